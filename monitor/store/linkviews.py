"""Views of stories and the ledger, as one step of the schema. It has landed: a change of mind is a new step."""

# `act`: what a person decided at one time, in one or several rows.
# Stories that share a ledger entry follow each other in time; each names the one before it.
LINK_VIEWS = """
alter table ledger_decisions add column act integer not null default 0;
create index ledger_decisions_act on ledger_decisions (act);

create view story_follows as
select distinct s.id as story_id, (
           select b.id from deals r join articles e on e.id = r.article_id join stories b on b.id = e.story_id
            where r.ledger_id = d.ledger_id
              and (b.first_published < s.first_published or (b.first_published = s.first_published and b.id < s.id))
            order by b.first_published desc, b.id desc limit 1) as follows
  from stories s join articles a on a.story_id = s.id join deals d on d.article_id = a.id
 where d.ledger_id is not null and follows is not null;

drop view deal_list;
drop view flagged_articles;
create view flagged_articles as
select a.id, a.published, a.title, a.source, a.url, a.score,
       (select group_concat(value, ', ') from json_each(a.minerals)) as minerals,
       (select group_concat(value, ', ') from (select distinct j.value from deals d, json_each(d.countries) j where d.article_id = a.id)) as countries,
       (select group_concat(value, ', ') from (select distinct j.value from deals d, json_each(d.parties) j where d.article_id = a.id)) as parties,
       (select group_concat(value, ', ') from (select distinct d.instrument as value from deals d where d.article_id = a.id)) as instruments,
       (select group_concat(value, ', ') from (select distinct d.status as value from deals d where d.article_id = a.id)) as statuses,
       (select max(d.value) from deals d where d.article_id = a.id) as value,
       a.story_id
  from articles a
 where a.flagged = 1;
create view deal_list as
select d.id as deal_id, substr(coalesce(a.published, a.stored), 1, 10) as day, a.title, d.status, d.instrument,
       d.parties, d.minerals, d.countries, d.value, d.currency, a.source, d.evidence, a.url, a.score,
       coalesce(a.published, a.stored) as at, d.article_id, a.story_id, d.ledger_id
  from deals d join articles a on a.id = d.article_id;
"""
