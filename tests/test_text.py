"""Sentences and folding: every place stays true to the original."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.folding import fold, is_word_boundary, word_starts
from monitor.text import Document


def told(text: str, lang: str | None = None) -> list[str]:
    document = Document("", text, lang)
    return [document.sentence_text(one) for one in document.sentences]


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text() | st.text(alphabet="aÉéİıß’—-–ЖжёÇأا鋰薴苧リ \t\n\ud83d"))
def test_a_text_is_folded_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40), st.text())
def test_sentences_lie_in_order_and_lose_only_blanks(title: str, text: str) -> None:
    document = Document(title, text)
    parts = [one for one in document.sentences if one.field == "text"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    kept = "".join(document.sentence_text(one) for one in parts)
    assert "".join(kept.split()) == "".join(text.split())
    assert [one.index for one in document.sentences] == list(range(len(document.sentences)))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Étain, Åland, São", "etain, aland, sao"),
        ("İMZA ve bakır", "imza ve bakir"),
        ("Off‑take – earn-in", "off take   earn in"),
        ("qo‘rg‘oshin", "qo'rg'oshin"),
        ("ＬＣＥ　価格", "lce 価格"),
        ("Литий", "литий"),
        ("أرضية", "ارضيه"),
    ],
)
def test_folding_makes_spellings_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It sold 4.5 Mt. The rest waits.", ["It sold 4.5 Mt.", "The rest waits."]),
        ("Acme Inc. bought it. J. Smith left.", ["Acme Inc. bought it.", "J. Smith left."]),
        ("The U.S. Dept. of Energy paid.", ["The U.S. Dept. of Energy paid."]),
        ("Orsk joined Acme Corp. The price is secret.", ["Orsk joined Acme Corp.", "The price is secret."]),
        ("Am 5. Mai kam es. Alle gingen.", ["Am 5. Mai kam es.", "Alle gingen."]),
        ("双方签署协议。价格未公布。", ["双方签署协议。", "价格未公布。"]),
        ("Сумма 3 млн руб. не названа. Всё.", ["Сумма 3 млн руб. не названа.", "Всё."]),
        ("هل وقعت؟ نعم وقعت.", ["هل وقعت؟", "نعم وقعت."]),
        ("First line\n\nsecond line", ["First line", "second line"]),
        ("“Done.” He left.", ["“Done.”", "He left."]),
    ],
)
def test_text_is_cut_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


def test_the_title_is_the_first_sentence_and_no_paragraph() -> None:
    document = Document("Lithium deal", "One. Two.\nThree.")
    assert [(one.field, one.paragraph) for one in document.sentences] == [
        ("title", -1),
        ("text", 0),
        ("text", 0),
        ("text", 1),
    ]


def test_words_may_be_cut_anywhere_in_han_but_not_in_latin_or_katakana() -> None:
    assert is_word_boundary("碳酸锂价", 2)
    assert not is_word_boundary("agreement", 2)
    assert not is_word_boundary("スズキ", 2)
    assert is_word_boundary("MOUを締結", 3)


def test_characters_of_unspaced_scripts_count_as_words() -> None:
    assert len(word_starts("copper and tin", 0, 14)) == 3
    assert len(word_starts("铜和锡", 0, 3)) == 3


def test_a_very_long_line_is_cut_in_reasonable_time() -> None:
    assert len(told("A b. " * 40_000)) == 40_000
    assert told("." * 100_000)
