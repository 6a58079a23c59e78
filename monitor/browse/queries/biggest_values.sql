-- title: Biggest values
-- about: Deals by what they are worth. Currencies are not converted, so each has its own order.
-- currency: USD | three letters, such as USD or AUD; empty: all, one currency after the other
-- days: | published in so many days; empty: at any time
select value, currency, day, title, status, instrument, parties, minerals, countries, source, evidence, deal_id, article_id
  from deal_list
 where value is not null
   and (:currency = '' or currency = upper(trim(:currency)))
   and (:days = '' or day > date('now', '-' || cast(:days as integer) || ' days'))
 order by currency, value desc, deal_id
