"""The facts of deals: each proved by the words that it quotes, each empty one with its reason; several deals apart."""

import json
from collections.abc import Iterator

import pytest

from monitor.deals import draw_deals
from monitor.models.deal import Deal, Instrument, Status
from monitor.pipeline import Context, load_context
from monitor.rules import judge
from monitor.seeds import seeds_dir
from monitor.text import Document
from tests.quality.labelled import read_stories


@pytest.fixture(scope="module")
def context() -> Context:
    return load_context([seeds_dir() / "rules"], seeds_dir())


def deals_of(context: Context, title: str, text: str, lang: str = "en") -> tuple[Deal, ...]:
    document = Document(title, text, lang, "2026-05-04")
    return draw_deals(document, judge(document, context.ruleset), context.gazetteer)


def facts(deal: Deal, kind: str) -> list[str]:
    return [one.value for one in deal.facts if one.fact.partition(":")[0] == kind]


def roles(deal: Deal) -> dict[str, str]:
    return {one.value: one.fact.partition(":")[2] for one in deal.facts if one.fact.startswith("party:")}


def drawn_from_labelled(context: Context) -> Iterator[tuple[Document, Deal]]:
    for _, story in read_stories():
        document = Document(story["title"], story["text"], story["lang"], story["published"])
        judgement = judge(document, context.ruleset)
        if judgement.flagged:
            yield from ((document, deal) for deal in draw_deals(document, judgement, context.gazetteer))


def test_every_fact_is_cut_out_of_the_article_by_its_offsets_and_every_empty_one_says_why(
    context: Context,
) -> None:
    count = 0
    for document, deal in drawn_from_labelled(context):
        for span in (deal.evidence, *(one.span for one in deal.facts)):
            assert document.field(span.field)[span.start : span.end] == span.text != ""
            count += 1
        missing = dict(deal.missing)
        told = {one.fact.partition(":")[0] for one in deal.facts}
        assert (deal.value is None) == ("value" in missing) == ("value" not in told)
        assert (not deal.quantities) == ("quantity" in missing) == ("quantity" not in told)
        assert (not deal.minerals) == ("mineral" in missing) == ("mineral" not in told)
        assert (not deal.countries) == ("country" in missing) == ("country" not in told)
        assert (len(deal.parties) < 2) == ("party" in missing)
        assert all(missing.values())
        assert len(facts(deal, "party")) >= len(deal.parties)
    assert count > 2_000


OFFTAKE = (
    "Harbour Cell to buy lithium hydroxide from Northfield",
    "Northfield Lithium Ltd has signed a binding offtake agreement with the battery maker Harbour Cell GmbH for 12,000 "
    "tonnes of lithium hydroxide a year.\n"
    "It runs for seven years. Prices are tied to a market index with a floor price. The contract is subject to due diligence and covers half of what the "
    "Kestrel Ridge project in Western Australia will make.",
)


def test_an_offtake_has_its_parties_with_roles_its_quantity_and_its_terms(context: Context) -> None:
    [deal] = deals_of(context, *OFFTAKE)
    assert (deal.instrument, deal.status) == (Instrument.OFFTAKE, Status.SIGNED)
    assert roles(deal) == {"Northfield Lithium Ltd": "seller", "Harbour Cell GmbH": "buyer"}
    assert facts(deal, "quantity") == ["12000 t/year"]
    assert facts(deal, "term") == ["7 years"]
    assert {"index-linked", "floor"} <= set(facts(deal, "price"))
    assert facts(deal, "binding") == ["binding"]
    assert facts(deal, "condition") == ["due diligence"]
    assert facts(deal, "project") == ["Kestrel Ridge"]
    assert dict(deal.missing) == {"value": "no sum of money is told"}


def test_a_purchase_has_its_price_its_stake_and_who_sells(context: Context) -> None:
    [deal] = deals_of(
        context,
        "Westmere buys into Angolan rare earths",
        "Westmere Resources Ltd has acquired a 35% stake in the Longido rare earths project in Angola from Castor Mining plc for "
        "US$48 million in cash.\nThe purchase closed on Friday. Castor's market value is A$310 million.",
    )
    assert (deal.instrument, deal.status) == (Instrument.ACQUISITION, Status.COMPLETED)
    assert (deal.value, deal.currency) == (48_000_000, "USD")
    assert roles(deal) == {"Westmere Resources Ltd": "buyer", "Castor Mining plc": "seller"}
    assert facts(deal, "stake") == ["35%"]
    assert "AO" in deal.countries


def test_what_lends_and_what_borrows(context: Context) -> None:
    [deal] = deals_of(
        context,
        "State bank lends for graphite plant",
        "Export Finance Australia has signed a loan agreement of up to A$185 million with Redgum Graphite Ltd for its graphite mine "
        "in South Australia.\nThe loan runs for ten years.",
    )
    assert deal.instrument is Instrument.FINANCING
    assert roles(deal) == {"Export Finance Australia": "lender", "Redgum Graphite Ltd": "recipient"}
    assert (deal.value, deal.currency) == (185_000_000, "AUD")


def test_two_deals_of_a_story_stay_apart_and_the_old_one_is_no_news(context: Context) -> None:
    deals = deals_of(
        context,
        "Two takers for Quartzite's tungsten",
        "Quartzite Tungsten Ltd has signed an offtake agreement with Ostsee Alloys GmbH for 1,500 tonnes of tungsten concentrate a "
        "year.\nSeparately, Danube Bank AG signed a loan agreement of 60 million euros with Quartzite Tungsten Ltd for the mine.\n"
        "In 2019 Quartzite had signed a memorandum with Miyako Trading Co., which lapsed.",
    )
    told = {
        (deal.instrument, frozenset(" ".join(deal.parties).split()) & {"Ostsee", "Danube", "Miyako"})
        for deal in deals
    }
    assert told == {
        (Instrument.OFFTAKE, frozenset({"Ostsee"})),
        (Instrument.FINANCING, frozenset({"Danube"})),
    }


def test_facts_are_stored_with_their_roles_and_what_is_missing(context: Context) -> None:
    [deal] = deals_of(context, *OFFTAKE)
    assert json.dumps(dict(deal.missing))
    assert {one.fact for one in deal.facts} >= {
        "instrument",
        "status",
        "party:buyer",
        "party:seller",
        "mineral",
        "country",
    }


def test_figures_are_written_whole_and_quoted_without_the_full_stop(context: Context) -> None:
    [deal] = deals_of(
        context,
        "Karsten Copper sells its mine",
        "Karsten Copper Ltd agreed to sell the Oru copper mine to Harbour Metals Inc. for Rp 12.5 trillion. "
        "Under an offtake agreement Harbour Metals Inc. will supply 1,234,567 tonnes of copper concentrate a year.",
    )[:1]
    told = {one.fact: one for one in deal.facts}
    assert told["value"].value == "12500000000000 IDR"
    assert told["value"].span.text == "Rp 12.5 trillion"
    drawn = deals_of(
        context,
        "Harbour Metals to buy copper",
        "Harbour Metals Inc. signed an offtake agreement with Karsten Copper Ltd for 1,234,567 tonnes of copper a year.",
    )
    assert facts(drawn[0], "quantity") == ["1234567 t/year"]


def test_a_mineral_in_the_name_of_a_site_is_not_what_the_deal_is_about(context: Context) -> None:
    [deal] = deals_of(
        context,
        "Battery maker signs cobalt offtake",
        "Harbour Cell GmbH has signed an offtake agreement for cobalt with Karsten Cobalt Ltd. "
        "The cobalt comes from a works at the Silver Peak project, near the Salar de Pedernal.",
    )
    assert deal.minerals == ("cobalt",)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Kestrel Nickel Ltd said on Monday it had signed a nickel offtake agreement with Harbour Cell GmbH."),
        ("es", "Litio del Sur S.A. informó el lunes que había firmado un acuerdo de suministro de litio con Hanul Corp."),
        ("fr", "Nordgrafit SA a annoncé lundi qu'elle avait signé un contrat de fourniture de graphite avec Hanul SAS."),
        ("de", "Die Nordgrafit AG teilte mit, sie habe einen Liefervertrag für Graphit mit der Hanul GmbH unterzeichnet."),
        ("ar", "أعلنت شركة معادن يوم الاثنين أنها كانت قد وقعت اتفاقا مع شركة هانول لتوريد الليثيوم."),
    ],
)  # fmt: skip
def test_what_somebody_is_reported_to_have_signed_is_news(context: Context, lang: str, text: str) -> None:
    (deal,) = deals_of(context, "Kestrel", text, lang)
    assert (deal.instrument, deal.status) == (Instrument.OFFTAKE, Status.SIGNED)


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Nickel Ltd said that in March 2021 it had signed a nickel offtake agreement with Harbour Cell GmbH.",
        "Before the flood Kestrel Nickel Ltd had signed a nickel offtake agreement with Harbour Cell GmbH.",
    ],
)
def test_what_had_been_signed_in_another_year_or_is_only_told_is_background(
    context: Context, text: str
) -> None:
    assert deals_of(context, "A flood at Kestrel", text) == ()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "Northfield Lithium Ltd has signed a take-or-pay offtake agreement to supply Harbour Cell GmbH with lithium hydroxide.",
            {"Northfield Lithium Ltd": "seller", "Harbour Cell GmbH": "buyer"},
        ),
        (
            "es",
            "Mediante un contrato de compraventa, Litio del Sur S.A. venderá carbonato de litio a Hanul Battery Corp.",
            {"Litio del Sur S.A": "seller", "Hanul Battery Corp": "buyer"},
        ),
        (
            "en",
            "Kestrel Copper Ltd has agreed to sell a silver stream on its copper mine to Wheaton Precious Metals for $200 million.",
            {"Kestrel Copper Ltd": "recipient", "Wheaton Precious Metals": "lender"},
        ),
        (
            "en",
            "Under the earn-in agreement Kestrel Nickel Ltd granted Rio Tinto the right to earn 70% of its nickel project.",
            {"Kestrel Nickel Ltd": "partner", "Rio Tinto": "investor"},
        ),
        (
            "es",
            "El financiamiento para Litio del Sur S.A. de 90 millones de dólares será otorgado por el Banco Interamericano de Desarrollo.",
            {"Litio del Sur S.A": "recipient", "Banco Interamericano de Desarrollo": "lender"},
        ),
    ],
)
def test_roles_are_told_by_the_verb_beside_a_name_and_not_by_the_name_of_the_deal(
    context: Context, lang: str, text: str, expected: dict[str, str]
) -> None:
    (deal,) = deals_of(context, "Accord on lithium, copper and nickel", text, lang)
    assert roles(deal) == expected


def test_what_an_old_deal_cost_is_no_value_of_the_news(context: Context) -> None:
    (deal,) = deals_of(
        context,
        "Kestrel signs lithium deal with Harbour Cell",
        "Kestrel Minerals Ltd has signed a lithium offtake agreement with Harbour Cell GmbH.\n"
        "In 2019 Kestrel sold its copper mine to Rio Tinto for $77 million.",
    )
    assert deal.value is None


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Minerals Ltd agreed to sell its lithium mine to Rio Tinto, subject to approval by the competition authority.",
        "Rio Tinto has signed an agreement to acquire the lithium miner Kestrel Ltd and is awaiting clearance from regulators.",
        "Rio Tinto, backed by its lenders, has agreed to acquire the lithium miner Kestrel Ltd.",
    ],
)
def test_an_approval_that_is_awaited_is_none(context: Context, text: str) -> None:
    (deal,) = deals_of(context, "Kestrel's lithium mine", text)
    assert deal.status in {Status.SIGNED, Status.PROPOSED}


@pytest.mark.parametrize(
    "text",
    [
        "Rio Tinto is close to buying the lithium miner Kestrel Ltd, two people who know of it said.",
        "Rio Tinto is in talks to buy a lithium project from Kestrel Resources Ltd.",
    ],
)
def test_what_is_only_close_or_talked_of_is_proposed(context: Context, text: str) -> None:
    (deal,) = deals_of(context, "Rio Tinto and Kestrel", text)
    assert (deal.instrument, deal.status) == (Instrument.ACQUISITION, Status.PROPOSED)


def test_a_list_of_transactions_is_as_many_deals_each_with_its_own_side(context: Context) -> None:
    deals = deals_of(
        context,
        "Three deals for Kestrel",
        "Kestrel Nickel Ltd announced three transactions: a nickel offtake agreement with Traxys, a $90 million loan from "
        "Export Development Canada, and the sale of its Osprey nickel mine to Rio Tinto.",
    )
    told = {deal.instrument: set(deal.parties) - {"Kestrel Nickel Ltd"} for deal in deals}
    assert told == {
        Instrument.OFFTAKE: {"Traxys"},
        Instrument.FINANCING: {"Export Development Canada"},
        Instrument.ACQUISITION: {"Rio Tinto"},
    }


def test_a_title_that_names_one_side_tells_no_deal_of_its_own(context: Context) -> None:
    deals = deals_of(
        context,
        "Northfield signs offtake agreement for lithium",
        "Northfield Lithium Ltd has signed an offtake agreement with Harbour Cell GmbH for lithium hydroxide.",
    )
    assert len(deals) == 1


def test_the_evidence_of_a_deal_is_a_sentence_of_its_own_form(context: Context) -> None:
    deals = deals_of(
        context,
        "Kestrel signs with Harbour Cell",
        "Kestrel Nickel Ltd has signed an offtake agreement with Harbour Cell GmbH for nickel sulphate.\n"
        "It also secured a $90 million loan from Export Development Canada.",
    )
    proof = {deal.instrument: deal.evidence.text for deal in deals}
    assert "offtake agreement" in proof[Instrument.OFFTAKE]
    assert "loan" in proof[Instrument.FINANCING]
    assert "Kestrel Nickel Ltd" in deals[1].parties
