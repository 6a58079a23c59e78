"""The tables of stories and the ledger, as one step of the schema. It has landed: a change of mind is a new step."""

# `seconds`: when an article was published (or else stored), since 1970. Keys are numbers that articles or deals worth
# comparing share. Links hold both directions of a pair, log odds that both belong together; a pair without one was not
# worth it. What a person decided names deals by article and words, so that it outlives their rows. Ids of stories and entries are never given twice:
# people follow them.
LINKING = """
create table stories (
    id integer primary key autoincrement,
    title text not null,
    first_published text not null,
    last_published text not null,
    articles integer not null,
    sources integer not null
) strict;
create index stories_last on stories (last_published);
alter table articles add column story_id integer references stories (id);
create index articles_story on articles (story_id);

create table traces (
    article_id integer primary key references articles (id) on delete cascade,
    seconds integer not null,
    body text not null
) strict;
create table trace_keys (
    key integer not null,
    seconds integer not null,
    article_id integer not null,
    primary key (key, seconds, article_id)
) strict, without rowid;
create index trace_keys_article on trace_keys (article_id);
create table story_links (
    one integer not null,
    other integer not null,
    odds real not null,
    primary key (one, other)
) strict, without rowid;

create table ledger (
    id integer primary key autoincrement,
    instrument text not null,
    status text not null,
    parties text not null default '[]',
    countries text not null default '[]',
    minerals text not null default '[]',
    quantities text not null default '[]',
    value real,
    currency text,
    first_seen text not null,
    last_seen text not null,
    reports integer not null,
    sources integer not null,
    primary_article integer references articles (id),
    conflicts text not null default '[]'
) strict;
create index ledger_last on ledger (last_seen);
alter table deals add column ledger_id integer references ledger (id);
create index deals_ledger on deals (ledger_id);
create table ledger_history (
    id integer primary key,
    ledger_id integer not null references ledger (id) on delete cascade,
    article_id integer not null,
    at text not null,
    fact text not null check (fact in ('status', 'value')),
    before text not null default '',
    after text not null
) strict;
create index ledger_history_entry on ledger_history (ledger_id);
create table deal_keys (
    key integer not null,
    seconds integer not null,
    deal_id integer not null,
    primary key (key, seconds, deal_id)
) strict, without rowid;
create index deal_keys_deal on deal_keys (deal_id);
create table ledger_links (
    one integer not null,
    other integer not null,
    odds real not null,
    primary key (one, other)
) strict, without rowid;
create table ledger_decisions (
    id integer primary key,
    verdict text not null check (verdict in ('same', 'apart')),
    one_article integer not null,
    one_words text not null,
    other_article integer not null,
    other_words text not null,
    at text not null
) strict;
create index ledger_decisions_one on ledger_decisions (one_article);
create index ledger_decisions_other on ledger_decisions (other_article);
"""
