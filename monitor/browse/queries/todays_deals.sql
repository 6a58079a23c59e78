-- title: Today's deals
-- about: Deals of articles published (or, where that is unknown, stored) today and in the days before; days count in UTC.
-- days: 1 | how many days, today included; empty: all
select day, title, status, instrument, parties, minerals, countries, value, currency, source, evidence, deal_id, article_id
  from deal_list
 where :days = '' or day > date('now', '-' || cast(:days as integer) || ' days')
 order by at desc, article_id desc, deal_id
