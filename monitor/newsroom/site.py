"""One publisher's addresses and what each answers: source documents, article pages, robots.txt. Deterministic."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from monitor.models.newsroom import Expected, OtherPage, Publisher, Story
from monitor.times import utc_text

PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    kind: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """A publisher at an address. `elsewhere` are stories of others, for its "related" boxes."""

    publisher: Publisher
    base: str
    now: datetime
    folder: Path
    elsewhere: tuple[str, ...]

    @property
    def source_url(self) -> str:
        paths = {"rss": "/feed/", "atom": "/feed.atom", "news-sitemap": "/sitemap.xml", "listing": "/"}
        return self.base + paths[self.publisher.format]

    def path_of(self, story: Story | OtherPage) -> str:
        number = int(hashlib.blake2b(story.slug.encode(), digest_size=4).hexdigest(), 16)
        section = ("world", "business", "city")[number % 3]
        return self.publisher.path.format(slug=story.slug, number=number, section=section)

    def published(self, story: Story) -> datetime:
        """To the minute, in the publisher's own zone."""
        moment = (self.now - timedelta(hours=story.hours_ago)).replace(second=0, microsecond=0)
        zones = {"ferrum-review": "Europe/London", "quarry-wire": "UTC", "morning-ledger": "America/New_York"}
        return moment.astimezone(ZoneInfo(zones.get(self.publisher.name, "Africa/Windhoek")))

    def expected(self) -> list[Expected]:
        return [
            Expected(
                self.publisher.name, self.base + self.path_of(story), utc_text(self.published(story)), story
            )
            for story in self.publisher.stories
        ]

    def answers(self) -> dict[str, Answer]:
        """Every address of the site."""
        found = {"/robots.txt": _robots(self), "/style.css": Answer(b"body{margin:2em}", "text/css")}
        for story in self.publisher.stories:
            found[self.path_of(story)] = self._html("article", story=story)
        for other in self.publisher.others:
            found[self.path_of(other)] = self._other(other)
        found |= {path: _with_etag(answer) for path, answer in self._documents().items()}
        found.setdefault("/", self._html("front"))
        return found

    def _documents(self) -> dict[str, Answer]:
        kind = self.publisher.format
        if kind == "rss":
            return {"/feed/": self._xml("rss.xml.j2", "application/rss+xml")}
        if kind == "atom":
            return {"/feed.atom": self._xml("atom.xml.j2", "application/atom+xml")}
        if kind == "news-sitemap":
            return {
                "/sitemap.xml": self._xml("sitemap-index.xml.j2", "application/xml"),
                "/sitemap-news.xml": self._xml("sitemap-news.xml.j2", "application/xml"),
            }
        listed = [*self.publisher.stories, *self.publisher.others]
        size = self.publisher.page_size
        pages = [listed[start : start + size] for start in range(0, len(listed), size)]
        return {
            "/" if number == 1 else f"/page/{number}": self._html(
                "listing", listed=part, older=f"/page/{number + 1}" if number < len(pages) else None
            )
            for number, part in enumerate(pages, 1)
        }

    def _other(self, other: OtherPage) -> Answer:
        if other.what == "missing":
            return Answer(
                b"<!doctype html><title>Not found</title><h1>Not found</h1>", "text/html; charset=utf-8", 404
            )
        if other.what == "pdf":
            return Answer(PDF, "application/pdf")
        return self._html("index", listed=list(self.publisher.stories))

    def _html(self, page: str, **values: object) -> Answer:
        template = _environment(self.folder).get_template(self.publisher.template)
        shown = {"story": None, "listed": [], "older": None, **values}
        html = template.render(site=self, publisher=self.publisher, page=page, **shown)
        return Answer(html.encode(), "text/html; charset=utf-8")

    def _xml(self, template: str, kind: str) -> Answer:
        xml = _environment(self.folder).get_template(template).render(site=self, publisher=self.publisher)
        return Answer(xml.encode(), f"{kind}; charset=utf-8")

    def related(self, slug: str) -> list[str]:
        """Headlines of other stories, the same for a story every time."""
        start = int(hashlib.blake2b(slug.encode(), digest_size=2).hexdigest(), 16)
        return [
            self.elsewhere[(start + step) % len(self.elsewhere)]
            for step in range(min(6, len(self.elsewhere)))
        ]


def _robots(site: Site) -> Answer:
    sitemap = f"Sitemap: {site.base}/sitemap.xml\n" if site.publisher.format == "news-sitemap" else ""
    return Answer(
        f"User-agent: *\nDisallow: /account/\nAllow: /\n{sitemap}".encode(), "text/plain; charset=utf-8"
    )


def _with_etag(answer: Answer) -> Answer:
    tag = hashlib.blake2b(answer.body, digest_size=8).hexdigest()
    return Answer(answer.body, answer.kind, answer.status, {"ETag": f'"{tag}"'})


def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "rfc822": format_datetime,
        "iso": lambda moment: moment.isoformat(timespec="seconds"),
        "iso_utc": lambda moment: moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "long": lambda moment: f"{moment.day} {moment:%B %Y, %H:%M}",
        "day": lambda moment: f"{moment.day} {moment:%B %Y}",
        "paragraphs": lambda text: text.split("\n"),
    }
    return environment
