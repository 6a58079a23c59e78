"""How the ledger is told: an entry in words for people, and as data for programs."""

from collections.abc import Iterable
from typing import Any

from monitor.cli.words import printable
from monitor.digest.data import deal_data, plain_number
from monitor.digest.words import (
    count,
    country_words,
    instrument_words,
    money_words,
    parties_words,
    quantity_words,
    sentence_case,
)
from monitor.models.digest import DigestDeal
from monitor.models.ledgerlist import QuarterTotal, ShownConflict, ShownEntry
from monitor.times import parse_moment


def day_words(stated: str, year: str = "") -> str:
    """The day of a moment; its year where it is not the one that the reader knows.

    >>> day_words("2026-09-23T08:00:00Z"), day_words("2026-09-23", "2026")
    ('23 Sep 2026', '23 Sep')
    """
    moment = parse_moment(stated)
    if moment is None:
        return stated
    return f"{moment.day} {moment:%b}" if year == f"{moment:%Y}" else f"{moment.day} {moment:%b %Y}"


def span_words(first: str, last: str) -> str:
    """
    >>> span_words("2026-09-23", "2026-11-18T06:00:00Z"), span_words("2026-09-23", "2026-09-23")
    ('23 Sep to 18 Nov 2026', '23 Sep 2026')
    """
    if first[:10] == last[:10]:
        return day_words(last)
    return f"{day_words(first, last[:4])} to {day_words(last)}"


def head_words(entry: ShownEntry) -> str:
    """ "Offtake, signed: A – B"; without parties, what its newest report is titled."""
    who = parties_words(entry.parties) or entry.newest.article.title
    return printable(f"{sentence_case(instrument_words(entry.instrument))}, {entry.status}: {who}")


def fact_words(entry: ShownEntry) -> str:
    """ "US$1.2 billion · 12,000 t/year · Chile · Lithium"."""
    countries = ", ".join(map(country_words, entry.countries))
    parts = (
        money_words(entry.value, entry.currency),
        *(quantity_words(*one) for one in entry.quantities),
        countries,
        sentence_case(", ".join(entry.minerals)),
    )
    return printable(" · ".join(part for part in parts if part))


def told_words(entry: ShownEntry) -> str:
    """ "12 reports from 5 sources, 23 Sep to 18 Nov 2026; confirmed by ministry-of-mines"."""
    reports = f"{count(len(entry.reports), 'report')} from {count(len(entry.sources), 'source')}"
    own = entry.confirmed_by
    confirmed = f"; confirmed by {own.article.source}" if own else ""
    return printable(f"{reports}, {span_words(entry.first_seen, entry.last_seen)}{confirmed}")


def course_words(entry: ShownEntry) -> str:
    """ "proposed 23 Sep → signed 5 Oct 2026"; "" where the status never changed."""
    steps = [one for one in entry.history if one.fact == "status"]
    if len(steps) < 2:
        return ""
    last = steps[-1].at[:4]
    told = [f"{one.after} {day_words(one.at, last)}" for one in steps[:-1]]
    return " → ".join([*told, f"{steps[-1].after} {day_words(steps[-1].at)}"])


def conflict_words(conflict: ShownConflict) -> str:
    """ "value: C$2.4 billion (3 articles), C$2.6 billion (2)"."""
    first, *others = conflict.values
    told = [f"{stated_words(first.value)} ({count(len(first.articles), 'article')})"]
    told += [f"{stated_words(one.value)} ({len(one.articles)})" for one in others]
    return f"{conflict.fact}: {', '.join(told)}"


def stated_words(stated: str) -> str:
    """A sum as the ledger's history keeps it, in the words of everywhere else; a status as it is.

    >>> stated_words("CAD 2,400,000,000"), stated_words("350,000"), stated_words("signed")
    ('C$2.4 billion', '350,000', 'signed')
    """
    currency, _, digits = stated.rpartition(" ")
    try:
        return money_words(float(digits.replace(",", "")), currency or None)
    except ValueError:
        return stated


def report_words(report: DigestDeal) -> str:
    """One report of an entry on one line: day, source, what it says of status and value, title, article."""
    article = report.article
    value = money_words(report.value, report.currency)
    said = f"{report.status}, {value}" if value else report.status
    day = (article.published or article.stored)[:10]
    return f"{day}  {printable(article.source)}: {printable(article.title)} ({said}) · article {article.id}"


def entry_json(entry: ShownEntry) -> dict[str, Any]:
    """The keys of a deal as the contract has them, and what makes it an entry. `evidence` is of the newest report, in whose
    article it stands."""
    newest, own = entry.newest, entry.confirmed_by
    return {
        "id": entry.id,
        "instrument": entry.instrument,
        "status": entry.status,
        "parties": list(entry.parties),
        "countries": list(entry.countries),
        "minerals": list(entry.minerals),
        "value": plain_number(entry.value),
        "currency": entry.currency,
        "quantities": [{"value": plain_number(value), "unit": unit} for value, unit in entry.quantities],
        "evidence": {**deal_data(newest)["evidence"], "article": newest.article.id},
        "first_seen": entry.first_seen,
        "last_seen": entry.last_seen,
        "reports": [_report_json(one) for one in entry.reports],
        "sources": list(entry.sources),
        "primary": _article_json(own) if own else None,
        "history": [
            {"at": one.at, "fact": one.fact, "before": one.before or None, "after": one.after, "article": one.article_id}
            for one in entry.history
        ],
        "conflicts": [
            {"fact": one.fact, "values": [{"value": each.value, "articles": list(each.articles)} for each in one.values]}
            for one in entry.conflicts
        ],
    }  # fmt: skip


def _report_json(report: DigestDeal) -> dict[str, Any]:
    said = {"status": report.status, "value": plain_number(report.value), "currency": report.currency}
    return {**_article_json(report), **said}


def _article_json(report: DigestDeal) -> dict[str, Any]:
    article = report.article
    return {
        "article": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published": article.published,
    }


def total_json(total: QuarterTotal) -> dict[str, Any]:
    return {
        "quarter": total.quarter,
        "mineral": total.mineral or None,
        "entries": total.entries,
        "with_value": total.with_value,
        "without_value": total.entries - total.with_value,
        "values": [
            {"currency": currency or None, "value": plain_number(value)} for currency, value in total.values
        ],
    }


def sums_words(values: Iterable[tuple[str, float]]) -> str:
    """ "US$1.2 billion, A$300 million"."""
    return ", ".join(money_words(value, currency or None) for currency, value in values)
