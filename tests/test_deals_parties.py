"""Who is named as organisation or government: forms of names in many languages, and what only looks like one."""

import pytest

from monitor.deals.cast import aliases
from monitor.deals.gazetteer import Gazetteer, load_gazetteer
from monitor.deals.inflection import case_forms
from monitor.deals.naming import Party, party_key
from monitor.deals.parties import find_parties
from monitor.deals.settle import written_to
from monitor.seeds import seeds_dir

FIRM = 1.0  # strength from which a candidate is taken without further signs


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(seeds_dir())


def firm_names(gazetteer: Gazetteer, lang: str, text: str) -> list[str]:
    return [party.name for party in find_parties(text, gazetteer, lang) if party.strength >= FIRM]


WRITTEN = [
    # English: legal forms, words of the trade, owners and nationalities before a name
    ("en", "Kazakhstan's state miner Tau-Ken Samruk will hold the rest.", ["Tau-Ken Samruk"]),
    ("en", "Quarry Lane Pte Ltd agreed to buy the cargo.", ["Quarry Lane"]),
    ("en", "Tin concentrate will go to Selangor Smelt Sdn Bhd under the contract.", ["Selangor Smelt"]),
    ("en", "Canada Fluorspar Inc. has signed a contract with Fluor Corporation.", ["Canada Fluorspar", "Fluor Corporation"]),
    ("en", "La Quinta Nickel Limited and Ferrum Oyj have signed a memorandum.", ["La Quinta Nickel", "Ferrum"]),
    ("en", "Harbin J&K Optimum Energy has agreed to take 40% of output.", ["Harbin J&K Optimum Energy"]),
    ("en", "Bahia Metals's Oxide Nickel Works was sold to Trafigura Group Pte Ltd.", ["Trafigura Group"]),
    ("en", "Unlike Ridgeway Copper, Norden Graphite AB has a buyer.", ["Norden Graphite"]),
    ("en", "Guinea Alumina Corporation lost its licence.", ["Guinea Alumina Corporation"]),
    ("en", "The stake was sold by Southern Bauxite Pty Ltd (ASX: SBX).", ["Southern Bauxite"]),
    ("en", "Korea Zinc and Lockheed Martin signed a memorandum on germanium.", ["Korea Zinc", "Lockheed Martin"]),
    ("en", "The Government of Saskatchewan and Cameco have signed an accord.", ["Government of Saskatchewan", "Cameco"]),
    ("en", "The Ministry of Mines and Steel has awarded the licence to Delta Tin Plc.", ["Ministry of Mines and Steel", "Delta Tin"]),
    ("en", "The Export-Import Bank of the United States will lend $120 million.", ["Export-Import Bank of the United States"]),
    ("en", "Toyota Tsusho, Mercuria and Hartree Partners will each take a third.", ["Toyota Tsusho", "Mercuria", "Hartree Partners"]),
    ("en", "Chengdu Tianqi Lithium will supply the hydroxide.", ["Chengdu Tianqi Lithium"]),
    ("en", "Ridgeway Lithium Signs Offtake Agreement With Harbour Cell GmbH", ["Ridgeway Lithium", "Harbour Cell"]),
    ("en", "Northfield Graphite To Acquire Sable Tin In All-Share Deal", ["Northfield Graphite", "Sable Tin"]),
    ("en", "Kestrel International is buying the notes.", ["Kestrel International"]),
    ("pt", "Vale e Hydro-Québec assinaram o contrato.", ["Vale", "Hydro-Québec"]),
    # Spanish, Portuguese, French, German
    ("es", "La estatal Codelco y la Empresa Nacional de Minería firmaron un acuerdo.", ["Codelco", "Empresa Nacional de Minería"]),
    ("es", "Minera Río Claro S.A. vendió su participación a Litio Andes S.L.U. por 30 millones.", ["Minera Río Claro", "Litio Andes"]),
    ("es", "El convenio lo suscribió el ministerio de Minería y Energía con YPF Litio.", ["ministerio de Minería y Energía", "YPF Litio"]),
    ("es", "Corfo y SQM extendieron su contrato.", ["Corfo", "SQM"]),
    ("es", "Con Rio Tinto firmará Enami la asociación.", ["Rio Tinto", "Enami"]),
    ("pt", "A Mineração Campo Alto S.A. assinou contrato com a CBMM.", ["Mineração Campo Alto", "CBMM"]),
    ("pt", "O BNDES aprovou crédito para a Companhia Brasileira de Lítio.", ["BNDES", "Companhia Brasileira de Lítio"]),
    ("pt", "A Keytrade Fertilizantes Brasil Ltda. comprará o potássio.", ["Keytrade Fertilizantes Brasil"]),
    ("fr", "Métaux Torngat et Vacuumschmelze ont signé une lettre d'intention.", ["Métaux Torngat", "Vacuumschmelze"]),
    ("fr", "L'État malien et Kodal Minerals ont conclu une convention.", ["État malien", "Kodal Minerals"]),
    ("fr", "Le ministère des Mines et de la Géologie accorde le permis à la SMSP.", ["ministère des Mines et de la Géologie", "SMSP"]),
    ("fr", "Selon Orano, la Société Le Nickel garde ses parts.", ["Orano", "Société Le Nickel"]),
    ("fr", "Une filiale d'Okume Resources reprend le site.", ["Okume Resources"]),
    ("de", "Mit Cinis Fertilizer schließt K+S einen Liefervertrag.", ["Cinis Fertilizer", "K+S"]),
    ("de", "Die Sachsen Zinn GmbH liefert an Aurubis.", ["Sachsen Zinn", "Aurubis"]),
    ("de", "Das Lithium kauft BMW von Livent.", ["BMW", "Livent"]),
    ("de", "Die Alpen Bergbau AG und thyssenkrupp unterzeichneten ein Memorandum.", ["Alpen Bergbau", "thyssenkrupp"]),
    ("de", "Das Bundesministerium für Wirtschaft fördert die Deutsche Lithium GmbH.", ["Deutsche Lithium"]),
    # Russian, Kazakh, Uzbek, Turkish: quoted, inflected, with suffixes
    ("ru", "Договор с «Росатомом» подписал глава «Норникеля».", ["Росатом", "Норникеля"]),
    ("ru", "Пакет акций Казатомпрома выкупит фонд «Самрук-Казына».", ["Казатомпром", "Самрук-Казына"]),
    ("ru", "ООО «Восточный вольфрам» продало месторождение ПАО «Полюс».", ["Восточный вольфрам", "Полюс"]),
    ("ru", "ТОО «Каратау Майнинг» и Cove Capital создадут предприятие.", ["Каратау Майнинг", "Cove Capital"]),
    ("ru", "Правительство Казахстана и Orano подписали соглашение.", ["Правительство Казахстана", "Orano"]),
    ("ru", "Аналитики Halyk Finance оценили сделку с Уралкалием.", ["Halyk Finance", "Уралкалием"]),
    ("ru", "Министерство промышленности и торговли передало долю АО «Северный магний».", ["Министерство промышленности и торговли", "Северный магний"]),
    ("ru", "Минпромторг договорился с ВСМПО-Ависма о поставках.", ["Минпромторг", "ВСМПО-Ависма"]),
    ("ru", "Соглашение с Евразийским банком развития подписано.", ["Евразийским банком развития"]),
    ("kk", "«Қазатомөнеркәсіп» пен JUMCO шартқа қол қойды.", ["Қазатомөнеркәсіп", "JUMCO"]),
    ("kk", "Келісімге Zijin Mining Group-пен қол қойылды.", ["Zijin Mining Group"]),
    ("kk", "Казатомпромның үлесі артты.", ["Казатомпром"]),
    ("kk", "Өнеркәсіп және құрылыс министрлігі лицензия берді.", ["Өнеркәсіп және құрылыс министрлігі"]),
    ("uz", "Navoiyuranning ulushini Orano sotib oldi.", ["Navoiyuran", "Orano"]),
    ("uz", "Sanoat va savdo vazirligi «Olmos Metall» MChJ bilan memorandum imzoladi.", ["Sanoat va savdo vazirligi", "Olmos Metall"]),
    ("uz", "Тоғ-кон саноати ва геология вазирлиги Росатом билан шартнома тузди.", ["Тоғ-кон саноати ва геология вазирлиги"]),
    ("tr", "Eti Maden'in bor anlaşması yenilendi.", ["Eti Maden"]),
    ("tr", "Kanada'nın First Quantum Minerals şirketi Cengiz Holding'le anlaştı.", ["First Quantum Minerals", "Cengiz Holding"]),
    ("tr", "Anadolu Krom Madencilik A.Ş. hisselerini Yıldız Metalurji A.Ş.'ye devretti.", ["Anadolu Krom Madencilik", "Yıldız Metalurji"]),
    ("tr", "Enerji ve Tabii Kaynaklar Bakanlığı sözleşmeyi onayladı.", ["Enerji ve Tabii Kaynaklar Bakanlığı"]),
    ("tr", "Hakkâri'deki ocağı Doğu Bakır İşletmeleri satın aldı.", ["Doğu Bakır İşletmeleri"]),
    # Indonesian and Malay
    ("id", "PT Borneo Nikel Lestari Tbk meneken kontrak dengan Huayou.", ["PT Borneo Nikel Lestari", "Huayou"]),
    ("id", "PT Aneka Tambang Tbk dan CATL membentuk usaha patungan.", ["PT Aneka Tambang", "CATL"]),
    ("id", "Kementerian Energi dan Sumber Daya Mineral menyetujui rencana PT Timah.", ["Kementerian Energi dan Sumber Daya Mineral", "PT Timah"]),
    ("id", "Danantara Indonesia menggandeng Eramet.", ["Danantara Indonesia", "Eramet"]),
    # Chinese
    ("zh", "赣锋锂业与天齐锂业签署供货协议。", ["赣锋锂业", "天齐锂业"]),
    ("zh", "公司拟受让陕西金岭钼业三成股权。", ["陕西金岭钼业"]),
    ("zh", "海岳矿业（603999）已向江西云河新材料有限公司出售股份。", ["海岳矿业", "江西云河新材料有限公司"]),
    ("zh", "智利国家铜业公司与SQM组建合资公司。", ["智利国家铜业公司", "SQM"]),
    ("zh", "江西铜业增持SolGold的计划不变。", ["江西铜业", "SolGold"]),
    ("zh", "中国中化集团公司与白俄罗斯钾肥公司达成协议。", ["中国中化集团公司", "白俄罗斯钾肥公司"]),
    ("zh", "洛阳钼业将向宁德时代供应钴。", ["洛阳钼业", "宁德时代"]),
    ("zh", "子公司瑞金锂业将与Zimbabwe Lithium Ltd合作。", ["瑞金锂业", "Zimbabwe Lithium"]),
    ("zh", "盛和资源认购股份。", ["盛和资源"]),
    # Japanese
    ("ja", "住友商事とトヨタ通商は株式を取得する。", ["住友商事", "トヨタ通商"]),
    ("ja", "三菱商事は豪アルデア・リソーシズに出資する。", ["三菱商事", "アルデア・リソーシズ"]),
    ("ja", "株式会社東海製錬は、ハドベイ・ミネラルズと契約した。", ["東海製錬", "ハドベイ・ミネラルズ"]),
    ("ja", "ＪＯＧＭＥＣと双日はライナスに出資した。", ["双日", "ライナス"]),
    ("ja", "北斗鉱業とグレンコアが合意した。", ["北斗鉱業", "グレンコア"]),
    ("ja", "豪サウス32社が権益を買う。", ["サウス32"]),
    ("ja", "東洋レアメタル商事は契約を結んだ。", ["東洋レアメタル商事"]),
    # Korean
    ("ko", "포스코퓨처엠은 흑연 공급 계약을 체결했다.", ["포스코퓨처엠"]),
    ("ko", "LG에너지솔루션과 고려아연이 협약을 맺었다.", ["LG에너지솔루션", "고려아연"]),
    ("ko", "한빛머티리얼즈는 호주 리튬 광산 지분을 인수한다.", ["한빛머티리얼즈"]),
    ("ko", "㈜동해금속은 라이나스 레어어스와 계약했다.", ["동해금속", "라이나스 레어어스"]),
    ("ko", "산업통상자원부는 한국광해광업공단을 지원한다.", ["산업통상자원부", "한국광해광업공단"]),
    # Arabic
    ("ar", "وقعت شركة معادن اتفاقية مع شركة كوبولد ميتالز.", ["شركة معادن", "كوبولد ميتالز"]),
    ("ar", "أعلنت وزارة الصناعة والثروة المعدنية منح الرخصة.", ["وزارة الصناعة والثروة المعدنية"]),
    ("ar", "أبرم المجمع الشريف للفوسفاط عقدا مع الهند.", ["المجمع الشريف للفوسفاط"]),
    ("ar", "باعت الإمارات العالمية للألمنيوم حصتها إلى صندوق الاستثمارات العامة.", ["الإمارات العالمية للألمنيوم", "صندوق الاستثمارات العامة"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "names"), WRITTEN)
def test_a_party_is_named_as_it_is_written(
    gazetteer: Gazetteer, lang: str, text: str, names: list[str]
) -> None:
    found = firm_names(gazetteer, lang, text)
    assert [name for name in names if name not in found] == [], found


NEAR_MISSES = [
    # People, places, mines
    ("en", "Xi Jinping will meet his guests on Tuesday."),
    ("en", "Donald Trump said the tariff stays."),
    ("en", "Output at Mount Weld rose in September."),
    ("en", "Drilling at the Cobre Panama mine has stopped."),
    ("en", "Spodumene from Greenbushes is shipped from Bunbury."),
    ("es", "La mina Las Bambas volvió a operar en abril."),
    ("tr", "Artvin'deki Hod Maden projesi durdu."),
    ("ja", "シエラゴルダ銅鉱山は昨年まで赤字だった。"),
    ("en", "The Anglo-Australian miner has offices in London."),
    ("pt", "Vale lembrar que o preço caiu."),
    # Months, laws, publications, markets
    ("en", "In December the Inflation Reduction Act was amended."),
    ("en", "Prices on the London Metal Exchange fell."),
    ("en", "The Global Critical Minerals Outlook was published in May."),
    ("tr", "Maden Kanunu'na göre ruhsat yenilenir."),
    ("es", "La Estrategia Nacional del Litio sigue en pie."),
    ("zh", "编辑声明：本文不是投资意见。"),
    # Abbreviations, products, minerals
    ("en", "Tonnes are given as LCE, and the EV maker's CEO is content."),
    ("en", "Hole LL24-35 cut 61 metres of WO3."),
    ("en", "An FID is due after the DFS."),
    ("de", "Den Rohstoff braucht die Industrie."),
    ("zh", "海外资源和石墨资源都很紧张。"),
    ("zh", "敬请投资者留心碳酸锂价格。"),
    ("ja", "車載用リチウムイオン電池の生産が増える。"),
    ("ja", "レアアースの輸入は減っている。"),
    ("ko", "신재생에너지와 전기자동차 수요가 늘었다."),
    # Headings, furniture of pages, first words
    ("en", "KEY POINTS"),
    ("en", "BASE METALS"),
    ("en", "Perhaps."),
    ("en", "Most Read"),
    ("de", "KASSEL."),
    ("fr", "MONTRÉAL. Les cours ont reculé."),
    ("ru", "Цена – три миллиона."),
    ("kk", "Бұл – көптен күткен жаңалық."),
    ("zh", "然而公司今年不打算扩产。"),
    ("zh", "它的老本行是钢铁，标的公司尚未投产。"),
    ("ar", "تأسست شركة صناعية قبل عام."),
    ("ar", "زارت شركة أسترالية الموقع."),
]


@pytest.mark.parametrize(("lang", "text"), NEAR_MISSES)
def test_what_is_no_organisation_is_no_party(gazetteer: Gazetteer, lang: str, text: str) -> None:
    assert firm_names(gazetteer, lang, text) == []


def test_an_inflected_name_has_the_key_of_its_nominative(gazetteer: Gazetteer) -> None:
    cases = ("Норникель", "Норникеля", "Норникелем", "Норильского никеля")
    keys = {
        party.key for case in cases for party in find_parties(f"Договор с {case} подписан.", gazetteer, "ru")
    }
    assert keys == {"nornickel"}


def test_a_name_spans_its_case_ending(gazetteer: Gazetteer) -> None:
    text = "Росатомом подписан договор."
    (party,) = find_parties(text, gazetteer, "ru")
    assert (party.name, text[party.start : party.end]) == ("Росатом", "Росатомом")


def test_names_of_other_scripts_have_no_case_forms() -> None:
    assert case_forms("Cameco") == case_forms("赣锋锂业") == []


def test_a_longer_writing_keeps_the_key_of_the_known_name(gazetteer: Gazetteer) -> None:
    (party,) = find_parties("Toshiba Infrastructure Systems agreed.", gazetteer, "en")
    assert party.name == "Toshiba Infrastructure Systems"
    assert party.key == "toshiba"
    assert party.country == "JP"


def test_a_seat_or_a_slogan_behind_a_known_name_is_none_of_it(gazetteer: Gazetteer) -> None:
    names = firm_names(gazetteer, "en", "Koch of Kansas has bought the notes.")
    assert names == ["Koch"]


BYSTANDERS = [
    ("en", "Advised by Lazard, Tarn Copper sold the mine to Boliden.", "Lazard"),
    ("en", "Linklaters and Ashurst acted as counsel to Tarn Copper.", "Linklaters"),
    ("en", "Prices will rise, said an analyst at Sable Capital.", "Sable Capital"),
    ("en", "Tarn Copper, backed by Ford, has signed with Boliden.", "Ford"),
    ("en", "Tarn Copper, whose backers include Ford and Koch, has signed.", "Ford"),
    ("en", "Tarn Copper hired Goldman Sachs to find a buyer.", "Goldman Sachs"),
    ("en", "The sale was cleared by the Foreign Investment Review Board.", "Foreign Investment Review Board"),
    ("en", "The two firms will trade as Merrow Energy Corp.", "Merrow Energy"),
    ("en", "ANNA BECK, Harbour Enterprise: \"We are glad.\"", "Harbour Enterprise"),
    ("es", "Cobres del Maule, asesorada por Scotiabank, vendió la mina.", "Scotiabank"),
    ("fr", "Conseillée par Lazard, la Compagnie Minière du Fouta achète.", "Lazard"),
    ("de", "Beraten von der Deutschen Bank, kauft die Harz Kupfer AG zu.", "Deutschen Bank"),
    ("tr", "Toros Krom, satış için Goldman Sachs'a yetki verdi.", "Goldman Sachs"),
    ("zh", "中信证券担任财务顾问。", "中信证券"),
    # A town or a valley that a firm has the name of
    ("en", "The steel maker of Salzgitter is idle.", "Salzgitter"),
    ("es", "La planta está en Antofagasta.", "Antofagasta"),
    ("pt", "Os moradores do Vale do Jequitinhonha recebem lítio.", "Vale"),
    # Part of another's name
    ("en", "The cargo was sold by Delta Fluor.", "Fluor"),
    ("en", "The mine at Karabo, a town in the hills, is shut.", "Karabo"),
    ("ko", "호주 정부가 리튬 광산 지분을 인수한다.", "정부"),
    ("en", "Michael Redfern of Larkhill Cobalt signed for the firm.", "Michael Redfern of Larkhill Cobalt"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "name"), BYSTANDERS)
def test_who_only_stands_by_is_no_party(gazetteer: Gazetteer, lang: str, text: str, name: str) -> None:
    assert name not in [party.name for party in find_parties(text, gazetteer, lang)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A stake in Antofagasta was sold to Glencore.", "Antofagasta"),
        ("Salzgitter AG has signed.", "Salzgitter"),
        ("Vale has sold the mine.", "Vale"),
        ("Automaker Ford signed with the miner.", "Ford"),
        ("The loan is backed by EXIM Bank.", "EXIM Bank"),
        ("Goldman Sachs bought the royalty.", "Goldman Sachs"),
        ("Ridgeway Lithium, which has hired nobody, signed.", "Ridgeway Lithium"),
    ],
)
def test_who_acts_is_a_party_under_such_a_name(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name in [party.name for party in find_parties(text, gazetteer, "en")]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Zhejiang Huayou has signed.", "Zhejiang Huayou"),
        ("en", "A loan of the Eastern and Southern African Trade and Development Bank is due.",
         "Eastern and Southern African Trade and Development Bank"),
        ("en", "Glencore is buying Pamish Holdings No. 12 Proprietary Limited.", "Pamish Holdings No. 12"),
        ("en", "The Potash and Soda Development Corp. has signed.", "Potash and Soda Development"),
        ("de", "Den Magnethersteller Bodensee Magnete AG kauft Bosch.", "Bodensee Magnete"),
        ("fr", "Le ministère des Mines du Gabon et Eramet ont signé.", "ministère des Mines du Gabon"),
        # Names of one word that no list knows
        ("en", "There is a buyer: Zelmar, which makes cells in Hungary.", "Zelmar"),
        ("en", "Korvana, the Oslo graphite start-up, has a customer.", "Korvana"),
        ("en", "It is ours, said the woman who runs Drummond Spodumene.", "Drummond Spodumene"),
        ("ru", "Компания Телво выкупила долю в руднике.", "Телво"),
        ("ko", "스웨덴 코르바나가 흑연을 7년간 사들인다.", "코르바나"),
        ("zh", "科瓦纳与泰尔沃签约。", "科瓦纳"),
    ],
)  # fmt: skip
def test_a_name_is_whole(gazetteer: Gazetteer, lang: str, text: str, name: str) -> None:
    assert name in firm_names(gazetteer, lang, text)


def test_a_known_name_with_its_seat_or_form_has_its_key(gazetteer: Gazetteer) -> None:
    text = "PT Merdeka Battery Materials Tbk (MBMA) dan Zhejiang Huayou sepakat."
    keys = [party.key for party in find_parties(text, gazetteer, "id")]
    assert keys == ["merdeka battery materials", "merdeka battery materials", "huayou cobalt"]


def test_a_short_form_in_brackets_joins_the_name_and_a_market_does_not() -> None:
    def written(text: str, name: str) -> str:
        return text[: written_to(text, Party(name, 0, len(name), party_key(name), 2.0))]

    assert written("Empresa Nacional de Minería (Enami) firmó", "Empresa Nacional de Minería").endswith(
        "(Enami)"
    )
    assert written("Export Development Canada (EDC) lends", "Export Development Canada").endswith("(EDC)")
    assert written("Sable Titanium (OTCBB) sells", "Sable Titanium") == "Sable Titanium"
    assert written("Sable Titanium (Chile) sells", "Sable Titanium") == "Sable Titanium"


def test_initials_stand_for_a_name_of_the_story(gazetteer: Gazetteer) -> None:
    named = find_parties("Great Selous Nickel Ltd has signed, and GSN will pay.", gazetteer, "en")
    known = aliases(named, {})
    assert known["gsn"].key == "great selous nickel"
