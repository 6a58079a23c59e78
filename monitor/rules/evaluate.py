"""Verdicts beside labels, in; precision, recall and F1 of the flag, in all and by kind of story, out. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story with a person's verdict. `kind` says of a negative what it is (price, policy …); `instruments` of a
    positive what its deals are."""

    id: str
    title: str
    text: str
    flag: bool
    lang: str | None = None
    published: str | None = None
    kind: str = ""
    instruments: tuple[str, ...] = ()
    is_hard: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules said of a labelled story."""

    story: LabelledStory
    flagged: bool
    score: float

    @property
    def is_right(self) -> bool:
        return self.flagged is self.story.flag


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one slice of the stories. A slice without positives has no recall, one without flags no precision."""

    name: str
    stories: int
    right: int
    hit: int
    flagged: int
    wanted: int

    @property
    def precision(self) -> float | None:
        return self.hit / self.flagged if self.flagged else None

    @property
    def recall(self) -> float | None:
        return self.hit / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """
        >>> Score("all", 10, 8, 3, 4, 4).f1
        0.75
        """
        return 2 * self.hit / (self.flagged + self.wanted) if self.flagged + self.wanted else None


LONG = 2000  # characters


def evaluate(verdicts: Iterable[Verdict]) -> list[Score]:
    """All stories first, then hard, long and not English ones, each language, instrument and kind of negative."""
    slices: dict[str, list[Verdict]] = {"all": []}
    for verdict in verdicts:
        for name in ("all", *_slices(verdict.story)):
            slices.setdefault(name, []).append(verdict)
    return [_score(name, slices[name]) for name in ["all", *sorted(slices.keys() - {"all"})]]


def _slices(story: LabelledStory) -> list[str]:
    names = [f"language {story.lang}"] if story.lang else []
    names += ["not English"] if story.lang not in {None, "en"} else []
    names += ["hard"] if story.is_hard else []
    names += ["long"] if len(story.text) > LONG else []
    names += [f"instrument {one}" for one in dict.fromkeys(story.instruments)]
    return [*names, f"negative {story.kind}"] if story.kind and not story.flag else names


def _score(name: str, verdicts: list[Verdict]) -> Score:
    return Score(
        name,
        stories=len(verdicts),
        right=sum(v.is_right for v in verdicts),
        hit=sum(v.flagged and v.story.flag for v in verdicts),
        flagged=sum(v.flagged for v in verdicts),
        wanted=sum(v.story.flag for v in verdicts),
    )
