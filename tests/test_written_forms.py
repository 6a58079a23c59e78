"""Sums, quantities, countries and parties in the forms in which the press of the world writes them, with near misses: tables in data/forms."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.deals import draw_deals
from monitor.deals.choosing import PERHAPS, governments
from monitor.deals.gazetteer import Gazetteer, load_gazetteer
from monitor.deals.money import find_sums
from monitor.deals.quantities import find_measures
from monitor.deals.reading import Reading
from monitor.rules import RuleSet, judge, load_ruleset
from monitor.seeds import seeds_dir
from monitor.text import Document
from tests.quality.agreement import matched, same_party

FORMS = Path(__file__).parent / "data" / "forms"
Row = list[Any]


def table(name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = yaml.safe_load((FORMS / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


MONEY, QUANTITIES, COUNTRIES = table("money"), table("quantities"), table("countries")
PARTIES = table("parties")["sentences"]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(seeds_dir())


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset([seeds_dir() / "rules"], seeds_dir())


def within(text: str) -> str:
    """The words inside a sentence, so that no form needs its edges."""
    return f"– {text} –"


@pytest.mark.parametrize("row", MONEY["forms"], ids=lambda row: row[0])
def test_a_sum_has_value_currency_exactness_and_basis(row: Row) -> None:
    text, lang, value, currency, *hedges = row
    exactness, basis = [*hedges, *["exact", "total"][len(hedges) :]]
    [one] = find_sums(within(text), lang)
    assert one.value == pytest.approx(float(value))
    assert (one.currency, one.exactness, one.basis) == (currency, exactness, basis)
    assert not one.is_unit_price
    assert within(text)[one.start : one.end] in text


@pytest.mark.parametrize(("text", "lang", "wanted"), MONEY["several"], ids=lambda part: str(part)[:40])
def test_a_range_has_both_ends_and_a_sum_its_conversion(text: str, lang: str, wanted: list[Row]) -> None:
    found = find_sums(within(text), lang)
    assert [[one.value, one.currency, one.exactness, one.is_conversion] for one in found] == [
        [pytest.approx(float(value)), *rest] for value, *rest in wanted
    ]
    assert all(within(text)[one.start : one.end] in text for one in found)


@pytest.mark.parametrize(("text", "lang"), MONEY["unit_prices"], ids=lambda part: part)
def test_the_price_of_a_unit_is_told_apart(text: str, lang: str) -> None:
    found = find_sums(within(text), lang)
    assert found
    assert all(one.is_unit_price for one in found)


@pytest.mark.parametrize(("text", "lang"), MONEY["others"], ids=lambda part: part)
def test_other_figures_of_money_are_told_apart(text: str, lang: str) -> None:
    [one] = find_sums(within(text), lang)
    assert one.is_other


@pytest.mark.parametrize(("text", "lang"), MONEY["nothing"], ids=lambda part: part)
def test_what_is_no_sum(text: str, lang: str) -> None:
    assert find_sums(within(text), lang) == []


@pytest.mark.parametrize(("text", "lang", "value", "unit"), QUANTITIES["forms"], ids=str)
def test_a_quantity_is_normalised(text: str, lang: str, value: float | str, unit: str) -> None:
    [one] = find_measures(within(text), lang)
    assert one.quantity.value == pytest.approx(float(value))
    assert one.quantity.unit == unit
    assert not one.is_stock
    assert within(text)[one.start : one.end] in text


@pytest.mark.parametrize(("text", "lang", "wanted"), QUANTITIES["several"], ids=str)
def test_two_quantities_share_their_rate_and_a_range_has_both_ends(
    text: str, lang: str, wanted: list[Row]
) -> None:
    found = [[one.quantity.value, one.quantity.unit] for one in find_measures(within(text), lang)]
    assert found == [[pytest.approx(float(value)), unit] for value, unit in wanted]


@pytest.mark.parametrize(("text", "lang"), QUANTITIES["stock"], ids=lambda part: part)
def test_ore_in_the_ground_and_past_output_are_told_apart(text: str, lang: str) -> None:
    found = find_measures(within(text), lang)
    assert found
    assert all(one.is_stock for one in found)


@pytest.mark.parametrize(("text", "lang"), QUANTITIES["nothing"], ids=lambda part: part)
def test_what_is_no_quantity_of_material(text: str, lang: str) -> None:
    assert find_measures(within(text), lang) == []


@pytest.mark.parametrize(("text", "lang", "codes"), COUNTRIES["forms"], ids=str)
def test_countries_by_name_adjective_and_capital(
    gazetteer: Gazetteer, text: str, lang: str, codes: list[str]
) -> None:
    found = [one for one in gazetteer.find(within(text), lang) if one.actor is None]
    assert [one.country for one in found] == codes
    assert all(within(text)[one.start : one.end] in text for one in found)


@pytest.mark.parametrize(("text", "lang"), COUNTRIES["nothing"], ids=lambda part: part)
def test_what_is_no_country(gazetteer: Gazetteer, text: str, lang: str) -> None:
    assert [one.country for one in gazetteer.find(within(text), lang) if one.actor is None] == []


def test_the_tables_are_long_and_speak_many_languages() -> None:
    for rows in (MONEY, QUANTITIES, COUNTRIES):
        assert len(rows["forms"]) >= 90
        assert len({row[1] for row in rows["forms"]}) >= 12
        assert len(rows["nothing"]) >= 25


@pytest.mark.parametrize("row", PARTIES, ids=lambda row: f"{row[0]}-{row[1][:40]}")
def test_a_sentence_names_its_parties_and_nobody_who_stands_by(
    row: Row, gazetteer: Gazetteer, ruleset: RuleSet
) -> None:
    lang, text, parties, others = row
    document = Document("", text, lang, None)
    [one] = Reading(document, judge(document, ruleset), gazetteer).sentences
    named = [party for party in one.parties if party.strength >= PERHAPS]
    names = [party.name for party in (*named, *governments(one, named))]
    assert [party for party in parties if party not in names] == [], names
    assert [name for name in names if any(same_party(name, other) for other in others)] == []


def test_deals_have_the_parties_of_their_sentences(gazetteer: Gazetteer, ruleset: RuleSet) -> None:
    agree = drawn = told = 0
    for lang, text, parties, _ in PARTIES:
        document = Document("", text, lang, None)
        deals = draw_deals(document, judge(document, ruleset), gazetteer)
        if deals:  # a rule sees it
            names = sorted({party for deal in deals for party in deal.parties})
            agree, drawn, told = (
                agree + matched(names, parties, same_party),
                drawn + len(names),
                told + len(parties),
            )
    assert agree / drawn >= 0.93
    assert agree / told >= 0.93
