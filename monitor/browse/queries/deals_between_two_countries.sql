-- title: Deals between two countries
-- about: Deals that name both countries, newest first; with one left empty, those between the other and any; with both empty, all that cross a border.
-- one: | two letters, such as US; empty: any
-- other: | two letters, such as CD; empty: any
select day, title, status, instrument, parties, minerals, countries, value, currency, source, evidence, deal_id, article_id
  from deal_list
 where json_array_length(countries) > 1
   and (:one = '' or exists (select 1 from json_each(countries) where value = upper(trim(:one))))
   and (:other = '' or exists (select 1 from json_each(countries) where value = upper(trim(:other))))
 order by at desc, article_id desc, deal_id
