"""Deals of texts that are long or made to be: each of these once took minutes, or never ended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.config import load_settings
from monitor.deals.draft import Draft
from monitor.deals.reading import Reading, SentenceReading
from monitor.deals.standing import Words
from monitor.models.article import Article
from monitor.models.judgement import Mention
from monitor.pipeline import Context, load_context, process_text
from monitor.rules import judge
from monitor.seeds import seeds_dir
from monitor.text import MOST_READ, Document

OPENING = (
    "Acme Corp signed an offtake agreement with Bolt Ltd for 12,000 tonnes of lithium hydroxide a year. "
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    settings = load_settings(environ={}, cwd=tmp_path_factory.mktemp("rules"))
    return load_context(settings.rules, seeds_dir())


@pytest.mark.parametrize(
    "junk",
    ["1", "1,", "1亿", "1.1 ", "lithium, cobalt, nickel, ", "$1 million and ", "A Corp and ", "12,000 tonnes of ", "The X Ltd. "],
    ids=lambda junk: junk.strip(),
)  # fmt: skip
def test_a_deal_is_found_before_much_else(context: Context, junk: str) -> None:
    text = OPENING + "\n" + junk * (200_000 // len(junk))
    outcome = process_text(Article("", "Lithium offtake", text, lang="en"), context)
    assert outcome.deals


def test_a_number_of_thirty_digits_is_no_trap(context: Context) -> None:
    text = OPENING + "Its order number is 123456789012345678901234567890."
    assert process_text(Article("", "Lithium offtake", text, lang="en"), context).deals


@pytest.mark.parametrize(
    "junk", ["123 ", "A.", "A-", "A'", "federal ", "Acme Corp and "], ids=lambda junk: junk.strip()
)
def test_long_lines_cost_no_more_than_their_length(context: Context, junk: str) -> None:
    line = junk * (2_400 // len(junk)) + "\n"
    text = OPENING + "\n" + line * 4
    assert process_text(Article("", "Lithium offtake", text, lang="en"), context).deals


@pytest.mark.parametrize("junk", ["lithium ", "Acme Corp and Bolt Ltd sign. ", "Lithium offtake. "])
def test_of_a_megabyte_what_stands_first_is_judged(context: Context, junk: str) -> None:
    text = OPENING + "\n" + "Nothing is told here, and much of it.\n" * 4_000 + junk * (900_000 // len(junk))
    outcome = process_text(Article("", "Lithium offtake", text, lang="en"), context)
    assert outcome.deals
    assert outcome.judgement
    assert max(match.span.end for match in outcome.judgement.matches) <= MOST_READ < len(text)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), min_size=1, max_size=9),
    st.integers(0, 70),
    st.integers(0, 9),
)
def test_the_nearest_words_are_found_without_looking_at_each(
    words: list[tuple[int, int]], start: int, width: int
) -> None:
    spans, end = [(first, first + long) for first, long in words], start + width
    found = Words.of(spans).distance(start, end)
    assert found == min(max(first - end, start - last, 0) for first, last in spans)


DEALS = (
    "Acme Corp signed an offtake agreement with Bolt Ltd for 12,000 tonnes of lithium hydroxide a year.",
    "Cinder Metals Inc. agreed to acquire Dorado Ltd, the owner of a nickel mine, for $120 million.",
    "Everest Capital Ltd will lend Falcon Graphite Ltd $45 million to build a graphite plant.",
    "Granite Cobalt Ltd and Harrow Energy Inc. formed a joint venture to refine cobalt.",
)


def test_the_deals_of_a_document_are_those_of_its_parts(context: Context) -> None:
    parts = [process_text(Article("", "", one, lang="en"), context).deals for one in DEALS]
    whole = process_text(Article("", "", "\n\n".join(DEALS), lang="en"), context).deals
    assert [len(deals) for deals in parts] == [1] * len(DEALS)
    assert [(deal.parties, deal.value, deal.currency, deal.quantities, deal.minerals) for deal in whole] == [
        (deal.parties, deal.value, deal.currency, deal.quantities, deal.minerals) for [deal] in parts
    ]


def test_a_deal_told_hundreds_of_times_is_looked_through_once_for_each(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    count = Draft._count

    def counting(draft: Draft, sentences: list[SentenceReading], mentions: list[Mention]) -> None:
        counted.append(len(sentences) + len(mentions))
        count(draft, sentences, mentions)

    monkeypatch.setattr(Draft, "_count", counting)
    times = 300
    [deal] = process_text(Article("", "", DEALS[0] + f" {DEALS[0]}" * (times - 1), lang="en"), context).deals
    assert deal.parties == ("Acme Corp", "Bolt Ltd")
    told_twice = 2  # as a draft of its own, then as a part of the deal's
    assert sum(counted) <= times * told_twice * 6  # a sentence, and a few mentions of each


def test_a_draft_keeps_count_of_what_is_added(context: Context) -> None:
    article = Article("", "", " ".join(DEALS), lang="en")
    document = Document(article.title, article.text, article.lang)
    judgement = judge(document, context.ruleset)
    sentences = Reading(document, judgement, context.gazetteer).sentences
    drafts = [
        Draft([one], [m for m in judgement.mentions if m.sentence == one.sentence.index]) for one in sentences
    ]
    grown, first = drafts[0], Draft(list(drafts[0].sentences), list(drafts[0].mentions))
    for other in (first, *drafts[1:], *drafts[1:]):
        grown.add(other)
    assert grown.sentences == list(sentences)
    assert all(grown.tells(one) for one in sentences)
    assert not first.tells(sentences[1])
    anew = Draft(list(grown.sentences), list(grown.mentions))
    assert (grown.leading(), grown.heaviest) == (anew.leading(), anew.heaviest)
    assert grown.heaviest == max(mention.weight for mention in grown.mentions)
