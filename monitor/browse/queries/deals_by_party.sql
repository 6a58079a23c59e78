-- title: Deals of a party
-- about: All deals of a company, agency or government, newest first.
-- party: | a part of its name; empty: all
select day, title, status, instrument, parties, minerals, countries, value, currency, source, evidence, deal_id, article_id
  from deal_list
 where :party = '' or exists (select 1 from json_each(parties) where instr(folded(value), folded(trim(:party))))
 order by at desc, article_id desc, deal_id
