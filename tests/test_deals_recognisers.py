"""Sums, quantities, countries and parties as news writes them, with near misses."""

import pytest

from monitor.deals.gazetteer import Gazetteer, load_gazetteer
from monitor.deals.money import find_sums, settled_currency
from monitor.deals.parties import find_parties
from monitor.deals.quantities import find_measures
from monitor.errors import ConfigError
from monitor.seeds import seeds_dir


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(seeds_dir())


@pytest.mark.parametrize(
    ("text", "lang", "value", "currency"),
    [
        ("US$450 million", "en", 450e6, "USD"),
        ("$1.2 billion", "en", 1.2e9, "$"),
        ("A$180m", "en", 180e6, "AUD"),
        ("AU$2bn", "en", 2e9, "AUD"),
        ("C$6.5 mln", "en", 6.5e6, "CAD"),
        ("€50m", "en", 50e6, "EUR"),
        ("£53.6 million", "en", 53.6e6, "GBP"),
        ("GBP61.5 million", "en", 61.5e6, "GBP"),
        ("120 million euros", "en", 120e6, "EUR"),
        ("12,500,000 US dollars", "en", 12.5e6, "USD"),
        ("300 million Canadian dollars", "en", 300e6, "CAD"),
        ("Rs 200 crore", "en", 2e9, "INR"),
        ("R12 billion", "en", 12e9, "ZAR"),
        ("2 billion yuan", "en", 2e9, "CNY"),
        ("R$ 250 milhões", "pt", 250e6, "BRL"),
        ("US$ 1.030 millones", "es", 1030e6, "USD"),
        ("6.000 millones de dólares", "es", 6e9, "$"),
        ("2 mil millones de euros", "es", 2e9, "EUR"),
        ("50 millions d'euros", "fr", 50e6, "EUR"),
        ("1,6 milliard de dollars", "fr", 1.6e9, "$"),
        ("1,5 Milliarden Euro", "de", 1.5e9, "EUR"),
        ("285 Mio. Euro", "de", 285e6, "EUR"),
        ("1,5 млрд долларов", "ru", 1.5e9, "USD"),
        ("300 млн тенге", "ru", 300e6, "KZT"),
        ("12 миллиардов рублей", "ru", 12e9, "RUB"),
        ("Rp 67,5 triliun", "id", 67.5e12, "IDR"),
        ("600 juta dolar AS", "id", 600e6, "USD"),
        ("4,5 milyar dolar", "tr", 4.5e9, "$"),
        ("260億円", "ja", 26e9, "JPY"),
        ("2億9200万豪ドル", "ja", 292e6, "AUD"),
        ("3.5亿美元", "zh", 350e6, "USD"),
        ("18.16亿元人民币", "zh", 1816e6, "CNY"),
    ],
)
def test_sums_of_money(text: str, lang: str, value: float, currency: str) -> None:
    [one] = find_sums(f"– {text} –", lang)
    assert one.value == pytest.approx(value)
    assert one.currency == currency
    assert not one.is_unit_price


@pytest.mark.parametrize(
    "text",
    [
        "$15.20 a pound",
        "C$6.50 a share",
        "US$900/t",
        "$5 per lb",
        "R7.35 per share",
        "1キロ15ドル",
        "$26,000 per tonne",
    ],
)
def test_prices_a_unit_are_told_apart(text: str) -> None:
    assert all(one.is_unit_price for one in find_sums(text, "ja" if "キロ" in text else "en"))


@pytest.mark.parametrize(
    "text",
    [
        "a market value of $3 billion",
        "revenue of $12 million",
        "$17 billion worth of deals",
        "trade of $5 billion",
        "capex of $900 million",
    ],
)
def test_other_figures_are_not_what_a_deal_is_worth(text: str) -> None:
    assert all(one.is_other for one in find_sums(text, "en"))


def test_a_bare_dollar_is_american_unless_the_story_is_at_home_elsewhere() -> None:
    assert settled_currency("$", {"KZ", "US"}, "") == "USD"
    assert settled_currency("$", {"AU"}, "") is None
    assert settled_currency("$", {"AU"}, "…US$5m…") == "USD"
    assert settled_currency("¥", {"CN"}, "") == "CNY"


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("12,000 metric tons/year", "en", 12000, "t/year"),
        ("12,000 mt/year", "en", 12000, "t/year"),
        ("8,500 tonnes of spodumene a year", "en", 8500, "t/year"),
        ("25 ktpa", "en", 25000, "t/year"),
        ("1.5 Mtpa", "en", 1.5e6, "t/year"),
        ("500,000 tpa", "en", 500000, "t/year"),
        ("10 metric tons annually", "en", 10, "t/year"),
        ("an annual 40,000 tonnes", "en", 40000, "t/year"),
        ("90 tonnes per month", "en", 90, "t/month"),
        ("1.3 million pounds", "en", 1.3e6, "lb"),
        ("350,000 ounces", "en", 350000, "oz"),
        ("20 kt", "en", 20000, "t"),
        ("2 million tonnes", "en", 2e6, "t"),
        ("150 kg", "en", 150, "kg"),
        ("3,000 short tons", "en", 3000, "short t"),
        ("25.000 toneladas anuales", "es", 25000, "t/year"),
        ("10.000 Tonnen jährlich", "de", 10000, "t/year"),
        ("2 500 tonnes par an", "fr", 2500, "t/year"),
        ("12 тыс. тонн в год", "ru", 12000, "t/year"),
        ("60 ribu ton per tahun", "id", 60000, "t/year"),
        ("年1万7500トン", "ja", 17500, "t/year"),
        ("3万吨", "zh", 30000, "t"),
    ],
)
def test_quantities_are_normalised(text: str, lang: str, value: float, unit: str) -> None:
    [one] = find_measures(f"– {text} –", lang)
    assert (one.quantity.value, one.quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "12,000 metres drilled",
        "1.2 g/t",
        "$26,000 per tonne",
        "2026",
        "5% of the shares",
        "450 MW",
        "at a depth of 300 m",
    ],
)
def test_what_is_no_quantity_of_material(text: str) -> None:
    assert find_measures(text, "en") == []


def test_ore_in_the_ground_is_no_quantity_of_a_deal() -> None:
    assert all(
        m.is_stock for m in find_measures("measured and indicated resources of 755 million tonnes", "en")
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The US and Kazakhstan signed", ["US", "KZ"]),
        ("the Kazakh miner", ["KZ"]),
        ("правительство Казахстана и Узбекистаном", ["KZ", "UZ"]),
        ("Democratic Republic of the Congo", ["CD"]),
        ("中国与智利", ["CN", "CL"]),
        ("Chilean lithium for Deutschland", ["CL", "DE"]),
        ("Argentiniens Regierung", ["AR"]),
        ("it gave us A$5 and US$7 on no account", []),
        ("a turkey and some china", []),
    ],
)
def test_countries_by_names_adjectives_and_cases(gazetteer: Gazetteer, text: str, codes: list[str]) -> None:
    assert [known.country for known in gazetteer.countries(text)] == codes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mining investor Cove Capital and Kazakh state miner Tau-Ken Samruk have formed a venture.", ["Cove Capital", "Tau-Ken Samruk"]),
        ("Harbour Cell GmbH will buy from Northfield Lithium Ltd, Chief Executive Ada Lund said.", ["Harbour Cell", "Northfield Lithium"]),
        ("Thailand Smelting and Refining Co. Limited takes the concentrate.", ["Thailand Smelting and Refining"]),
        ("The memorandum was signed between the geology ministry and Denali Exploration Group.", ["geology ministry", "Denali Exploration Group"]),
        ("On Tuesday in November the Lake Victoria mine reopened.", []),
    ],
)  # fmt: skip
def test_parties_by_form_and_by_the_words_around_them(
    gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [party.name for party in find_parties(text, gazetteer, "en")] == names


def test_places_of_all_that_is_found_are_its_words(gazetteer: Gazetteer) -> None:
    text = "Norilsk Nickel (Норникель) paid US$5 million, 3億円 and 12,000 tonnes a year to France’s Eramet S.A. in Paris."
    for one in [*find_sums(text, "en"), *find_measures(text, "en"), *gazetteer.find(text)]:
        assert 0 <= one.start < one.end <= len(text)
    for party in find_parties(text, gazetteer, "en"):
        assert text[party.start :].startswith(party.name)


def test_faults_of_the_gazetteer_are_named_with_their_lines(tmp_path) -> None:
    (tmp_path / "countries.yaml").write_text("US: [US]\nXQ: [Nowhere]\nDE: German\n", encoding="utf-8")
    (tmp_path / "parties.yaml").write_text(
        "- {names: [A], country: US, knd: bank}\n- {country: US}\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError) as refused:
        load_gazetteer(tmp_path)
    places = [fault.removeprefix(f"{tmp_path}/").split(": ")[0] for fault in refused.value.faults]
    assert places == ["countries.yaml:2:1", "countries.yaml:3:5", "parties.yaml:1:29", "parties.yaml:2:3"]
