-- title: Minerals in numbers
-- about: How many deals were reported on each mineral, by how many articles, and when last.
-- days: 30 | published in so many days; empty: at any time
select m.value as mineral, count(*) as deals, count(distinct d.article_id) as articles,
       count(*) filter (where d.status = 'proposed') as proposed,
       count(*) filter (where d.status = 'signed') as signed,
       count(*) filter (where d.status in ('approved', 'completed')) as "approved or completed",
       max(d.day) as last_day
  from deal_list d, json_each(d.minerals) m
 where :days = '' or d.day > date('now', '-' || cast(:days as integer) || ' days')
 group by 1 order by deals desc, mineral
