-- title: Deals with a country
-- about: All deals in which a country takes part, by a party or a site, newest first.
-- country: | its two letters, such as CL for Chile; empty: all
select day, title, status, instrument, parties, minerals, countries, value, currency, source, evidence, deal_id, article_id
  from deal_list
 where :country = '' or exists (select 1 from json_each(countries) where value = upper(trim(:country)))
 order by at desc, article_id desc, deal_id
