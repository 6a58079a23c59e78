-- title: Deals on a mineral
-- about: All deals on one mineral, newest first.
-- mineral: | its name, such as lithium or rare earths; empty: all
select day, title, status, instrument, parties, minerals, countries, value, currency, source, evidence, deal_id, article_id
  from deal_list
 where :mineral = '' or exists (select 1 from json_each(minerals) where value = lower(trim(:mineral)))
 order by at desc, article_id desc, deal_id
