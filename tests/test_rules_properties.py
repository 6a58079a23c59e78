"""Rules on random queries, vocabularies and texts: what is found agrees with a slow and plain reading of docs/rules.md
(tests/naive_rules.py), and every place that judging returns holds the words that it claims."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.models.deal import Instrument, Span
from monitor.models.judgement import Judgement
from monitor.rules import RuleSet, judge, load_ruleset
from monitor.rules.judge import holding
from monitor.rules.matcher import Matcher
from monitor.rules.places import Unit, Units
from monitor.rules.query import MOST_SPANS, needs, read_query
from monitor.rules.ruleset import Rule, Term
from monitor.text import Document
from tests import naive_rules as naive
from tests.naive_rules import Query, Story, Told, Word

SEEDS = Path(__file__).parent.parent / "seeds"


def steadily(examples: int) -> settings:
    """The same examples at every run, however slow the machine is."""
    return settings(derandomize=True, deadline=None, database=None, max_examples=examples)


def terms(words: Iterable[Word]) -> list[Term]:
    return [Term(one.group, one.name, one.written, one.lang, one.weak) for one in words]


# Queries

WORDS = (
    Word("sign", "sign", "sign*"),
    Word("sign", "sign", "ink* a deal"),
    Word("pact", "pact", "pact"),
    Word("pact", "pact", "supply pact"),
    Word("pact", "", "peace pact"),
    Word("metal", "copper", "copper"),
    Word("metal", "copper", "red metal"),
    Word("metal", "rare earths", "rare earth*"),
    Word("metal", "锂", "锂"),
    Word("old", "old", "formerly"),
    Word("plan", "plan", "copper supply pact"),
    Word('"red copper"', '"red copper"', "red copper"),
    Word('"sign* up"', '"sign* up"', "sign* up"),
)
MATCHER = Matcher(terms(WORDS))
APART = ("sign", "pact", "metal", "old", "name")  # no word of one of these stands in a word of another
GROUPS = (*APART, "metal=copper", "metal=rare_earths", "plan", '"red copper"', '"sign* up"')
SPEECH = (
    "sign", "signs", "up", "pact", "supply pact", "peace pact", "copper", "copper supply pact", "red copper", "red metal",
    "rare-earth", "rare earths", "formerly", "inked a deal", "锂", "锂矿", "Orsk", "Hanul Cell", "the", "with it", "off-take,",
    "design", "coppery", "2,100", "за", "Überlingen",
)  # fmt: skip
CROWD = (
    "sign", "pact", "supply pact", "copper", "copper supply pact", "red copper", "red metal", "with", "formerly", "Orsk then",
)  # fmt: skip
FIELDS = ("title:", "lead:", "story:", "paragraph:")


@st.composite
def sentences(draw: st.DrawFn, speech: Sequence[str]) -> str:
    """Begins with a capital, so that the stop before it ends a sentence; names stand between other words."""
    opening = draw(st.sampled_from(("Later", "Orsk", "Vantor", "Hanul Cell")))
    words = [
        f"{word} then" if word[0].isupper() else word
        for word in draw(st.lists(st.sampled_from(speech), max_size=9))
    ]
    return " ".join([opening, "then", *words, "so"]) + draw(st.sampled_from(".!?"))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Few different words, so that they meet often."""
    speech = draw(st.lists(st.sampled_from(SPEECH), min_size=1, max_size=5))
    quiet = [word for word in speech if not word[0].isupper()] or ["so"]
    title = " ".join(draw(st.lists(st.sampled_from(quiet), max_size=3)))
    body = draw(st.lists(st.lists(sentences(speech), min_size=1, max_size=3), min_size=1, max_size=3))
    return Story(title, tuple(tuple(paragraph) for paragraph in body), WORDS)


@st.composite
def crowds(draw: st.DrawFn) -> Story:
    """One sentence in which the words of a few groups overlap or stand side by side."""
    speech = draw(st.lists(st.sampled_from(CROWD), min_size=2, max_size=4, unique=True))
    words = draw(st.lists(st.sampled_from(speech), min_size=2, max_size=7))
    return Story("", ((" ".join(["Later then", *words, "so."]),),), WORDS)


Queries = st.SearchStrategy[Query]


def group(name: str) -> Query:
    return Query("group", group=name)


def together(kind: str, parts: Queries) -> Queries:
    return st.lists(parts, min_size=2, max_size=3).map(lambda some: Query(kind, tuple(some)))


def beside(part: Queries, other: Queries) -> Queries:
    return st.builds(lambda *parts: Query("AND", parts), part, other)


def negated(part: Queries) -> Queries:
    return part.map(lambda one: Query("NOT", (one,)))


def elsewhere(part: Queries) -> Queries:
    return st.builds(lambda field, one: Query(field, (one,)), st.sampled_from(FIELDS), part)


def counted(part: Queries) -> Queries:
    return st.builds(lambda n, one: Query("ATLEAST", (one,), number=n), st.integers(1, 3), part)


def near(left: Queries, right: Queries) -> Queries:
    return st.builds(
        lambda kind, n, *parts: Query(kind, parts, number=n),
        st.sampled_from(("NEAR", "BEFORE")), st.integers(0, 12), left, right,
    )  # fmt: skip


WORD = st.sampled_from(GROUPS).map(group)
EITHER = WORD | together("OR", WORD)
PLAIN_WORD = st.sampled_from(APART).map(group)
PLAIN = PLAIN_WORD | together("OR", PLAIN_WORD)
ABSENT = negated(EITHER) | elsewhere(EITHER)


def part_of(words: Queries) -> Queries:
    """What `( )` may stand for beside NEAR: words, some of them together, or some and others not."""
    return st.one_of(words, together("AND", words), counted(words), beside(words, ABSENT))


def proves(words: Sequence[Word], query: str, text: str, title: str = "") -> list[str]:
    """What the query covers in the last sentence."""
    board = Matcher(terms(words)).board(Document(title, text))
    spans = read_query(query).spans(Units(board).sentence(len(board.bounds) - 1))
    return [board.original[start:end] for start, end in spans]


PROVEN = st.one_of(part_of(EITHER), near(EITHER, EITHER), near(part_of(PLAIN), PLAIN))
ANY = st.recursive(
    st.one_of(
        EITHER, part_of(EITHER), near(part_of(EITHER), part_of(EITHER)), near(near(EITHER, EITHER), EITHER)
    ),
    lambda inner: st.one_of(together("AND", inner), together("OR", inner), negated(inner), elsewhere(inner)),
    max_leaves=6,
)


def units_of(story: Story) -> list[tuple[Unit, list[Told]]]:
    """Every sentence, every paragraph and the whole, as the program and as the reference see it."""
    units = Units(MATCHER.board(Document(story.title, story.text)))
    told = story.sentences
    assert list(units.board.bounds) == [(one.start, one.end) for one in told]
    paragraphs = sorted({one.paragraph for one in told})
    return [
        *((units.sentence(number), [one]) for number, one in enumerate(told)),
        *((units.paragraph(n), [one for one in told if one.paragraph == n]) for n in paragraphs),
        (units.story, list(told)),
    ]


@steadily(400)
@given(ANY, stories() | crowds())
def test_a_query_holds_where_a_plain_reading_says_so(query: Query, story: Story) -> None:
    node = read_query(str(query))
    for unit, told in units_of(story):
        holds = bool(naive.proofs(query, story, told))
        sentences = [story.whole[one.start : one.end] for one in told]
        assert (node.holds(unit), bool(node.spans(unit))) == (holds, holds), f"{query} on {sentences}"
        assert not holds or all(any(unit.spans(one) for one in some) for some in needs(node))


@steadily(400)
@given(PROVEN, stories() | crowds())
def test_a_query_is_proved_by_the_places_of_a_plain_reading(query: Query, story: Story) -> None:
    node = read_query(str(query))
    for unit, told in units_of(story):
        places = node.spans(unit)
        expected = {one[:2] for one in naive.proofs(query, story, told)}
        same = set(places) <= expected and shortest(places) == shortest(expected)
        assert same, f"{query} on {story}: {places} instead of {expected}"
        is_tied = "AND" in str(query)  # of two that are as near it takes one
        assert is_tied or len(places) in {len(expected), MOST_SPANS}


def shortest(places: Iterable[tuple[int, int]]) -> int | None:
    return min((end - start for start, end in places), default=None)


MINES = (
    Word("mine", "mine", "mine* of copper and nickel"),
    Word("metal", "copper", "copper"),
    Word("metal", "nickel", "nickel"),
    Word("metal", "cobalt", "cobalt"),
    Word("sign", "sign", "sign*"),
    Word("pact", "pact", "pact"),
)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (
            "mine NEAR/3 metal",
            "the mine of copper and nickel with cobalt",
            ["mine of copper and nickel with cobalt"],
        ),
        (
            "mine BEFORE/3 (metal OR mine)",
            "the mine of copper and nickel with cobalt",
            ["mine of copper and nickel with cobalt"],
        ),
        ("sign NEAR/9 pact NEAR/0 metal", "sign pact pact pact copper", ["sign pact pact pact copper"]),
        ("(sign AND pact OR mine) NEAR/1 metal", "sign copper pact", ["sign copper pact"]),
        ("sign=sign", "they sign", ["sign"]),
        ("sign AND title:paragraph:metal", "They sign for copper.", []),
        ("(sign AND pact) NEAR/1 metal", "sign copper pact", ["sign copper pact"]),
        ("(NOT sign AND metal) NEAR/0 pact", "copper falls, the nickel pact holds", ["nickel pact"]),
        ("(metal AND NOT sign) NEAR/0 pact", "copper falls, the nickel pact holds", ["nickel pact"]),
        ("mine NEAR/3 metal", "the mine of copper and nickel", []),
    ],
)
def test_distances_between_words_that_overlap(query: str, text: str, expected: list[str]) -> None:
    assert proves(MINES, query, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vantor shut it. Later Vantor sold. Then it rose.", ["Vantor", "Later Vantor"]),
        ("The Orsk mine shut. The price fell.", ["The Orsk"]),
    ],
)
def test_names_are_runs_and_lone_openings_only_where_they_stand_within_a_sentence_too(
    text: str, expected: list[str]
) -> None:
    units = Units(Matcher([]).board(Document("", text)))
    assert [units.board.original[start:end] for start, end in units.story.spans("name")] == expected


# Words

BASES = (
    "sign", "lithium", "níquel", "étain", "bakır", "imza", "İsim", "kıyı", "größe", "łódka", "qo‘rg‘oshin", "off-take",
    "joint venture", "supply", "никель", "йод", "соглашение", "нікель", "نحاس", "أرض", "النحاس", "锂", "碳酸锂", "镍矿", "スズ",
    "ニッケル", "もの", "구리", "REE", "Tau", "3d", "CO2", "tin", "tin foil", "lead",
)  # fmt: skip
SPACED = tuple(
    one for one in BASES if one[-3:].isalpha() and one.islower() and len(one) > 2 and one < "\u2e80"
)
LANGS = ("", "", "en", "tr", "ru")
SMALL = st.text(alphabet="aeéıiİnN", min_size=1, max_size=3)


@st.composite
def spelled(draw: st.DrawFn) -> str:
    """A word as a group may list it."""
    base, other, small = draw(st.sampled_from(BASES)), draw(st.sampled_from(BASES)), draw(SMALL)
    word = draw(st.sampled_from(SPACED))
    shapes = (
        base, base, small, f"{word}*", f"*{word}", f"*{word}*", f"{base} {other}", f"{word} {small}",
        f"({base}|{small}|{other})", f"({base}|{small}) {other}", f"{word}* {other}", f"({word}|sign)*",
    )  # fmt: skip
    return draw(st.sampled_from(shapes))


@st.composite
def vocabularies(draw: st.DrawFn) -> list[Word]:
    """A few words in two groups, with phrases of another sense and weak words."""
    groups, langs = st.sampled_from(("metal", "deal")), st.sampled_from(LANGS)
    listed = st.builds(Word, groups, st.sampled_from(("", "a", "b")), spelled(), langs)
    weak = st.builds(Word, groups, st.sampled_from(("a", "c")), SMALL, langs, st.just(True))
    return draw(st.lists(listed, min_size=1, max_size=8)) + draw(st.lists(weak, max_size=2))


CHANGES: tuple[Callable[[str], str], ...] = (
    str, str, str, str.upper, str.title, str.lower,
    lambda word: word.translate(str.maketrans("aeiou", "áèîõü")),
    lambda word: word.translate(str.maketrans("iIıİ", "ıİiI")),
    lambda word: word.translate(str.maketrans("锂镍铜矿", "鋰鎳銅礦")),
    lambda word: word.translate(str.maketrans("-‘", "‑’")),
    lambda word: word.replace(" ", "-").replace("‘", "'"),
    lambda word: word.replace(" ", "\N{NO-BREAK SPACE}"),
    lambda word: word.replace(" ", "  "),
    lambda word: word + "s",
    lambda word: word + "ами",
    lambda word: "re" + word,
    lambda word: word[1:],
)  # fmt: skip
FILLERS = (
    "the",
    "Zu\u0308rich",
    "co\u0302te",
    "мои\u0306",
    "か\u3099す",
    "😀",
    "42",
    "_",
    "İ",
    "ﬁne",
    "K",
    "\ufffd",
    "…",
)
BETWEEN = (
    *" " * 9,
    "-",
    "‑",
    "—",
    "'",
    "’",
    ", ",
    ". ",
    "。",
    "\n",
    "\t",
    "\0",
    "",
    "",
    " «",
    "» ",
    "/",
    "・",
    "\u3000",
)


def texts_of(words: Sequence[Word]) -> st.SearchStrategy[str]:
    """Words of a vocabulary and others, as they are written and otherwise."""
    own = [one.replace("*", "") for word in words for one in naive.spellings(word.written)]
    token = st.builds(
        lambda word, change: change(word), st.sampled_from((*own, *own, *BASES)), st.sampled_from(CHANGES)
    )
    part = st.tuples(token | st.sampled_from(FILLERS) | SMALL, st.sampled_from(BETWEEN))
    return st.lists(part, max_size=12).map(lambda parts: "".join(map("".join, parts)))


def found(words: Sequence[Word], text: str, lang: str | None = "en") -> set[naive.Found]:
    board = Matcher(terms(words)).board(Document("", text, lang))
    return {
        naive.Found(one.start - board.shift, one.end - board.shift, one.group, one.name, one.weak)
        for one in board.words
    }


@steadily(600)
@given(st.data())
def test_words_are_found_where_a_plain_reading_finds_them(data: st.DataObject) -> None:
    words = data.draw(vocabularies())
    text = data.draw(texts_of(words))
    lang = data.draw(st.sampled_from(("en", "tr", "ru", "fr")))
    spoken = (
        Matcher(terms(words)).board(Document("", text, lang)).lang
    )  # as stated, unless the script belies it
    assert found(words, text, lang) == naive.find_words(words, text, spoken), [one.written for one in words]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("níquel", "NIQUEL, níquel", ["NIQUEL", "níquel"]),
        ("société d'État", "une société d’État", ["société d’État"]),
        ("Tau-Ken", "Tau‑Ken", ["Tau‑Ken"]),
        ("Paris* accord*", "pariser accords", []),
        ("*Vertrag", "Liefervertrag", []),
        ("lithium*", "lithiumニッケル", ["lithium"]),
    ],
)
def test_marks_capitals_and_endings(written: str, text: str, expected: list[str]) -> None:
    places = sorted(found([Word("metal", "metal", written)], text))
    assert [text[one.start : one.end] for one in places] == expected


def test_a_word_listed_as_weak_and_as_not_weak_counts_alike_in_every_group() -> None:
    groups = [f"metal{number}" for number in range(64)]
    words = [Word(one, "lead", "lead", weak=weak) for one in groups for weak in (True, False)]
    assert len(found(words, "They lead.")) in {0, len(groups)}


# Places


def rule(
    name: str, query: str, scope: str = "sentence", deal: Instrument | None = None, *, discount: str = ""
) -> Rule:
    return Rule(name, read_query(query), query, scope, deal, None, discount, 0.5, (), "here")


MINE_WORDS = (
    Word("mineral", "lithium", "lithium*"),
    Word("mineral", "lithium", "锂"),
    Word("mineral", "nickel", "níquel"),
    Word("mineral", "nickel", "ニッケル"),
    Word("mineral", "tin", "tin", weak=True),
    Word("mineral", "", "lithium grease"),
    Word("mineral_class", "critical", "critical mineral*"),
    Word("other_commodity", "gold", "gold"),
    Word("sign", "sign", "sign*"),
    Word("sign", "sign", "签署"),
    Word("sign", "sign", "подпис*"),
    Word("pact", "pact", "off-take"),
    Word("pact", "pact", "pact"),
    Word("status", "signed", "signed"),
    Word("status", "proposed", "plan* to"),
    Word("month", "3", "March"),
    Word("mining", "mining", "mine*"),
)
SMALL_RULES = RuleSet(
    tuple(terms(MINE_WORDS)),
    (
        rule("near", "sign NEAR/6 (mineral OR pact)", deal=Instrument.OFFTAKE),
        rule("pair", "pact AND NOT other_commodity", deal=Instrument.CONTRACT),
        rule("many", "ATLEAST/2 mineral", deal=Instrument.OTHER),
        rule("named", "name BEFORE/9 mineral AND title:mineral"),
        rule("wide", "pact AND mineral", "paragraph", Instrument.MOU),
        rule("widest", "sign AND pact", "story", Instrument.FINANCING),
        rule("quiet", "NOT other_commodity", "story"),
        rule("lead", "lead:sign AND mineral=lithium", "story"),
        rule("past", "status=proposed", discount="hypothetical"),
    ),
    frozenset({"lithium", "nickel"}),
)
NEWS = (
    "Orsk Lithium has signed a binding off-take pact with Hanul for lithium hydroxide.",
    "Under the deal, signed in March 2019, Hanul Cell bought nickel and tin from the Vantor mine.",
    "“We plan to sign,” said CEO J. Smith of Acme Inc. The U.S. Dept. of Energy paid $2.5 bn for gold!",
    "La minera Orsk acordó vender el 20% de su mina de níquel a Hanul por 90 millones de dólares.",
    "Orsk et Hanul ont signé un accord d’achat ; l'État détient 51 % de la société de lithium.",
    "Orsk und Hanul haben einen Liefervertrag über 10.000 Tonnen Lithiumhydroxid unterzeichnet.",
    "Компания «Орск» подписала контракт на поставку 2000 тонн лития и никеля.",
    "该公司与对方签署协议，以2亿美元收购阿根廷锂矿项目80%股权。双方签署了供货合同！",
    "該公司與對方簽署協議，收購鋰礦項目。",
    "同社は豪州のニッケル鉱山の権益20％を3億ドルで取得する契約を締結した。",
    "İzmir’de Orsk, bakır ve lityum için ön anlaşma İMZALADI.",
    "Vazirlik va «Orsk» mis va litiy konini o‘zlashtirish bo‘yicha shartnoma imzoladi.",
    "وقعت الشركة مذكرة تفاهم مع الحكومة لتطوير منجم النحاس والليثيوم.",
    "포스코는 리튬 공급 계약을 체결했다.",
    "Critical minerals: Copper-nickel, ﬁne TIN & REE — lithium grease 😀…",
)  # fmt: skip
BREAKS = (
    " ",
    " ",
    "\n",
    "\n\n",
    "",
    "\r\n",
    "\u2028",
    "  ",
    "\t",
    "\N{NO-BREAK SPACE}",
    "\0",
    "\ud83d",
    "\u200f",
    "\ufeff",
)
TURNS: tuple[Callable[[str], str], ...] = (
    str, str, str, str.upper, str.lower, str.title, lambda text: text[6:], lambda text: text[:-5],
    lambda text: unicodedata.normalize("NFD", text), lambda text: unicodedata.normalize("NFKC", text),
    lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"), lambda text: text.replace("-", "‑"), lambda text: f" {text}\n",
)  # fmt: skip
DATES = st.sampled_from((None, "2026-11-20", "2019-04-01T08:00:00Z"))


def news(some: Sequence[str]) -> st.SearchStrategy[str]:
    piece = st.builds(lambda text, turn: turn(text), st.sampled_from(some), st.sampled_from(TURNS))
    return st.lists(st.tuples(piece, st.sampled_from(BREAKS)), max_size=6).map(
        lambda parts: "".join(map("".join, parts))
    )


def documents(some: Sequence[str]) -> st.SearchStrategy[Document]:
    languages = st.sampled_from((None, "en", "fr", "de", "ru", "zh", "ja", "xx"))
    return st.builds(Document, st.just("") | news(some), news(some), languages, DATES)


class Claims:
    """What a rule set's words and rules say, to hold a judgement to."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self._rules = {one.name: one for one in ruleset.rules}
        self._words: dict[str, list[tuple[str, str, str]]] = {}
        self._known: dict[tuple[str, str, str], bool] = {}
        for term in ruleset.terms:
            for spelling in naive.spellings(term.written):
                longest = max(naive.plainly(spelling).replace("*", " ").split(), key=len)
                self._words.setdefault(term.group, []).append((term.name, spelling, longest))

    def is_word(self, group: str, name: str, text: str) -> bool:
        """Whether all of a text is one word of a group."""
        if (group, name, text) not in self._known:
            self._known[group, name, text] = any(
                (0, len(text)) in naive.places_of(spelling, text)
                for of_name, spelling, longest in self._words[group]
                if of_name == name and longest in naive.plainly(text)
            )
        return self._known[group, name, text]

    def hold(self, document: Document, verdict: Judgement) -> None:
        for hit in verdict.hits:
            told = document.sentences[hit.sentence]
            self._is_quoted(document, hit.span)
            assert hit.span.field == told.field
            assert told.start <= hit.span.start < hit.span.end <= told.end
            assert self.is_word(hit.group, hit.name, hit.span.text), hit
        for mention in verdict.mentions:
            told = document.sentences[mention.sentence]
            self._is_quoted(document, mention.span)
            assert mention.span.field == told.field
            assert told.start <= mention.span.start <= told.end
            assert self._rules[mention.rule].instrument is mention.instrument
            self._proves(document, mention.rule, mention.span)
        for match in verdict.matches:
            self._is_quoted(document, match.span)
            self._proves(document, match.rule, match.span)

    @staticmethod
    def _is_quoted(document: Document, span: Span) -> None:
        whole = document.title if span.field == "title" else document.text
        assert 0 <= span.start <= span.end <= len(whole)
        assert whole[span.start : span.end] == span.text
        cut = {
            at
            for start, end in naive.tokens(whole)
            for at in range(start + 1, end)
            if not MARKS & set(whole[at - 1 : at + 1])
        }
        assert not span.text or not {span.start, span.end} & cut, f"cut within a word: {span}"

    def _proves(self, document: Document, name: str, span: Span) -> None:
        """That all that the rule needs stands in its words, unless they run on from the title into the text."""
        rule = self._rules[name]
        if rule.scope == "story" and span.field == "title" and span.end == len(document.title):
            return
        finds = self.ruleset.matcher.board(document).words
        shift = len(document.title) + 1 if span.field == "text" else 0
        inside = {
            name
            for one in finds
            if span.start + shift <= one.start and one.end <= span.end + shift
            for name in (one.group, f"{one.group}={one.name.replace(' ', '_')}")
        }
        inside |= {"name"} if any(c.isupper() for c in span.text) else set()
        assert all(some & inside for some in needs(rule.query)), f"{rule.written}: {span}"


@cache
def small() -> Claims:
    return Claims(SMALL_RULES)


@cache
def shipped() -> Claims:
    return Claims(load_ruleset([SEEDS / "rules"], SEEDS))


MARKS = frozenset(map(chr, range(0x300, 0x370)))  # names begin and end at them: told above
MESS = st.text(alphabet="aİı -’.!\n。\u0301\ud83d锂ニ" + "signpactlithium", max_size=60)


@steadily(300)
@given(
    documents([*(word.written.replace("*", "s") for word in MINE_WORDS), *NEWS])
    | st.builds(Document, MESS, MESS)
)
def test_every_place_holds_its_words_by_rules_of_all_scopes(document: Document) -> None:
    small().hold(document, judge(document, SMALL_RULES))


@steadily(120)
@given(documents(NEWS))
def test_every_place_holds_its_words_by_the_shipped_rules(document: Document) -> None:
    shipped().hold(document, judge(document, shipped().ruleset))


@steadily(80)
@given(documents(NEWS))
def test_no_rule_is_missed_by_trying_only_those_whose_words_are_there(document: Document) -> None:
    for ruleset in (SMALL_RULES, shipped().ruleset):
        board = ruleset.matcher.board(document)
        everywhere = range(len(board.bounds))
        tried = {
            (one.rule.name, one.start, one.end)
            for one in holding(board, ruleset, everywhere, everywhere=True)
        }
        units = Units(board)
        of_scope = {
            "sentence": [units.sentence(number) for number in everywhere],
            "paragraph": [units.paragraph(n) for n in {one.paragraph for one in document.sentences}],
            "story": [units.story] if board.bounds else [],
        }
        wanted = {
            (one.name, *min(spans, key=lambda span: (span[1] - span[0], span)))
            for one in ruleset.rules
            for unit in of_scope[one.scope]
            if (spans := one.query.spans(unit))
        }
        assert tried == wanted


def test_a_rule_holds_in_a_sentence_that_has_names_only() -> None:
    ruleset = RuleSet(
        tuple(terms(MINE_WORDS)),
        (rule("joined", "name AND story:pact", deal=Instrument.OTHER), rule("mine", "pact NEAR/1 mineral")),
        frozenset({"lithium"}),
    )
    document = Document("", "A pact on lithium. It joins Orsk.\nThe pact on gold.", "en")
    assert [one.span.text for one in judge(document, ruleset).mentions] == ["Orsk"]
