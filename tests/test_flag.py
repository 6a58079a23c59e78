"""`monitor flag`: the rules on given stories, as users and other programs call it."""

import json
import textwrap

import pytest

from monitor.cli import flag
from monitor.models.article import Article
from monitor.models.outcome import Outcome
from monitor.newsroom import load_newsroom
from monitor.pipeline import Context, judge_article, load_context, process_text
from monitor.seeds import seeds_dir
from tests.conftest import Program

DEAL = {
    "id": "a",
    "title": "Northfield to supply Harbour Cell with lithium hydroxide",
    "text": "Northfield Lithium Ltd and Germany's Harbour Cell GmbH have signed a binding offtake agreement for 12,000 tonnes of "
    "lithium hydroxide a year over seven years.\nThe refinery stands in Nova Scotia, Canada.",
    "published": "2026-11-24",
    "lang": "en",
}
NONE = {
    "id": 2,
    "title": "Choir wins",
    "text": "The school agreement on singing was signed by the choir.",
    "published": None,
    "lang": "en",
}


@pytest.fixture(scope="module")
def context() -> Context:
    return load_context([seeds_dir() / "rules"], seeds_dir())


def test_lines_are_judged_in_order_in_the_words_of_the_contract(program: Program) -> None:
    done = program.run("flag", "--jsonl", stdin="\n".join(map(json.dumps, (DEAL, NONE))) + "\n")
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert list(first) == ["id", "flagged", "score", "minerals", "deals", "matches"]
    assert (first["id"], first["flagged"], first["minerals"]) == ("a", True, ["lithium"])
    [deal] = first["deals"]
    evidence = deal.pop("evidence")
    assert deal == {
        "instrument": "offtake", "status": "signed", "parties": ["Northfield Lithium Ltd", "Harbour Cell GmbH"], "countries": ["DE", "CA"],
        "minerals": ["lithium"], "value": None, "currency": None, "quantities": [{"value": 12000, "unit": "t/year"}],
    }  # fmt: skip
    assert DEAL["text"][evidence["start"] : evidence["end"]] == evidence["text"]  # type: ignore[index]
    for match in first["matches"]:
        assert DEAL[match["field"]][match["start"] : match["end"]] == match["text"]  # type: ignore[index]
    assert (second["id"], second["flagged"], second["deals"]) == (2, False, [])


def test_each_file_is_one_story_of_plain_text_and_exit_is_0_either_way(program: Program) -> None:
    (program.folder / "deal.txt").write_text(str(DEAL["text"]), encoding="utf-8")
    (program.folder / "none.txt").write_text(str(NONE["text"]), encoding="utf-8")
    done = program.run("flag", "deal.txt", "none.txt")
    assert done.returncode == 0
    assert "deal.txt: FLAGGED" in done.stdout
    assert "none.txt: not flagged" in done.stdout
    assert "Northfield Lithium Ltd – Harbour Cell GmbH" in done.stdout


def test_bad_lines_are_answered_with_their_number(program: Program) -> None:
    lines = ["not json", "[1]", json.dumps({"id": 1, "title": 5}), json.dumps(DEAL)]
    done = program.run("flag", "--jsonl", stdin="\n".join(lines))
    assert done.returncode == 1
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("error" in one) for one in out] == [True, True, True, False]
    assert "standard input:1: not JSON" in done.stderr
    assert "Traceback" not in done.stderr


def test_halves_of_characters_are_replaced_and_places_stay(program: Program) -> None:
    broken = DEAL | {"text": "Half \ud800 sign, \udfff.\n" + str(DEAL["text"]), "lang": None}
    done = program.run("flag", "--jsonl", stdin=json.dumps(broken) + "\n")
    assert done.returncode == 0, done.stderr
    one = json.loads(done.stdout)
    whole = str(broken["text"]).replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    evidence = one["deals"][0]["evidence"]
    assert whole[evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_line_that_fails_does_not_cost_the_others(
    program: Program, context: Context, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program.folder / "stories.jsonl").write_text("\n".join(map(json.dumps, (DEAL, NONE))))

    def failing(article: Article, context: Context) -> Outcome:
        if article.title == DEAL["title"]:
            raise RuntimeError("no luck")
        return process_text(article, context)

    monkeypatch.setattr(flag, "process_text", failing)
    assert flag._flag_lines((program.folder / "stories.jsonl",), context) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["id"] == DEAL["id"]
    assert "stories.jsonl:1: cannot be judged: RuntimeError" in first["error"]
    assert second["id"] == NONE["id"]


def test_a_language_that_is_none_is_told_by_the_words(program: Program) -> None:
    lines = [json.dumps(DEAL | {"lang": lang}) for lang in ("english", "xx", "", "en-US")]
    done = program.run("flag", "--jsonl", stdin="\n".join(lines))
    assert [json.loads(line)["flagged"] for line in done.stdout.splitlines()] == [True] * 4


def test_what_is_printed_steers_no_terminal(program: Program) -> None:
    (program.folder / "story.txt").write_text(
        f"{DEAL['title']} \u202e\x1b[31m\n{DEAL['text']}", encoding="utf-8"
    )
    told = program.run("flag", "story.txt").stdout
    assert "FLAGGED" in told
    assert not {"\u202e", "\x1b"} & set(told)


def test_a_missing_file_and_no_input_are_wrong_use(program: Program) -> None:
    for arguments, words in (
        (["flag", "nowhere.txt"], "nowhere.txt: cannot be read"),
        (["flag"], "name a FILE"),
    ):
        done = program.run(*arguments)
        assert done.returncode == 2
        assert words in done.stderr


def test_every_span_of_every_story_cuts_out_the_words_it_claims(context: Context) -> None:
    for publisher in load_newsroom(seeds_dir() / "newsroom").publishers:
        for story in publisher.stories:
            article = Article(url="", title=story.title, text=story.text, lang=story.lang)
            outcome = judge_article(article, context)
            assert outcome.judgement
            spans = [match.span for match in outcome.judgement.matches]
            spans += [
                span
                for deal in outcome.deals
                for span in (deal.evidence, *(fact.span for fact in deal.facts))
            ]
            for span in spans:
                source = story.title if span.field == "title" else story.text
                assert source[span.start : span.end] == span.text, (story.slug, span)


def test_a_summits_deals_stay_apart_each_with_its_own_parties(context: Context) -> None:
    stories = [
        story
        for publisher in load_newsroom(seeds_dir() / "newsroom").publishers
        for story in publisher.stories
    ]
    story = next(story for story in stories if "Tau-Ken Samruk" in story.text and "Denali" in story.text)
    deals = judge_article(Article(url="", title=story.title, text=story.text, lang="en"), context).deals
    told = [(deal.instrument.value, set(deal.countries), " ".join(deal.parties)) for deal in deals]
    assert any(instrument == "mou" and {"US", "KZ"} <= countries for instrument, countries, _ in told)
    venture = next(deal for deal in deals if "Tau-Ken Samruk" in deal.parties)
    assert venture.instrument == "joint_venture"
    assert {"tungsten", "molybdenum"} <= set(venture.minerals)
    assert [(q.value, q.unit) for q in venture.quantities] == [(12000, "t/year")]
    assert any(
        "Denali" in names and "Re" not in names.split() and "Cove" not in names for _, _, names in told
    )
    assert any("Element" in names and "Denali" not in names for _, _, names in told)
    parties = [party for deal in deals for party in deal.parties if deal.instrument != "mou"]
    assert len(parties) == len(set(parties))


def test_the_same_article_gives_the_same_outcome(context: Context) -> None:
    article = Article(url="", title=str(DEAL["title"]), text=str(DEAL["text"]), lang="en")
    assert judge_article(article, context) == judge_article(article, context)


@pytest.mark.parametrize(
    "junk",
    [
        "Alpha Mining and ",
        "Chile and Peru ",
        "US$1 million and 12,000 tonnes ",
        "A of ",
        "«",
        "1,000 ",
        "\n.",
        "。",
    ],
)
def test_endless_texts_are_judged_all_the_same(context: Context, junk: str) -> None:
    text = f"{DEAL['text']}\n{DEAL['text']} " + junk * (150_000 // len(junk))
    outcome = judge_article(Article(url="", title=str(DEAL["title"]), text=text, lang="en"), context)
    assert outcome.judgement
    assert len(outcome.deals) < 10


def test_a_story_that_is_not_utf_8_is_refused_with_the_byte(program: Program) -> None:
    program.configure()
    (program.folder / "story.txt").write_bytes("Société signs".encode("latin-1"))
    for command in ("flag", "explain"):
        told = program.run(command, "story.txt")
        assert told.returncode == 2
        assert "story.txt: " in told.stderr
        assert "not UTF-8 (byte 0xe9 at 4)" in told.stderr
    (program.folder / "stories.jsonl").write_bytes(
        b'{"id": 1, "text": "Soci\xe9t\xe9"}\n{"id": 2, "text": "x"}\n'
    )
    told = program.run("flag", "--jsonl", "stories.jsonl")
    assert "stories.jsonl:1: not UTF-8" in told.stderr
    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 2


def test_a_text_that_an_editor_wrapped_is_read_as_its_paragraphs(program: Program) -> None:
    whole = DEAL["text"].split("\n")[0]
    wrapped = (
        "\n".join(textwrap.wrap(whole, 70))
        + "\n\nThe refinery stands in Nova Scotia, Canada, on the shore of the bay."
    )
    for name, text in (("whole.txt", whole), ("wrapped.txt", wrapped)):
        (program.folder / name).write_text(text, encoding="utf-8")
    results = [
        json.loads(program.run("flag", "--json", name).stdout) for name in ("whole.txt", "wrapped.txt")
    ]
    one, other = (result[0] if isinstance(result, list) else result for result in results)
    assert [deal["evidence"]["text"] for deal in one["deals"]] == [
        deal["evidence"]["text"] for deal in other["deals"]
    ]
    assert (
        one["deals"][0]["quantities"]
        == other["deals"][0]["quantities"]
        == [{"value": 12000, "unit": "t/year"}]
    )
