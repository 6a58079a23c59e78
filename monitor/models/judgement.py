"""What the rules say of one article."""

from dataclasses import dataclass

from monitor.models.deal import Instrument, Match, Span, Status


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the vocabulary found in the article. `group` is the word group ("mineral", "sign", "stake"), `name` what
    the word stands for in it (the canonical mineral, the status …, or the group itself)."""

    group: str
    name: str
    span: Span
    sentence: int  # index into Document.sentences


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence in which a rule sees a deal: the raw material that deals are assembled from.

    `weight` is that of all rules that see this instrument in the sentence, some 0.2 (a hint) to 1 and more (said outright);
    `rule` is the heaviest of them. `background` marks what the sentence tells as past, denied, hypothetical or as
    something else; such mentions make no deal and give no points.
    """

    rule: str
    instrument: Instrument
    status: Status | None  # None: the rule leaves it to the sentence
    span: Span  # the words that made the rule fire
    sentence: int
    weight: float
    background: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict of the rules on one article, with all that led to it."""

    flagged: bool
    score: float
    minerals: tuple[
        str, ...
    ]  # canonical names of the critical minerals that the story is about, most prominent first
    matches: tuple[Match, ...]
    mentions: tuple[Mention, ...]
    hits: tuple[Hit, ...]
