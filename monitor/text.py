"""Text with places: an article as sentences and paragraphs, every offset into the original. Pure."""

from dataclasses import dataclass
from functools import cached_property

from monitor.models.deal import Field, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """`index` counts through title and text; the title is one sentence in paragraph -1."""

    index: int
    field: Field
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A title and a text, seen as sentences. Build with `Document.of`."""

    title: str
    text: str
    lang: str | None = None
    published: str | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        raise NotImplementedError

    def field(self, name: Field) -> str:
        return self.title if name == "title" else self.text

    def span(self, field: Field, start: int, end: int) -> Span:
        return Span(field, start, end, self.field(field)[start:end])

    def sentence_text(self, sentence: Sentence) -> str:
        return self.field(sentence.field)[sentence.start : sentence.end]
