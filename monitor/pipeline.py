"""One page in, its outcome out: extract, judge by the rules, draw the deals. Pure: the same page gives the same outcome.

This is the function that engines run on worker processes and, later, on other machines; it knows no store.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from monitor.config.model import Lists
from monitor.deals import Gazetteer, draw_deals, load_gazetteer
from monitor.models.article import Article, PageKind
from monitor.models.outcome import Outcome
from monitor.models.page import Page
from monitor.rules import RuleSet, judge, load_ruleset
from monitor.stories.rarity import Rarity, load_rarity
from monitor.stories.trace import trace_of
from monitor.text import Document


@dataclass(frozen=True)
class Context:
    """What judging needs beside the article. Built once a process."""

    ruleset: RuleSet
    gazetteer: Gazetteer
    rarity: Rarity


def load_context(rules: Sequence[Path], seeds: Path, lists: Lists | None = None) -> Context:
    """Raises ConfigError naming file and line of every fault in rules or vocabulary."""
    return Context(
        ruleset=load_ruleset(rules, seeds, lists), gazetteer=load_gazetteer(seeds), rarity=load_rarity(seeds)
    )


def process_page(page: Page, context: Context) -> Outcome:
    """Raises ExtractionError where the page cannot be read at all."""
    from monitor.extract import extract_article  # noqa: PLC0415  (trafilatura takes 0.3 s to import: only where pages are read)

    article = extract_article(page)
    if article.kind is not PageKind.ARTICLE:
        return Outcome(article)
    return judge_article(article, context)


def process_text(article: Article, context: Context) -> Outcome:
    """The verdict of a text that came without its page: its language is told by its words where nothing states it."""
    if article.lang is None:
        from monitor.extract.language import language_of  # noqa: PLC0415  (its model takes 0.5 s to load)

        article = replace(article, lang=language_of("", article.title, article.text))
    return judge_article(article, context)


def judge_article(article: Article, context: Context) -> Outcome:
    """The verdict and the deals of an article whose text is known."""
    document = Document(article.title, article.text, article.lang, article.published)
    judgement = judge(document, context.ruleset)
    deals = draw_deals(document, judgement, context.gazetteer) if judgement.flagged else ()
    trace = trace_of(document, judgement.minerals, deals, context.gazetteer, context.rarity)
    return Outcome(article, judgement, deals, trace)
