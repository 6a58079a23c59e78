"""What the pipeline returns for one page."""

from dataclasses import dataclass

from monitor.models.article import Article
from monitor.models.deal import Deal
from monitor.models.judgement import Judgement
from monitor.models.trace import Trace


@dataclass(frozen=True, slots=True)
class Outcome:
    """An article with its verdict and deals. Where the page was no article, `judgement` is None and `article.kind` says
    what it was."""

    article: Article
    judgement: Judgement | None = None
    deals: tuple[Deal, ...] = ()
    trace: Trace | None = None  # of an article
