"""Words found in articles: whole, in the right case, in the right language, never in another sense."""

import pytest

from monitor.rules.context import old_sentences
from monitor.rules.language import guess_language
from monitor.rules.matcher import Matcher
from monitor.rules.ruleset import Term
from monitor.rules.words import BadWordError, read_word
from monitor.text import Document


def found(words: list[str], text: str, lang: str | None = None, word_lang: str = "") -> list[str]:
    matcher = Matcher([Term("mineral", "g", word, word_lang) for word in words])
    hits = matcher.board(Document("", text, lang)).hits()
    assert all(text[hit.span.start : hit.span.end] == hit.span.text for hit in hits)
    return [hit.span.text for hit in hits]


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("REE", "The agREEment on a tree and REEs", []),
        ("REE", "the REE content; ree is Dutch", ["REE"]),
        ("acqui*", "It acquires. Acquisition! Reacquired.", ["acquires", "Acquisition"]),
        ("*vertrag", "Der Liefervertrag und die Vertragsfrist", ["Liefervertrag"]),
        ("joint venture*", "Joint-Ventures and a joint‑venture", ["Joint-Ventures", "joint‑venture"]),
        ("(lead|tin) mine*", "lead mines near a tin mine", ["lead mines", "tin mine"]),
        ("sign* an accord", "They signed an accord and sign another accord", ["signed an accord"]),
        ("锂", "碳酸锂价格", ["锂"]),
        ("スズ", "スズキの車とスズ鉱石", ["スズ"]),
        ("鋰", "碳酸锂价格、鋰礦", ["锂", "鋰"]),
        ("收购", "收購股權", ["收購"]),
        ("리튬", "탄산리튬을 공급한다", ["리튬"]),
        ("MOU", "양측은 MOU를 맺었다", ["MOU"]),
        ("litio", "El LITIO, litiofilo", ["LITIO"]),
        ("cobre", "cobre", ["cobre"]),
        ("никел*", "Никеля и никелевый", ["Никеля", "никелевый"]),
    ],
)
def test_words_are_found_whole(word: str, text: str, expected: list[str]) -> None:
    assert found([word], text) == expected


def test_the_longest_word_of_a_group_wins() -> None:
    assert found(["supply", "supply agreement*"], "a supply agreement") == ["supply agreement"]


def test_words_of_another_language_are_not_looked_for() -> None:
    assert found(["bor"], "They bor a hole", lang="en", word_lang="tr") == ["bor"]
    terms = [Term("mineral", "g", "bor", "tr"), Term("mineral", "g", "boron", "en")]
    hits = Matcher(terms).board(Document("", "They bor a hole for boron", "en")).hits()
    assert [hit.span.text for hit in hits] == ["boron"]


def test_a_phrase_of_another_sense_voids_the_word_in_it() -> None:
    terms = [Term("mineral", "tin", "tin", ""), Term("mineral", "", "tin foil*", "")]
    hits = Matcher(terms).board(Document("", "tin foil hats, tin ore")).hits()
    assert [hit.span.start for hit in hits] == [15]


def test_a_weak_word_counts_only_beside_another_mineral() -> None:
    terms = [Term("mineral", "lead", "lead", "", weak=True), Term("mineral", "zinc", "zinc", "")]
    matcher = Matcher(terms)
    assert [hit.name for hit in matcher.board(Document("", "zinc and lead")).hits()] == ["zinc", "lead"]
    assert not matcher.board(Document("", "They lead the field")).hits()


def test_places_count_in_title_and_text() -> None:
    matcher = Matcher([Term("mineral", "g", "lithium", "")])
    hits = matcher.board(Document("Lithium İ", "ﬁne İ lithium")).hits()
    assert [(hit.span.field, hit.span.text) for hit in hits] == [("title", "Lithium"), ("text", "lithium")]


@pytest.mark.parametrize("word", ["", "*", "ab*", "a*b", "(one|two", "x (a|b)c)", "(a|b)" * 12])
def test_a_bad_word_is_refused(word: str) -> None:
    with pytest.raises(BadWordError):
        read_word(word)


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("公司2016年3月买下铜矿。", {0}),
        ("公司将于2026年买下铜矿。", set()),
        ("年产2000吨。", set()),
        ("2018년 3월 인수했다.", {0}),
    ],
)
def test_years_are_read_amid_han_and_hangul(text: str, old: set[int]) -> None:
    board = Matcher([Term("mineral", "g", "x", "")]).board(Document("", text, None, "2026-11-20"))
    assert old_sentences(board, [0]) == old


@pytest.mark.parametrize(
    ("text", "lang"),
    [("리튬 공급 계약을 맺었다", "ko"), ("Ўзбекистон мис конини ўзлаштиради, ҳукумат қарори", "uz")],
)
def test_the_script_tells_the_language(text: str, lang: str) -> None:
    assert guess_language(text) == lang
