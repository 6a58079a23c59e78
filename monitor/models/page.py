"""Pages: one fetched response each."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """A response as it came. `url` is what was asked for, `final_url` what answered after redirects.

    `body` is undone of its content encoding; `headers` are those of the answer, names in lower case. `listed` is the
    moment of publication, aware, that the feed or sitemap states which named the page.
    """

    url: str
    final_url: str
    fetched: datetime
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    listed: datetime | None = None

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")
