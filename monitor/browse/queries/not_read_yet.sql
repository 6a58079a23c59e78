-- title: Listed, but not read
-- about: What sources listed and could not be read, and why: waiting, behind a wall, forbidden, or gone. Newest first.
-- word: | a part of the title; empty: all
-- state: | pending, failed or skipped; empty: all three
select first_seen, state, reason, title, source, attempts, next_attempt, url
  from entries
 where state <> 'done'
   and (:state = '' or state = lower(trim(:state)))
   and (:word = '' or instr(folded(title), folded(trim(:word))))
 order by id desc
