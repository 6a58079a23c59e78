"""The rules and the vocabulary that are shipped: every example, and what users of word lists suffer from."""

from pathlib import Path

import pytest

from monitor.models.deal import Instrument, Status
from monitor.models.judgement import Judgement
from monitor.rules import Rule, RuleSet, judge, load_ruleset
from monitor.rules.examples import failing_examples
from monitor.text import Document

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset([SEEDS / "rules"], SEEDS)


def judged(ruleset: RuleSet, title: str, text: str, lang: str | None = "en") -> Judgement:
    return judge(Document(title, text, lang, "2026-11-20"), ruleset)


def test_every_example_beside_a_rule_holds(ruleset: RuleSet) -> None:
    assert failing_examples(ruleset) == []


def n_match(rule: Rule) -> int:
    return sum(example.is_match for example in rule.examples)


def test_every_rule_on_a_deal_has_examples(ruleset: RuleSet) -> None:
    bare = [
        rule.name
        for rule in ruleset.rules
        if rule.instrument and (n_match(rule) < 3 or len(rule.examples) - n_match(rule) < 3)
    ]
    assert bare == []


def test_every_instrument_has_a_rule(ruleset: RuleSet) -> None:
    assert {rule.instrument for rule in ruleset.rules} >= set(Instrument)


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("en", "Orsk signs lithium offtake with Hanul", "Orsk Lithium has signed a binding offtake agreement with Hanul."),
        ("es", "Orsk vende el 20% de su mina de cobre", "La minera Orsk acordó vender el 20% de la mina de cobre a Hanul por 90 millones de dólares."),
        ("fr", "Orsk et Hanul créent une coentreprise dans le nickel", "Orsk et Hanul ont signé un accord pour créer une coentreprise dans le nickel en Indonésie."),
        ("pt", "Orsk assina memorando sobre terras raras", "A mineradora Orsk assinou um memorando de entendimento com o governo sobre terras raras."),
        ("de", "Orsk liefert Hanul Lithiumhydroxid", "Orsk und Hanul haben einen Liefervertrag über 10.000 Tonnen Lithiumhydroxid pro Jahr unterzeichnet."),
        ("ru", "«Орск» подписал контракт на поставку урана", "Компания «Орск» подписала контракт на поставку 2000 тонн урана в год компании «Ханул»."),
        ("zh", "某公司收购锂矿股权", "该公司与对方签署协议，以2亿美元收购阿根廷锂矿项目80%股权。"),
        ("ja", "商社がニッケル権益を取得", "同社は豪州のニッケル鉱山の権益20％を3億ドルで取得する契約を締結した。"),
        ("id", "PT Orsk teken kerja sama nikel", "PT Orsk menandatangani perjanjian usaha patungan dengan Hanul untuk smelter nikel."),
        ("tr", "Orsk ile Hanul bakır için anlaştı", "Orsk şirketi, bakır madeninin yüzde 30 hissesini Hanul'a satmak için anlaşma imzaladı."),
        ("kk", "«Орск» уран туралы келісімге қол қойды", "«Орск» компаниясы уран жеткізу туралы келісімге қол қойды."),
        ("uz", "Mis koni bo‘yicha kelishuv imzolandi", "Vazirlik va «Orsk» kompaniyasi mis konini o‘zlashtirish bo‘yicha shartnoma imzoladi."),
        ("ar", "توقيع مذكرة تفاهم بشأن النحاس", "وقعت الشركة مذكرة تفاهم مع الحكومة لتطوير منجم النحاس."),
    ],
)  # fmt: skip
def test_a_plain_deal_is_flagged_in_every_language(
    ruleset: RuleSet, lang: str, title: str, text: str
) -> None:
    assert judged(ruleset, title, text, lang).flagged
    assert judged(ruleset, title, text, None).flagged


@pytest.mark.parametrize(
    "text",
    [
        "A lithium battery fire destroyed a flat. The company signed an agreement with the insurer.",
        "He wrapped the agreement in tin foil and signed it.",
        "The lead investor signed an agreement to buy a stake in the software firm.",
        "She won a silver medal after the club signed a deal with a sponsor.",
        "Thieves behind the copper wire theft struck a deal with prosecutors.",
        "Nickelback signed a deal with a new record label.",
        "The two governments reached an agreement on fishing quotas near Tree Island.",
        "Glenmore agreed to buy a gold mine in Ghana for $900 million.",
        "Copper futures rose 2% to $9,800 a tonne as traders bet on a rate cut.",
        "The bus maker's repair business, which sells spare parts, could reach profitability next year with lithium packs.",
        "Surgeons at the clinic signed an agreement with a supplier of titanium hip implants.",
        "The club signed a platinum sponsor for its youth league.",
        "Fifty tonnes of antimony ingot changed hands at $21,000.",
    ],
)
def test_another_sense_or_another_trade_is_not_flagged(ruleset: RuleSet, text: str) -> None:
    assert not judged(ruleset, "", text).flagged


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("it", "Orsk venderà litio a Hanul", "La società Orsk ha firmato con il gruppo Hanul un contratto di fornitura di litio per cinque anni."),
        ("pl", "Orsk dostarczy miedź", "Spółka Orsk podpisała z koncernem Hanul pięcioletnią umowę na dostawy miedzi."),
        ("sv", "Orsk köper koppargruva", "Bolaget Orsk har tecknat avtal om att förvärva koppargruvan av Hanul för 90 miljoner dollar."),
        ("nl", "Orsk levert grafiet", "Het bedrijf Orsk heeft met Hanul een leveringscontract voor grafiet getekend."),
        ("fa", "قرارداد فروش مس", "شرکت اورسک قرارداد فروش مس را با گروه هانول امضا کرد."),
        ("vi", "Orsk ký hợp đồng đất hiếm", "Công ty Orsk ký hợp đồng cung cấp đất hiếm với tập đoàn Hanul trong mười năm."),
        ("mn", "Зэсийн баяжмалын гэрээ", "Орск компани зэсийн баяжмал нийлүүлэх гэрээг Ханул группэд байгууллаа."),
    ],
)  # fmt: skip
def test_a_plain_deal_is_flagged_in_languages_with_fewer_words(
    ruleset: RuleSet, lang: str, title: str, text: str
) -> None:
    assert judged(ruleset, title, text, lang).flagged


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "同社は豪州のニッケル鉱山の権益20％を3億ドルで取得する契約を締結した。"),
        ("zh", "Der Konzern Orsk hat die Kupfermine Aru von der Firma Hanul für 300 Millionen Dollar gekauft, wie er mitteilte."),
        ("en-US", "Hanul signed an offtake agreement for lithium with Orsk Mining."),
        ("pt-BR", "A mineradora Orsk assinou um memorando de entendimento com o governo sobre terras raras."),
    ],
)  # fmt: skip
def test_a_text_is_read_in_its_own_language_whatever_is_stated(
    ruleset: RuleSet, lang: str, text: str
) -> None:
    assert judged(ruleset, "", text, lang).flagged


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Orsk buys Aru copper mine", "Orsk bought the Aru copper mine for $300 million."),
        ("", "The Aru nickel mine was bought by Hanul for $300 million."),
        ("", "Hanul is close to buying the Aru copper mine."),
    ],
)
def test_a_mine_that_is_bought_or_nearly_so_is_flagged(ruleset: RuleSet, title: str, text: str) -> None:
    assert judged(ruleset, title, text).flagged


@pytest.mark.parametrize(
    "text",
    [
        "American Lithium will acquire Plenty Resources for $40 million.",
        "Plenty Resources was bought by Orsk Lithium for $40 million.",
        "Hanul is close to buying a stake in Orsk Lithium, two people said.",
    ],
)
def test_a_mineral_in_names_of_firms_alone_flags_nothing_without_a_word_of_mining(
    ruleset: RuleSet, text: str
) -> None:
    assert not judged(ruleset, "", text).flagged
    assert judged(ruleset, "", f"{text} Both mine lithium in Nevada.").minerals == ("lithium",)


def test_a_deal_in_the_last_paragraph_of_a_long_report_is_flagged(ruleset: RuleSet) -> None:
    talk = "The leaders spoke of trade, visas and roads.\n" * 60
    deal = "Orsk Mining and the state firm Kazmet signed an agreement to form a joint venture for a tungsten mine."
    judgement = judged(ruleset, "Leaders meet", talk + deal)
    assert judgement.flagged
    assert judgement.minerals == ("tungsten",)


def test_what_is_told_as_past_makes_no_live_mention(ruleset: RuleSet) -> None:
    text = "Output rose. In 2019 Orsk signed an offtake agreement with Hanul for lithium."
    judgement = judged(ruleset, "Lithium output rises", text)
    assert judgement.mentions
    assert all(mention.background for mention in judgement.mentions)
    assert not judgement.flagged


@pytest.mark.parametrize(
    "text",
    [
        "Orsk Lithium, founded in 1998, has signed a binding offtake agreement with Hanul for 10,000 tonnes of lithium hydroxide a year.",
        "Orsk has signed a binding offtake agreement with Hanul for lithium from the deposit that was discovered in 2004.",
        "Orsk, which has mined lithium since 2015, has signed a binding offtake agreement with Hanul.",
        "Orsk and Hanul have extended their 2019 offtake agreement for lithium hydroxide by five years.",
        "On Monday Orsk and Hanul signed an offtake agreement like that of 2019 for lithium hydroxide.",
        "Orsk has signed a binding offtake agreement with Hanul for 2000 metric tons of antimony ingot a year.",
    ],
)
def test_a_year_of_something_else_makes_no_deal_an_old_one(ruleset: RuleSet, text: str) -> None:
    judgement = judged(ruleset, "", text)
    assert not any(mention.background for mention in judgement.mentions)
    assert judgement.flagged


def test_how_a_headline_writes_a_mineral_makes_no_firm_of_it(ruleset: RuleSet) -> None:
    title = "Lithium supply contract signed by Hanul and Orsk"
    assert judged(
        ruleset, title, "The two firms signed a supply contract. Lithium will be shipped from May."
    ).flagged


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Orsk signed a memorandum of understanding with Hanul on nickel.", Status.SIGNED),
        ("Orsk plans to sign a memorandum of understanding with Hanul on nickel.", Status.PROPOSED),
        ("Orsk has completed the acquisition of the nickel mine.", Status.COMPLETED),
        ("Shareholders approved the takeover of the nickel mine.", Status.APPROVED),
        ("Orsk walked away from the takeover of the nickel mine.", Status.TERMINATED),
    ],
)
def test_the_sentence_says_how_firm_the_deal_is(ruleset: RuleSet, text: str, status: Status) -> None:
    assert {mention.status for mention in judged(ruleset, "", text).mentions} == {status}


def test_a_summit_story_has_a_mention_for_each_deal(ruleset: RuleSet) -> None:
    text = (
        "Washington and Astana signed an MoU about critical minerals.\n"
        "Investment firm Cavern Capital and state miner Tau-Metal have inaugurated a joint venture that will develop tungsten.\n"
        "The Uzbek side signed two agreements with US parties to cooperate on rare earths: one between the geology ministry"
        " and Denaly Group, and another between the development fund and Re Metal Technologies."
    )
    told = {
        (mention.sentence, mention.instrument)
        for mention in judged(ruleset, "", text).mentions
        if not mention.background
    }
    assert {(0, Instrument.MOU), (1, Instrument.JOINT_VENTURE)} <= told
    assert any(sentence == 2 for sentence, _ in told)


def test_a_named_rare_earth_counts_as_rare_earths_too(ruleset: RuleSet) -> None:
    judgement = judged(ruleset, "", "Orsk signed an offtake agreement with Hanul for neodymium oxide.")
    assert set(judgement.minerals) == {"neodymium", "rare earths"}


def test_every_place_cuts_out_the_words_it_claims(ruleset: RuleSet) -> None:
    title, text = "Lithium İ deal", "Orsk ﬁrst signed an agreement on lithium.\nİt’s a 50–50 joint venture."
    judgement = judged(ruleset, title, text)
    spans = [match.span for match in judgement.matches] + [hit.span for hit in judgement.hits]
    assert spans
    assert all({"title": title, "text": text}[s.field][s.start : s.end] == s.text for s in spans)


def test_an_article_without_words_is_judged(ruleset: RuleSet) -> None:
    assert not judged(ruleset, "", "").flagged
    assert not judged(ruleset, "\n", " \n ", None).flagged


@pytest.mark.parametrize(
    "text",
    [
        "lithium agreement signed " * 2000,
        "签署锂协议" * 2000,
        "vertrag" * 5000,
        "\x00\ud800 lithium deal",
        "." * 50_000,
        "A&'" * 9000,
    ],
    ids=["one sentence", "no spaces", "one word", "half characters", "dots", "capitals"],
)
def test_odd_text_is_judged_without_a_crash(ruleset: RuleSet, text: str) -> None:
    assert judged(ruleset, text[:50], text, None).score >= 0
