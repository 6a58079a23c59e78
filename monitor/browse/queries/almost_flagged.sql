-- title: Almost flagged
-- about: Articles that the rules know something of, but not enough; the highest scores first. Their pages show which rules fired.
-- days: 30 | published or stored in so many days; empty: at any time
-- mineral: | only those on this mineral; empty: all
select score, substr(coalesce(published, stored), 1, 10) as day, title, minerals, source, lang, id as article_id
  from articles
 where flagged = 0 and score > 0
   and (:days = '' or coalesce(published, stored) > date('now', '-' || cast(:days as integer) || ' days'))
   and (:mineral = '' or exists (select 1 from json_each(minerals) where value = lower(trim(:mineral))))
 order by score desc, id desc
