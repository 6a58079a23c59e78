-- title: Sources in trouble
-- about: Sources that failed, refused or moved at the last pass, that were never read, or that have listed nothing new for long.
-- days: 14 | days without anything new that are too many; empty: any silence is fine
select name, state, failures, last_error, last_poll, last_new, next_poll, url
  from sources
 where enabled = 1
   and (state is null or state <> 'ok' or failures > 0
        or (:days <> '' and coalesce(last_new, '') < date('now', '-' || cast(:days as integer) || ' days')))
 order by failures desc, name
