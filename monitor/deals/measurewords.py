"""What the words around a quantity say: how often it comes, and whether it is in the ground or made anyway. Pure.

In: the text before and after a quantity. Out: its rate, or yes or no.
"""

import re

BEFORE, AFTER = 110, 90  # characters that are looked at
_NEAR = 60  # of them for what stands against a quantity
YEAR, MONTH = "/year", "/month"

_YEAR = (
    r"(?:/\s?(?:year|yr|y|a|año|ano|an|Jahr|год|yıl|tahun)(?!\w)|-per-(?:annum|year)\b|,? on an annual basis|\s?\.p\.a\.|\s?(?:per|a|each|every|of \w+ a|of \w+ per|in each|in every) (?:contract year|year|annum|calendar year)|\s?in each of (?:(?:the|its) )?(?:\w+ ){1,3}years|\s?p\.?a\.?(?!\w)|\s?annually|\s?yearly|['’]?\s?annual(?:ly)? (?:production|output|capacity)|"
    r"\s?(?:al|por|cada|a cada) (?:año|ano|ejercicio|exercício)(?! pasado| passado)|\s?anuales|\s?anualmente|\s?por ano|\s?ao ano|\s?anuais|\s?(?:par|chaque) ann?(?:ée)?(?!\w)|\s?l['’]an(?! dernier| prochain|\w)|\s?annuelles|\s?annuellement|\s?(?:pro|im|je) Jahr(?! ?20\d\d)|\s?jährlich|\s?Jahreskapazität|"
    r"\s?(?:в|за) год\b|\s?ежегодно|\s?годовой мощност\w+|\s?(?:per|setiap|tiap) tahun|\s?setahun|\s?yiliga|\s?жылына|\s?سنوي(?:اً?|ًا)|\s?في (?:السنة|العام)(?! \d)|\s?كل (?:سنة|عام))"
)
_MONTH = r"(?:/\s?(?:month|bulan|mes)|\s?(?:per|a|each|every) month|\s?monthly|\s?al mes|\s?mensuales|\s?por mês|\s?mensais|\s?par mois|\s?mensuelles|\s?(?:pro|im) Monat|\s?monatlich|\s?в месяц|\s?ежемесячно|\s?per bulan|\s?ayda|\s?شهري(?:اً?|ًا)|\s?в мес\.?)"
# Between a quantity and its rate: its goods, in few words without a stop.
_GOODS_BETWEEN = r"(?:\s?\([^)]{1,14}\))?(?:\s[\w’'/()-]{1,24}){0,8}?"
_RATES = tuple((re.compile(_GOODS_BETWEEN + words, re.IGNORECASE), rate) for words, rate in ((_YEAR, YEAR), (_MONTH, MONTH)))  # fmt: skip
_YEARLY_BEFORE = re.compile(
    r"(?:\bannual(?:ly)?|\byearly|per year|\ba year|(?:each|every) year|per annum|jährlich\w*|(?:pro|im|je) Jahr(?! ?20)|\banua(?:l\w*|is)|cada (?:año|ano)|ao ano|por (?:año|ano)|annuel\w*|(?:par|chaque) an(?:née)?\b|yıllık|(?<!\d )(?<!ilk )yılda|her yıl|tahunan|(?:per|setiap|tiap) tahun|setahun|ежегодн\w+|в год|годов\w+|"
    r"yiliga|жылына|سنويا(?:ً)?|سنوية|سنوي|في السنة)[^.;。]{0,60}$"
    # what a plant can make is a year's figure
    r"|(?<!\w)(?:capacity(?: (?:of|to|for|is|at|from|would|will)|:)|Jahres(?:kapazität|produktion|menge|förderung)\w* (?:[\w-]+ ){0,2}(?:von|auf)|capacidad(?:e)?(?: \w+)? (?:de|a|para|passará|será|supera)|capacité (?:de|à|sera)|Kapazität von|(?:мощност|производительност)\w*(?: \w+)?(?: –| —| -| в| до| составит)?|рассчитан\w? на|kapasitas\w*(?: \w+)?|berkapasitas|kapasite\w*(?: \w+)?|(?:ال)?طاقت?ه?(?: ال\w+)? (?:البالغة|تبلغ|قدرها)|(?:ب|ال)?(?:ال)?طاقة (?:ال)?إنتاجية)[^.;。]{0,30}$"
    r"|\b(?:boost|lift|rais|increas|expand|ramp|doubl|tripl)\w* (?:[\w'’-]+ ){0,4}(?:output|production)(?: [\w-]+){0,3} to (?:about |some |around |up to )?$"
    r"|\b(?:mine|project|plant|refinery|smelter|factory|works) (?:that |which )?(?:(?:will|can|could|would|should|is to|able to|is able to|designed to|is designed to) ){1,2}(?:make|produce|turn out|yield) (?:about |some |around |up to |as much as )?$"
    r"|\b(?:mine|mina|planta|usine|fábrica|proyecto|projet|projeto) (?:[\w-]+ ){0,2}(?:produira|pourrait produire|produirait|producirá|podrá producir|produciría|produzirá|deve produzir|poderá produzir) (?:hasta |unas |jusqu['’]à |environ |até |cerca de )?$"
    # and so is what a mine or a works makes, where no other time is told
    r"|\b(?:produc(?:e|es|ing|tion)|output|yield(?:s|ing)?|turn(?:s|ing)? out|manufactur(?:e|es|ing)|refin(?:e|es|ing)|process(?:es|ing)?|producir|producción|produzir|produção|produire|production|produzieren|Produktion|производить|производств\w|выпускать|выпуск\w?|memproduksi|produksi|menghasilkan|üretim\w*|üretmek|(?:ال)?إنتاج)"
    r" (?:(?:of|to|at|reach\w*|some|about|around|roughly|nearly|up|as|much|at|least|more|than|over|an|a|estimated|initial|de|d['’]|hasta|unas?|até|cerca|jusqu['’]à|environ|von|bis|zu|rund|до|около|в|sekitar|hingga|sebesar|نحو|حوالي) ){0,4}$"
    r"|(?:연간|연산|매년|(?<![가-힣])연|年間|每年|年产) ?(?:약 ?|최대 ?)?$"
    r"|\b(?:smelter|pabrik|kilang|raffinerie|usine|refinaria|refinería|завод\w?|фабрик\w) (?:[^\W\d]+ ){0,3}(?:de |на |berkapasitas )?$",
    re.IGNORECASE,
)
_PLANT_AFTER = re.compile(
    r"-? ?(?:(?!(?:of|from|to|for|in|at|and) )[\w-]+ ){0,3}(?:plant|refinery|smelter|factory)\b"
)  # "a 20,000-tonne lithium plant"
_YEARLY_CJK_BEFORE = re.compile(
    r"(?:每年|年間|年产|年產|年産|年供|全年|年产能|年处理|生产能力|生産能力|年生産|年均|1年(?:当たり|あたり)|연간|연산|매년|해마다|연평균|생산능력|(?<![가-힣])연)[^。，,、.;]{0,12}$"
)
_EACH_CJK = re.compile(r"\d+년(?:간|동안)[^。.;]{0,16}$")  # and then so much "each": "5년간 최대 1만5000톤씩"
_YEARLY_CJK_AFTER = re.compile(
    r"[^。，,、.;]{0,14}(?:[/／]年|的?年产[能量]|/년)|[을를]? ?(?:해마다|매년)|씩[^.,]{0,3}매년|[이가]? ?연간 목표"
)
# A number of years is no rate: "beş yılda 7.500 ton", "over ten years".
_YEARS = re.compile(
    r"(?:\d|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|onbeş|yirmi) yılda[^.;]{0,40}$", re.IGNORECASE
)
_TOTAL_AFTER = re.compile(
    r"[^.;,]{0,40}?\b(?:over (?:the|its|\w+|\d+) (?:period|term|years?|life|decades?|months?)|in (?:the|its) (?:\w+ ){0,2}(?:quarter|half|months?)|to date|in total|altogether|in all|in year one|in the first year|over the period|en (?:total|diez|\d+) ?(?:años)?|em \d+ anos|durant \w+ ans|sur (?:\w+ ){1,2}(?:ans|années)|insgesamt|über \w+ Jahre|в (?:общей|целом)|за \w+ лет|selama \w+ tahun)\b"
)

_FUTURE = re.compile(
    r"\b(?:will|would|could|should|shall|(?-i:may)|might|foresees?|plans?|planned|expects?|expected|is to|are to|intends?|aims?|hopes?|wants?|set to|due to|starting in|from 20\d\d|podrá|podría|será|producirá|poderá|deverá|pourrait|devrait|produira|soll\w*|könnte|wird|будет|сможет|планиру\w+|позволит|akan|bakal|ditargetkan|rencana\w*)\b"
    r"|拟|计划|将|預定|予定|计划|예정|목표|할 수|سوف|ستنتج|يتوقع|من المتوقع",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"(?:\bresources? (?:of|estimate|base|at|stands?|total\w*|includes?|counts?|amount\w*|known)|\b(?:in|as|its|of|and|measured|indicated|inferred|mineral|probable|proven) (?:ore )?(?:resources?|reserves?)\b|\b(?:Mineral|Ore|Measured|Indicated|Inferred) (?:Resources?|Reserves?)|\breserves? of|"
    r"\bore (?:at|grading|body)|\bgrading\b|\bgrade of|\baverage grade|\bcontain(?:s|ing)?\b|\bin situ\b|\bin the ground|\b(?:deposit|orebody|area|project|mine|field|sands?)\b[^.;]{0,20}\bholds?\b|\bholds? (?:an estimated|some|about|over|more than)\b|"
    r"\bmeasured\b|\bindicated\b|\binferred\b|\bmine life\b|\blife of (?:the )?mine\b|[Зз]апас\w*|[Рр]есурс\w*|[Вв] недрах|содержани\w+|\breservas\b|\brecursos?\b|\bréserves\b|\bressources\b|\bReserven\b|\bRessourcen?\b|\bVorräte\w*|\bVermutet|rezerv\w*|\bcadangan\b|\bsumber ?daya\b|"
    r"احتياطي\w*|الاحتياطي\w*|موارد)|储量|保有|资源量|資源量|埋蔵|金属量|探明|控制和推断|平均品位|매장|자원량",
)
_ORE_AFTER = re.compile(
    r"\s?(?:humides |secas |húmedas |wet )?(?:of |de |d['’]|an )?(?:ore|feed|run-of-mine|руды|cevher|minerai|minério|mineral|Erz|bijih)\b(?! concentrate)|(?:矿石|鉱石|원광)"
)
_TRIAL = re.compile(r"\s?(?:\w+ )?(?:batch|sample|trial|bulk sample|test (?:lot|run)|parcel for testing)\b")
# What is mined and sold anyway: figures of the past, the trade of a whole country, plants that stand.
_PAST = re.compile(
    r"\b(?:produced|mined|exported|imported|consum(?:ed|es|ing|ption)|turned out|made do with|did (?=\d)|yielded|shipped (?:about |some )?(?=\d)|last year(?!['’]s deal)|the year (?:came|was)|previous year|year earlier|in 20[012]\d (?:it|the \w+|they|output|production)\b|has been mined|"
    r"année dernière|l['’]an dernier|a produit|produits? en|a exporté|avait exporté|a extrait|avait extrait|año pasado|produjo|produjeron|ano passado|foram produzidas|produziu|vorigen Jahr|vergangenen Jahr|produzierte|förderte|produjo|vendu|в прошлом году|в 20\d\d году|за 20\d\d год|добыл\w*|добыто|произвел\w*|выпустил\w*|расходу\w+|"
    r"tahun lalu|memproduksi|mengapalkan|tercatat|geçen yıl|üretti|o['’‘ʻ]tgan yili|жөнелтілген|өткен жылы)\b|العام الماضي|شحنت|أنتجت|استوردت",
    re.IGNORECASE,
)
_LAST_YEAR_CJK = re.compile(r"昨年|去年|前年|上半年|前[一二三四五六七八九十\d]+个月|작년|지난해|전년")
_STANDING = re.compile(
    r"\b(?:guid(?:es|ance|ed)|this year(?!['’]s)|output target|ramping up|current(?:ly)?|existing|capacity of its|whose capacity|nameplate|installed capacity|fewer than|start-up (?:rate|capacity)|(?:global|world)(?:['’]s)? (?:output|demand|supply|production|consumption|market|trade)|a tender for|"
    r"(?:already|today|now) (?:makes?|produces?|mines?|sells?|yields?)|capacidad instalada|capacidade instalada|su capacidad|da capacidade|capacité actuelle|план на|saat ini|mevcut|hozir|қазіргі)\b|目前|现有|公司目前|一年可处理|已经?建成|正在爬坡|拥有|足元|現在の|现在|وتبلغ طاقة|تستورد",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:(?:it|which|that|and|mine|plant|complex|smelter|company|group) (?:produces|makes|yields|sells|mines|processes|treats|handles|casts|refines|takes in)|produz(?:em)?|processa|comercializa|procesa|vende|produit|"
    r"produziert|fördert|verarbeitet|производит|выпускает|перерабатыва\w+|потребля\w+|menghasilkan)\b",
    re.IGNORECASE,
)
_STANDING_AFTER = re.compile(
    r"[^.;,。]{0,40}?(?:\blast year\b|l['’]an dernier|año pasado|ano passado|vergangenen Jahr|в прошлом году|tahun lalu|geçen yıl|\bin 20[01]\d\b|\bin 202[0-5]\b(?=[.,;]|$)|işliyor|çıkarıyor|tüketiyor|işleyebilen|üretiyor|üretti|tespit edilmişti|正在爬坡|已经?建成|とされる|생산했|\bin its sheds\b)"
)


_GAS = r"(?:CO ?[2₂]|carbon (?:dioxide|emissions?|credits?)|greenhouse|emissions?|dióxido de carbon\w*|emisiones|emissões|dioxyde de carbone|gaz à effet|Kohlendioxid|Treibhausgas\w*|углекислого|выбросов|выбросы|karbon|emisi\w*|waste|tailings|rubbish|water|steel|wheat|grain|food)"
_NO_MATERIAL_AFTER = re.compile(
    rf"\s?(?:(?:of|de|d['’]|an|at) ?)?(?:{_GAS}\b|二氧化碳|温室|碳排放|废|の?CO2|の?二酸化炭素|(?:의 ?)?(?:이산화탄소|온실가스))"
    r"|-? ?(?:(?!(?:of|from|to|for|in|at|and|by|on) )[\w-]+ ){0,2}(?:trucks?|lorr(?:y|ies)|haulers?|excavators?|shovels?|loaders?|vessels?|ships?|barges?|carriers?|bulkers?|locomotives?|cranes?|wagons?|containers?|vehicles?|cars)\b",
    re.IGNORECASE,
)
_NO_MATERIAL_BEFORE = re.compile(
    r"(?:\b(?:emissions?|footprint|emisiones|emissões|émissions|Emissionen|выброс\w*|emisi) (?:of|by|de|von|в|на|sebesar|um) (?:\w+ ){0,2}|碳排放[^。，]{0,6})$",
    re.IGNORECASE,
)


def is_no_material(before: str, after: str) -> bool:
    """Whether tonnes are those of a gas, of waste or of a truck, which no deal is about."""
    return bool(_NO_MATERIAL_AFTER.match(after) or _NO_MATERIAL_BEFORE.search(before))


def rate_of(before: str, after: str) -> tuple[str, int]:
    """The rate of a quantity, and how far its words reach behind it."""
    for pattern, rate in _RATES:
        found = pattern.match(after)
        if found:
            return rate, found.end()
    if _YEARS.search(before) or is_total(after):
        return "", 0
    yearly = _YEARLY_BEFORE.search(before) or _PLANT_AFTER.match(after)
    return (YEAR, 0) if yearly else ("", 0)


def is_yearly_cjk(before: str, after: str) -> bool:
    is_each = after.startswith("씩") and _EACH_CJK.search(before)
    return bool(is_each or _YEARLY_CJK_BEFORE.search(before) or _YEARLY_CJK_AFTER.match(after))


def is_total(after: str) -> bool:
    """Whether a quantity is said to be that of several years together, or of one: "over the period"."""
    return bool(_TOTAL_AFTER.match(after))


def is_stock(before: str, after: str, rate: str) -> bool:
    """Whether a quantity lies in the ground, was made in the past, or is made whether there is a deal or not."""
    near = before[-_NEAR:]
    if _ORE_AFTER.match(after) or _TRIAL.match(after):
        return True
    if not rate and (_STOCK.search(near) or _STOCK.search(after[:40])):
        return True
    if _STANDING_AFTER.match(after) or _STANDING.search(near) or _LAST_YEAR_CJK.search(near):
        return True
    is_made = _PAST.search(near) or _MAKES.search(near) or _PAST.search(after[:22])
    return bool(is_made and not _FUTURE.search(before))
