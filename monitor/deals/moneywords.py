"""What the words around a sum say against it: that it is the price of a unit, or a figure that no deal is worth. Pure.

In: the text before and after a sum. Out: yes or no.
"""

import re

BEFORE, AFTER = 60, 40  # characters that are looked at

_GOODS = (
    r"(?:(?:common|ordinary|new|dry|metric|fine|troy|short|wet|cada) )?(?:shares?|t(?!\w)|tonnes?|tons?|lbs?|pounds?|kgs?|kilos?|kilograms?|kilogrammes?|ounces?|oz|mtu|stu|units?|barrel|gram|"
    r"dmt|wmt|security|cdi|acción|acciones|tonelada|libra|onza|aktie|anteil|tonnen?|unze|kilogramm|pfund|action|titre|livre|once|ação|quilo|onça|метрическ\w+ тонн\w|тонн\w|акци\w|фунт|унци\w|кг|килограмм|"
    r"hisse|saham|lembar(?: saham)?|kilogram|pon|ons|tonna|сом|тонна)(?!\w)"
)
_PER = re.compile(
    rf"\s?(?:in cash )?(?:(?:/|\bper |\ba |\ban |\bapiece|\bfor each |\bfor every |\bpor (?:cada )?|\bpro |\bje |\bpar |\bla |\ble |\bl['’]|\bза (?:одну )?|\bper-|\bна )\s?{_GOODS}"
    r"|(?:(?:each|apiece)(?!\w))|\s?/\s?(?:公斤|千克)|\s?[/／每]\s?(?:吨|噸|磅|股|トン|キロ|kg|ポンド|株|톤|파운드|주)|(?:للطن|للرطل|للأوقية|للسهم|لكل (?:طن|رطل|سهم))|(?:kuruş))",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    r"(?:(?:1キロ|1トン|1ポンド|1株|一株|1オンス)(?:当たり|あたり)?|(?:トン|キロ|ポンド|オンス|株|kg)(?:当たり|あたり)|每股|每吨|每噸|每磅|每公斤|每千克|每盎司|톤당|주당|kg당|파운드당|온스당|킬로그램당)[^。，、]{0,8}$"
    r"|(?:ton|hisse|libre|kilogram|ons|pay) başına [^.;]{0,12}$|\bper[- ](?:share|tonne|pound) (?:price|offer|value) (?:of|at) (?:about )?$",
    re.IGNORECASE,
)
# In these the sum is what the firms have, earn or spend anyway.
_NOT_THE_DEAL = re.compile(
    r"(?:needs? (?:to raise|about|some|another)|still needs|bonds? (?:of|worth)|notes? offering|share (?:sale|placement|issue|offering)s? (?:of|worth)|market (?:value|cap\w*|worth)|capitali[sz]ation|revenue|turnover|profit|sales of|net income|earnings|ebitda|npv|net present value|capex|capital (?:cost|expenditure)|"
    r"construction cost|construction (?:will|would) cost|build cost|trade (?:of|between|worth|volume|turnover|reached|has)|exports? (?:of|worth)|(?:net|has|had|with|its) debt of|cash (?:of|balance|position)|cash (?:reserves|holdings|pile) of|budget of|break fee|penalt\w+|fine of|net loss|free cash flow|operating cost|"
    r"combined (?:value|company|market)|enlarged|would create|creating a|total(?:l?ing)? deals|worth of deals|deals worth|in deals|market is worth|industry worth|shares? (?:rose|fell|closed|traded)|spot price|"
    r"capitali[zs]aci[oó]n|ingresos|facturaci[oó]n|ventas por|beneficio(?:s)? neto|utilidad(?:es)? (?:neta|de)|valor de mercado|faturamento|receita|lucro|valor presente|capitalisation|valeur boursi[eè]re|chiffre d['’]affaires|bénéfice|recettes|"
    r"umsatz|gewinn|börsenwert|marktwert|marktkapitalisierung|baukosten|выручк\w+|чист\w+ прибыл\w+|прибыл\w+|капитализаци\w+|товарооборот\w*|оборот\w*|экспорт\w* (?:на|в)|убыт\w+|"
    r"pendapatan|penjualan|laba|kapitalisasi pasar|nilai pasar|ciro\w*|piyasa değeri|kâr\w*|gelir\w*|ihracat\w*|daromad\w*|foyda\w*|إيرادات|أرباح|القيمة السوقية|مبيعات|التبادل التجاري)[^.;]{0,30}$"
    r"|(?:売上高?|営業利益|純利益|時価総額|时价总额|總市值|市值|营业?收入|营收|净利润|利润|贸易额|매출액?|영업이익|순이익|시가총액|교역액)[^。；]{0,12}$",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"^\s?(?:worth of (?:deals|agreements)|in (?:annual )?(?:deals|agreements|trade|revenues?|sales|profits?|cash reserves|cash on|bonds|new shares)|share (?:sale|placement|offering)|bond\b|private placement|market (?:cap|value)|break fee|termination fee|"
    r"capex|npv|of (?:annual )?(?:revenues?|sales|profit)|on the (?:exchange|stock (?:market|exchange))|an der Börse|en bourse|de (?:ingresos|facturación|faturamento|receita|lucro|chiffre d['’]affaires|bénéfice)|Umsatz|Gewinn|выручк|прибыл)",
    re.IGNORECASE,
)


# "45 million pounds" are money where somebody pays them, and uranium where goods follow.
_PAID_BEFORE = re.compile(
    r"\b(?:pays?|paid|paying|worth|valued at|value of|invest\w*|spend\w*|spent|costs?|costing|price of|loan of|grant of|lends?|lent|raise[sd]?|raising|sum of|consideration of|bid of|offer of|fund\w*|investment of)\s"
    r"(?:(?:it |them |about|some|around|roughly|nearly|almost|up to|as much as|more than|over|at least|a total of|an estimated|a further|another) ?){0,2}$",
    re.IGNORECASE,
)
_GOODS_BEHIND = re.compile(
    r"\s?(?:\(?(?:of (?!(?:cash|debt|equity|funding|investment|new|public|state|government|its own)\b)|a year|per (?:year|annum)|annually|U3O8|uranium|copper|contained|in concentrate)|at (?:US|A|C)?\$)",
    re.IGNORECASE,
)


def is_pounds_of_money(before: str, after: str) -> bool:
    """Whether a number of pounds is a sum in sterling rather than a weight."""
    return bool(_PAID_BEFORE.search(before)) and not _GOODS_BEHIND.match(after)


def is_unit_price(before: str, after: str) -> bool:
    """Whether a sum buys a tonne, a pound or a share: "$5/lb"."""
    return bool(_PER.match(after)) or bool(_PER_BEFORE.search(before))


def is_other(before: str, after: str) -> bool:
    """Whether a sum is a market value, a turnover, a trade volume or the like."""
    return bool(_NOT_THE_DEAL.search(before)) or bool(_OTHER_AFTER.match(after))
