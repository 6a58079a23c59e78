"""One publisher's addresses and what each answers: source documents, pages, robots.txt. The same values, the same bytes."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.models.newsroom import Answer, Expected, ExpectedEntry, Format, OtherPage, Publisher, Story
from monitor.models.source import Source, SourceKind
from monitor.newsroom.pages import render
from monitor.times import utc_text

HTML = "text/html"
PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
PIXEL = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
RELATED = 5  # headlines beside a story

_DOCUMENTS = {
    Format.RSS: "/feed/",
    Format.ATOM: "/feed.atom",
    Format.NEWS_SITEMAP: "/sitemap.xml",
    Format.LISTING: "/",
}
_WORDS = {
    Answer.MISSING: (404, "Not found"),
    Answer.GONE: (410, "This page was taken down"),
    Answer.FORBIDDEN: (403, "Forbidden"),
    Answer.UNAVAILABLE: (503, "Service unavailable"),
}


@dataclass(frozen=True, slots=True)
class Resource:
    """What an address answers. `has_validators`: it is asked for conditionally, as source documents are."""

    body: bytes = field(repr=False)
    kind: str
    status: int = 200
    has_validators: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A link in a box beside a story; `href` is absolute where it leads to another publisher."""

    title: str
    href: str


@dataclass(frozen=True)
class Site:
    """A publisher at an address, as of `now`. `partners` are headlines of other publishers, in its language."""

    publisher: Publisher
    base: str
    now: datetime
    folder: Path
    partners: tuple[Headline, ...] = ()
    trouble: bool = False

    @property
    def source(self) -> Source:
        path = "/" if self.publisher.kind is SourceKind.AUTO else self.document_path
        return Source(self.publisher.name, self.base + path, self.publisher.kind)

    @property
    def document_path(self) -> str:
        return _DOCUMENTS[self.publisher.format]

    @property
    def others(self) -> list[OtherPage]:
        return [one for one in self.publisher.others if self.trouble or not one.is_trouble]

    @property
    def menu(self) -> list[Headline]:
        return [Headline(item, f"/topic/{number}") for number, item in enumerate(self.publisher.menu, 1)]

    @property
    def topic_paths(self) -> list[str]:
        return [item.href for item in self.menu]

    def path_of(self, item: Story | OtherPage) -> str:
        if isinstance(item, OtherPage):
            return item.path
        return self.publisher.path.format(slug=item.slug, number=_number(item.slug), section=item.section)

    def moment_of(self, item: Story | OtherPage) -> datetime:
        """When it was published, to the minute, in the publisher's own zone."""
        moment = (self.now - timedelta(hours=item.hours_ago)).replace(second=0, microsecond=0)
        return moment.astimezone(ZoneInfo(self.publisher.zone))

    def expected(self) -> list[Expected]:
        """The articles that a crawl must store."""
        return [
            Expected(self.publisher.name, self.base + self.path_of(story), self._stored_moment(story), story)
            for story in self.publisher.stories
        ]

    def expected_entries(self) -> list[ExpectedEntry]:
        """The other addresses listed, and what must become of them."""
        return [ExpectedEntry(self.publisher.name, self.base + one.path, one.state) for one in self.others]

    def _stored_moment(self, story: Story) -> str:
        moment = self.moment_of(story)
        return moment.date().isoformat() if self.publisher.states_day_only else utc_text(moment)

    def related(self, story: Story) -> list[Headline]:
        """Other stories of the publisher, deals among them first: the same for a story every time."""
        own = [one for one in self.publisher.stories if one.slug != story.slug]
        own.sort(key=lambda one: (not one.flag, _number(story.slug + one.slug)))
        return [Headline(one.title, self.path_of(one)) for one in own[:RELATED]]

    def elsewhere(self, story: Story) -> list[Headline]:
        """Headlines of partners, for the box of other sites' stories."""
        return sorted(self.partners, key=lambda one: _number(story.slug + one.title))[:3]

    def resources(self) -> dict[str, Resource]:
        """Every address of the site. Each link within the site leads to one of them."""
        found = {
            "/robots.txt": self._robots(),
            "/style.css": self._style(),
            "/img/photo.gif": Resource(PIXEL, "image/gif"),
            "/account": self._html("login"),
            "/": self._html("front", listed=list(self.publisher.stories)),
        }
        found |= {
            item.href: self._html("front", listed=list(self.publisher.stories[:8])) for item in self.menu
        }
        found |= {self.path_of(story): self._html("article", story=story) for story in self.publisher.stories}
        found |= {one.path: self._other(one) for one in self.others}
        return found | dict(self._documents())

    def _documents(self) -> Iterator[tuple[str, Resource]]:
        if self.publisher.format is Format.RSS:
            yield self.document_path, self._xml("rss.xml.j2", "application/rss+xml")
        elif self.publisher.format is Format.ATOM:
            yield self.document_path, self._xml("atom.xml.j2", "application/atom+xml")
        elif self.publisher.format is Format.NEWS_SITEMAP:
            yield self.document_path, self._xml("sitemap-index.xml.j2", "application/xml")
            yield "/sitemap-news.xml", self._xml("sitemap-news.xml.j2", "application/xml")
        else:
            yield from self._listing()

    def _listing(self) -> Iterator[tuple[str, Resource]]:
        listed: list[Story | OtherPage] = sorted(
            [*self.publisher.stories, *self.others], key=lambda one: one.hours_ago
        )
        size = self.publisher.page_size
        parts = [listed[start : start + size] for start in range(0, len(listed), size)]
        for number, part in enumerate(parts, 1):
            older = f"/page/{number + 1}" if number < len(parts) else None
            page = self._html("front", listed=part, older=older, has_validators=True)
            yield ("/" if number == 1 else f"/page/{number}"), page

    def _other(self, other: OtherPage) -> Resource:
        if other.answer in _WORDS:
            status, words = _WORDS[other.answer]
            return Resource(f"<!doctype html><title>{words}</title><h1>{words}</h1>".encode(), HTML, status)
        if other.answer is Answer.PDF:
            return Resource(PDF, "application/pdf")
        if other.answer is Answer.INDEX:
            return self._html("front", listed=list(self.publisher.stories[:12]))
        return self._html(other.answer.value)

    def _html(
        self,
        page: str,
        *,
        story: Story | None = None,
        listed: list[Story] | list[Story | OtherPage] | None = None,
        older: str | None = None,
        has_validators: bool = False,
    ) -> Resource:
        template = self.publisher.template if page in {"article", "front"} else "wall.html.j2"
        html = self._render(template, page=page, story=story, listed=listed or [], older=older)
        encoding = self.publisher.encoding
        return Resource(
            html.encode(encoding, "xmlcharrefreplace"), f"{HTML}; charset={encoding}", 200, has_validators
        )

    def _xml(self, template: str, kind: str) -> Resource:
        xml = self._render(template)
        return Resource(xml.encode(self.publisher.encoding, "xmlcharrefreplace"), kind, 200, True)

    def _render(self, template: str, **values: object) -> str:
        text = render(self.folder, template, site=self, publisher=self.publisher, **values)
        return re.sub(r"\n{2,}", "\n", text)

    def _style(self) -> Resource:
        path = self.folder / "styles" / f"{self.publisher.name}.css"
        return Resource(path.read_bytes() if path.is_file() else b"", "text/css; charset=utf-8")

    def _robots(self) -> Resource:
        lines = ["User-agent: *", "Disallow: /account", "Disallow: /internal/", "Allow: /"]
        if self.publisher.format is Format.NEWS_SITEMAP:
            lines.append(f"Sitemap: {self.base}{self.document_path}")
        return Resource("\n".join([*lines, ""]).encode(), "text/plain; charset=utf-8")


def _number(words: str) -> int:
    return int(hashlib.blake2b(words.encode(), digest_size=4).hexdigest(), 16)
