-- title: Busiest parties
-- about: Who is named in most deals, on what, and when last.
-- days: 90 | published in so many days; empty: at any time
-- mineral: | only deals on this mineral; empty: all
select p.value as party, count(distinct d.deal_id) as deals, count(distinct d.article_id) as articles,
       group_concat(distinct m.value) as minerals, max(d.day) as last_day
  from deal_list d join json_each(d.parties) p left join json_each(d.minerals) m
 where (:days = '' or d.day > date('now', '-' || cast(:days as integer) || ' days'))
   and (:mineral = '' or exists (select 1 from json_each(d.minerals) where value = lower(trim(:mineral))))
 group by 1 order by deals desc, party limit 200
