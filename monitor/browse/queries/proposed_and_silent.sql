-- title: Proposed, and silent since
-- about: Deals that were proposed, of whose parties and minerals nothing was reported for so many days; the longest silent first.
-- days: 30 | how many days of silence; empty: all that are proposed
with heard as (
    select p.value as party, m.value as mineral, max(d.day) as day
      from deal_list d, json_each(d.parties) p, json_each(d.minerals) m group by 1, 2
), proposed as (
    select d.*, coalesce((select max(h.day) from json_each(d.parties) p, json_each(d.minerals) m
                            join heard h on h.party = p.value and h.mineral = m.value), d.day) as last_heard
      from deal_list d where d.status = 'proposed'
)
select last_heard, day, title, instrument, parties, minerals, countries, value, currency, source, evidence, deal_id, article_id
  from proposed
 where :days = '' or last_heard <= date('now', '-' || cast(:days as integer) || ' days')
 order by last_heard, day, deal_id
