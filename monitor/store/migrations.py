"""The schema, as append-only steps. A step that has landed is never edited; a change of mind is a new step."""

import sqlite3
from collections.abc import Iterator

import sqlite_utils
from sqlite_utils import Migrations

from monitor.store.linkschema import LINKING
from monitor.store.linkviews import LINK_VIEWS

schema = Migrations("mineral-deal-monitor")

APPLICATION_ID = 0x4D444D31  # "MDM1": a file of another program is not taken for ours


def _statements(script: str) -> Iterator[str]:
    """One by one, because `executescript` would commit the step's transaction half done."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


FIRST = """
create table sources (
    name text primary key,
    kind text not null,
    url text not null,
    enabled integer not null default 1 check (enabled in (0, 1)),
    state text check (state in ('ok', 'moved', 'failing', 'blocked', 'gone')),
    etag text,
    last_modified text,
    moved_to text,
    feed_url text,
    last_poll text,
    last_new text,
    next_poll text,
    failures integer not null default 0,
    last_error text not null default ''
) strict;

create table polls (
    id integer primary key,
    source text not null references sources (name),
    at text not null,
    state text not null,
    status integer,
    bytes integer not null default 0,
    seconds real not null default 0,
    entries integer not null default 0,
    new integer not null default 0,
    gap integer not null default 0,
    error text not null default ''
) strict;
create index polls_source_at on polls (source, at);
create index polls_at on polls (at);

create table articles (
    id integer primary key,
    url text not null unique,
    source text not null references sources (name),
    title text not null,
    authors text not null default '[]',
    published text,
    fetched text not null,
    stored text not null,
    lang text,
    text text not null,
    text_from text not null default 'page' check (text_from in ('page', 'feed')),
    content_hash text not null,
    flagged integer not null default 0 check (flagged in (0, 1)),
    score real not null default 0,
    minerals text not null default '[]',
    rechecks integer not null default 0
) strict;
create index articles_stored on articles (stored);
create index articles_content on articles (content_hash);

create table entries (
    id integer primary key,
    source text not null references sources (name),
    url text not null,
    canonical_url text not null,
    title text not null default '',
    published text,
    updated text,
    summary text not null default '',
    feed_text text not null default '',
    authors text not null default '[]',
    first_seen text not null,
    state text not null default 'pending' check (state in ('pending', 'done', 'failed', 'skipped')),
    attempts integer not null default 0,
    next_attempt text not null,
    reason text not null default '',
    article_id integer references articles (id),
    unique (source, canonical_url)
) strict;
create index entries_pending on entries (source, published desc) where state = 'pending';
create index entries_canonical on entries (canonical_url);
create index entries_article on entries (article_id);

create table pages (
    url text primary key,
    fetched text not null,
    status integer not null,
    final_url text not null,
    headers text not null,
    body blob not null,
    article_id integer references articles (id)
) strict;
create index pages_article on pages (article_id);

create table revisions (
    id integer primary key,
    article_id integer not null references articles (id) on delete cascade,
    seen text not null,
    title text not null,
    text text not null
) strict;
create index revisions_article on revisions (article_id);

create table matches (
    id integer primary key,
    article_id integer not null references articles (id) on delete cascade,
    rule text not null,
    field text not null check (field in ('title', 'text')),
    start integer not null,
    "end" integer not null,
    text text not null
) strict;
create index matches_article on matches (article_id);

create table deals (
    id integer primary key,
    article_id integer not null references articles (id) on delete cascade,
    instrument text not null,
    status text not null,
    parties text not null default '[]',
    countries text not null default '[]',
    minerals text not null default '[]',
    value real,
    currency text,
    quantities text not null default '[]',
    field text not null check (field in ('title', 'text')),
    start integer not null,
    "end" integer not null,
    evidence text not null
) strict;
create index deals_article on deals (article_id);

create table facts (
    id integer primary key,
    deal_id integer not null references deals (id) on delete cascade,
    fact text not null,
    value text not null,
    field text not null check (field in ('title', 'text')),
    start integer not null,
    "end" integer not null,
    text text not null
) strict;
create index facts_deal on facts (deal_id);

create table origins (
    origin text primary key,
    robots text,
    robots_fetched text,
    retry_after text
) strict;

create view flagged_articles as
with shown as (
    select article_id,
           group_concat(distinct instrument) as instruments,
           group_concat(distinct status) as statuses,
           max(value) as value
      from deals group by article_id
)
select a.id, a.published, a.title, a.source, a.url, a.score,
       (select group_concat(value, ', ') from json_each(a.minerals)) as minerals,
       (select group_concat(value, ', ') from (select distinct j.value from deals d, json_each(d.countries) j where d.article_id = a.id)) as countries,
       (select group_concat(value, ', ') from (select distinct j.value from deals d, json_each(d.parties) j where d.article_id = a.id)) as parties,
       replace(s.instruments, ',', ', ') as instruments,
       replace(s.statuses, ',', ', ') as statuses,
       s.value
  from articles a left join shown s on s.article_id = a.id
 where a.flagged = 1
 order by a.published desc;
"""


@schema()
def first(db: sqlite_utils.Database) -> None:
    for statement in _statements(FIRST):
        db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION_ID}")


# The words of articles, for search; the text itself stays in `articles` alone. Diacritics do not matter: "Niğde" is found by "nigde".
SEARCH = """
create virtual table articles_fts using fts5 (
    title, text, content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
create trigger articles_fts_insert after insert on articles begin
    insert into articles_fts (rowid, title, text) values (new.id, new.title, new.text);
end;
create trigger articles_fts_delete after delete on articles begin
    insert into articles_fts (articles_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
end;
create trigger articles_fts_update after update of title, text on articles begin
    insert into articles_fts (articles_fts, rowid, title, text) values ('delete', old.id, old.title, old.text);
    insert into articles_fts (rowid, title, text) values (new.id, new.title, new.text);
end;
insert into articles_fts (articles_fts) values ('rebuild');
"""


@schema()
def search(db: sqlite_utils.Database) -> None:
    for statement in _statements(SEARCH):
        db.execute(statement)


DAILY_DIGESTS = """
create table daily_digests (
    day text primary key,
    written text not null
) strict;
"""


@schema()
def daily_digests(db: sqlite_utils.Database) -> None:
    for statement in _statements(DAILY_DIGESTS):
        db.execute(statement)


# Deals with the story around them, as `browse` lists them. `day` is that of publication, or else of storing.
BROWSE = """
create view deal_list as
select d.id as deal_id, substr(coalesce(a.published, a.stored), 1, 10) as day, a.title, d.status, d.instrument,
       d.parties, d.minerals, d.countries, d.value, d.currency, a.source, d.evidence, a.url, a.score,
       a.published, a.stored, d.article_id
  from deals d join articles a on a.id = d.article_id
 order by coalesce(a.published, a.stored) desc, a.id desc, d.id;
"""


@schema()
def browse(db: sqlite_utils.Database) -> None:
    for statement in _statements(BROWSE):
        db.execute(statement)


LABELS = """
create table labels (
    article_id integer primary key references articles (id) on delete cascade,
    verdict text not null check (verdict in ('yes', 'no')),
    note text not null default '',
    at text not null
) strict;
"""


@schema()
def labels(db: sqlite_utils.Database) -> None:
    for statement in _statements(LABELS):
        db.execute(statement)


# Views for people who browse. They have no order of their own and no grouping, so that SQLite reads of each row only the
# columns asked for, and the newest flagged ones by their index.
QUICK_VIEWS = """
drop view deal_list;
drop view flagged_articles;
create view flagged_articles as
select a.id, a.published, a.title, a.source, a.url, a.score,
       (select group_concat(value, ', ') from json_each(a.minerals)) as minerals,
       (select group_concat(value, ', ') from (select distinct j.value from deals d, json_each(d.countries) j where d.article_id = a.id)) as countries,
       (select group_concat(value, ', ') from (select distinct j.value from deals d, json_each(d.parties) j where d.article_id = a.id)) as parties,
       (select group_concat(value, ', ') from (select distinct d.instrument as value from deals d where d.article_id = a.id)) as instruments,
       (select group_concat(value, ', ') from (select distinct d.status as value from deals d where d.article_id = a.id)) as statuses,
       (select max(d.value) from deals d where d.article_id = a.id) as value
  from articles a
 where a.flagged = 1;
create index articles_flagged on articles (published desc) where flagged = 1;
create view deal_list as
select d.id as deal_id, substr(coalesce(a.published, a.stored), 1, 10) as day, a.title, d.status, d.instrument,
       d.parties, d.minerals, d.countries, d.value, d.currency, a.source, d.evidence, a.url, a.score,
       coalesce(a.published, a.stored) as at, d.article_id
  from deals d join articles a on a.id = d.article_id;
"""


@schema()
def quick_views(db: sqlite_utils.Database) -> None:
    for statement in _statements(QUICK_VIEWS):
        db.execute(statement)


# How often a source is polled by the configuration, so that a change of it is seen.
@schema()
def rhythms(db: sqlite_utils.Database) -> None:
    db.execute("alter table sources add column every real")


# Where the site files an article, in its own words.
@schema()
def sections(db: sqlite_utils.Database) -> None:
    db.execute("alter table articles add column section text not null default ''")
    db.execute("alter table articles add column tags text not null default '[]'")


# Facts of a deal that the story leaves open, each with the reason.
@schema()
def missing_facts(db: sqlite_utils.Database) -> None:
    db.execute("alter table deals add column missing text not null default '{}'")


# What polls must remember so that nothing is missed, and by what stories are known again.
FETCHING = """
alter table sources add column last_full text;
alter table sources add column children text not null default '{}';
alter table sources add column incomplete integer not null default 0 check (incomplete in (0, 1));
alter table entries add column guid text not null default '';
create index entries_guid on entries (source, guid) where guid <> '';
alter table articles add column story_key text not null default '';
create index articles_story_key on articles (story_key) where story_key <> '';
create table inbox (
    id integer primary key,
    source text not null references sources (name),
    url text not null,
    content_type text not null,
    kind text not null,
    include text,
    came text not null,
    body blob not null
) strict;
"""


@schema()
def fetching(db: sqlite_utils.Database) -> None:
    for statement in _statements(FETCHING):
        db.execute(statement)


@schema()
def linking(db: sqlite_utils.Database) -> None:
    for statement in _statements(LINKING):
        db.execute(statement)


@schema()
def link_views(db: sqlite_utils.Database) -> None:
    for statement in _statements(LINK_VIEWS):
        db.execute(statement)


# When a long delay between two requests of an origin ends; documents are kept packed until they are read.
@schema()
def packed_inbox(db: sqlite_utils.Database) -> None:
    db.execute("alter table origins add column next_allowed text")
    db.execute("alter table inbox add column encodings text not null default '[]'")
