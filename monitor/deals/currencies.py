"""Currencies as the press of the world writes them: signs and codes before a figure, names behind it. Tables, and what they mean.

Out: ISO 4217 codes, or a word for what several countries share ("$", "¥", "peso"), which the countries of the story settle.
"""

import re

SYMBOLS = {
    "us$": "USD", "$us": "USD", "us": "USD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD", "$ca": "CAD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "ar$": "ARS", "n$": "NAD", "usd$": "USD", "us-$": "USD",
    "€": "EUR", "£": "GBP", "cn¥": "CNY", "¥": "¥", "₹": "INR", "rs": "INR", "₸": "KZT", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₦": "NGN",
    "₱": "PHP", "₫": "VND", "฿": "THB", "₮": "MNT", "₾": "GEL", "₼": "AZN", "₵": "GHS", "gh₵": "GHS", "gh¢": "GHS", "$": "$",
    "rmb": "CNY", "rp": "IDR", "eur€": "EUR",
}  # fmt: skip
# Codes count in capitals only; "try 2" and "all 5" are no money.
CODES = [
    "USD",
    "AUD",
    "CAD",
    "NZD",
    "HKD",
    "SGD",
    "TWD",
    "BRL",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "CNH",
    "INR",
    "ZAR",
    "IDR",
    "KZT",
    "RUB",
    "KRW",
    "TRY",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "MXN",
    "CLP",
    "COP",
    "ARS",
    "PEN",
    "BOB",
    "PHP",
    "MYR",
    "THB",
    "VND",
    "PKR",
    "SAR",
    "AED",
    "QAR",
    "OMR",
    "KWD",
    "EGP",
    "MAD",
    "XAF",
    "XOF",
    "GNF",
    "NGN",
    "GHS",
    "KES",
    "TZS",
    "UGX",
    "ZMW",
    "BWP",
    "NAD",
    "MZN",
    "MGA",
    "CDF",
    "UZS",
    "KGS",
    "MNT",
    "UAH",
    "GEL",
    "AZN",
    "PGK",
    "LKR",
]
NEEDS_SCALE = frozenset({"COP", "P", "R", "RM", "TRY", "MAD", "US"})  # else a summit, a rig, a road
_LETTERS = {"R": "ZAR", "P": "PHP", "RM": "MYR"}  # right before the digits
# Words that several countries have for their money, and whose it then is.
SHARED = {
    "peso": {"MX": "MXN", "CL": "CLP", "AR": "ARS", "CO": "COP", "PH": "PHP", "UY": "UYU", "DO": "DOP", "CU": "CUP"},
    "crown": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "GL": "DKK", "IS": "ISK"},
    "riyal": {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER"},
    "dirham": {"AE": "AED", "MA": "MAD"},
    "dinar": {"DZ": "DZD", "JO": "JOD", "KW": "KWD", "TN": "TND", "RS": "RSD", "IQ": "IQD", "BH": "BHD", "LY": "LYD"},
}  # fmt: skip
_FIRST_OF_SHARED = {"riyal": "SAR", "dirham": "AED"}  # where no country tells

_DOLLARS = r"d[oó]lares|dollars?|dolares"
NAMES = (
    (r"(?:u\.?s\.?|american|u\.s\.)[ -]dollars?|dólares (?:estadounidenses|norteamericanos|americanos|de (?:los )?(?:ee\.? ?uu\.?|estados unidos))|us-dollars?|amerikanische dollar|dollars? (?:américains?|us)|"
     r"долл(?:ар\w*|\.)? сша|американск\w+ доллар\w*|долларов|доллара|долларами|долл\.?|(?:abd|amerikan) dolar\w*|aqsh dollar\w*|ақш доллар\w*|ақш долл\w*|dolar (?:as|amerika(?: serikat)?)|دولار(?:ات|ا)? (?:أمريكي|أميركي|امريكي)\w*", "USD"),
    (r"(?:australian|aussie) dollars?|dólares australianos|dollars? australiens?|australische[nr]? dollar|австралийск\w+ доллар\w*|avustralya dolar\w*|dolar australia|دولار(?:ات|ا)? أسترالي\w*", "AUD"),
    (r"canadian dollars?|dólares canadienses|dólares canadenses|dollars? canadiens?|kanadische[nr]? dollar|канадск\w+ доллар\w*|kanada dolar\w*|dolar kanada|دولار(?:ات|ا)? كندي\w*", "CAD"),
    (r"(?:new zealand|nz) dollars?|новозеландск\w+ доллар\w*", "NZD"),
    (r"singapore dollars?|dolar singapura|сингапурск\w+ доллар\w*", "SGD"),
    (r"hong kong dollars?|гонконгск\w+ доллар\w*", "HKD"),
    (r"namibian? dollars?", "NAD"),
    (rf"{_DOLLARS}|dólar|dolar(?:lık|lik|ın|la|dan|a)?|doları|dollari|dollar(?:l[iı]k|ga|gacha|dan|ni)|доллар\w{{0,5}}|دولار(?:ات|ا)?|greenbacks", "$"),
    (r"euros?|евро|avro(?:luk|ya)?|yevro|еуро|يورو|eur(?!\w)", "EUR"),
    (r"pounds? sterling|british pounds?|sterling|libras esterlinas|libras(?! de (?:cobre|uranio|urânio|u3o8|óxido|concentrad|molibd|lit|cobalto|zinc|estaño)| anu| al año| por ano| por libra)|livres sterling|фунт\w* стерлингов|britische pfund|pfund sterling|poundsterling|sterlin|جنيه إسترليني", "GBP"),
    (r"pounds?", "GBP"),  # where they are no weight
    (r"egyptian pounds?|جنيه(?:ات|ا)? مصري\w*|египетских фунтов", "EGP"),
    (r"yuan|renminbi|yuanes|yuans|iuanes|юан(?:ей|я|ь)|يوان", "CNY"),
    (r"yen|иен\w?|yens|yenes|ienes|ين(?:ا)? ياباني\w*", "JPY"),
    (r"won|вон|wons|wones", "KRW"),
    (r"pakistani? rupees?", "PKR"),
    (r"rupees?|рупий|rupias|roupies|rupien|روبية", "INR"),
    (r"rand|rands|рэнд\w*|راند", "ZAR"),
    (r"reais|real|reales brasileños|réaux|реал(?:ов|а)", "BRL"),
    (r"tenge|тенге|теңге|tenges|تنغي", "KZT"),
    (r"rubles?|roubles?|rublos|rubel|рубл(?:ей|я|ь|ями)|руб\.?|₽|روبل", "RUB"),
    (r"rupiah", "IDR"),
    (r"(?:turkish )?liras?|lira(?:lık|ya)|lirası|tl|türkische lira", "TRY"),
    (r"qatari? riyals?|ريال(?:ات|ا)? قطري\w*", "QAR"),
    (r"saudi riyals?|ريال(?:ات|ا)? سعودي\w*|саудовск\w+ риал\w*", "SAR"),
    (r"moroccan dirhams?|dirhams marocains|درهم(?:ا)? مغربي\w*", "MAD"),
    (r"(?:emirati|uae) dirhams?|درهم(?:ا)? إماراتي\w*", "AED"),
    (r"riyals?|ريال(?:ات|ا)?", "riyal"),
    (r"dirhams?|درهم(?:ا)?|دراهم|дирхам\w*", "dirham"),
    (r"so['’‘ʻ]m(?:lik)?|сум(?:ов)?|сўм", "UZS"),
    (r"сомов|сома|kyrgyz som|soms?", "KGS"),
    (r"francs? cfa|fcfa|cfa francs?|f\.?cfa|xaf", "XAF"),
    (r"francs? guinéens?|guinean francs?|gnf", "GNF"),
    (r"congolese francs?|francs? congolais|fc", "CDF"),
    (r"(?:swiss|schweizer) franken|swiss francs?|francs? suisses?|francos suizos|franken|швейцарск\w+ франк\w*|chf|sfr\.?", "CHF"),
    (r"(?:swedish )?kronor|swedish (?:crowns?|kron[ao]r?)|schwedische kronen|шведск\w+ крон\w*", "SEK"),
    (r"norwegian (?:crowns?|kroner)|norwegische kronen|норвежск\w+ крон\w*", "NOK"),
    (r"danish (?:crowns?|kroner)", "DKK"),
    (r"czech crowns?|korunas?|чешск\w+ крон\w*", "CZK"),
    (r"crowns?|kroner|kronen|крон", "crown"),
    (r"zlot(?:ys?|ych)|złotych|злот\w+", "PLN"),
    (r"forints?", "HUF"),
    (r"mexican pesos?|pesos mexicanos", "MXN"),
    (r"chilean pesos?|pesos chilenos", "CLP"),
    (r"argentine pesos?|pesos argentinos", "ARS"),
    (r"colombian pesos?|pesos colombianos", "COP"),
    (r"philippine pesos?|pesos filipinos", "PHP"),
    (r"pesos?|песо", "peso"),
    (r"(?:nuevos )?soles|peruvian soles?|sols péruviens", "PEN"),
    (r"bolivianos", "BOB"),
    (r"(?:malaysian )?ringgits?", "MYR"),
    (r"(?:thai )?baht", "THB"),
    (r"(?:vietnamese )?dong|dongs", "VND"),
    (r"(?:zambian )?kwacha", "ZMW"),
    (r"(?:nigerian )?naira", "NGN"),
    (r"(?:ghan\w+ )?cedis?", "GHS"),
    (r"kenyan? shillings?", "KES"),
    (r"tanzanian? shillings?", "TZS"),
    (r"(?:botswana )?pula", "BWP"),
    (r"(?:mozambi\w+ )?meticais|meticals?", "MZN"),
    (r"kina", "PGK"),
    (r"t[oö]gr[oö]gs?|tugriks?|тугрик\w*", "MNT"),
    (r"hryvnias?|hryvnia|гривен|гривн\w", "UAH"),
    (r"(?:azerbaijani )?manats?|манат\w*", "AZN"),
    (r"lari", "GEL"),
    (r"dinars?|dinares|динар\w*|دينار(?:ات|ا)?", "dinar"),
)  # fmt: skip
CJK_NAMES = {
    "美元": "USD", "美金": "USD", "米ドル": "USD", "미국달러": "USD", "미달러": "USD", "弗": "USD", "豪ドル": "AUD", "澳元": "AUD", "澳大利亚元": "AUD", "澳币": "AUD", "オーストラリアドル": "AUD",
    "호주달러": "AUD", "호주 달러": "AUD", "加元": "CAD", "加拿大元": "CAD", "カナダドル": "CAD", "加ドル": "CAD", "캐나다달러": "CAD", "캐나다 달러": "CAD",
    "人民币": "CNY", "人民元": "CNY", "元人民币": "CNY", "元": "CNY", "위안": "CNY", "欧元": "EUR", "歐元": "EUR", "ユーロ": "EUR", "유로": "EUR",
    "英镑": "GBP", "ポンド": "GBP", "파운드": "GBP", "日元": "JPY", "円": "JPY", "엔": "JPY", "韩元": "KRW", "韓元": "KRW", "ウォン": "KRW", "원": "KRW",
    "港元": "HKD", "港币": "HKD", "新元": "SGD", "新加坡元": "SGD", "新台币": "TWD", "雷亚尔": "BRL", "レアル": "BRL", "헤알": "BRL", "卢布": "RUB", "ルーブル": "RUB", "루블": "RUB",
    "坚戈": "KZT", "텡게": "KZT", "兰特": "ZAR", "ランド": "ZAR", "卢比": "INR", "ルピー": "INR", "루피": "INR", "印尼盾": "IDR", "印尼卢比": "IDR", "ルピア": "IDR", "루피아": "IDR",
    "瑞士法郎": "CHF", "スイスフラン": "CHF", "ドル": "USD", "달러": "USD", "불": "USD", "令吉": "MYR", "林吉特": "MYR", "比索": "peso", "ペソ": "peso", "克朗": "crown",
}  # fmt: skip
_BY_NAME = tuple((re.compile(names, re.IGNORECASE), code) for names, code in NAMES)
_OTHERS = re.compile(r"(?:Indian|indisch\w+) rupee|₹|\bINR\b|crore|lakh")
_NO_HOME_DOLLAR = re.compile(r"US ?\$|USD|U\.S\. (?:dollar|\$)|US dollar")


def by_symbol(written: str) -> str | None:
    """What stands before a figure; None where it only looks like money."""
    plain = written.replace(" ", "").replace(".", "")
    if plain in CODES:
        return plain if plain != "CNH" else "CNY"
    if plain in _LETTERS:
        return _LETTERS[plain]
    if plain.lower() in {"rs", "rp", "rmb"} and not plain[0].isupper():
        return None
    if plain.lower() == "us":
        return "USD" if plain == "US" else None
    return SYMBOLS.get(plain.lower())


def by_name(written: str) -> str:
    plain = " ".join(written.split())
    if plain in CODES:
        return by_symbol(plain) or plain
    return SYMBOLS.get(plain.lower().replace(" ", "")) or next(
        code for pattern, code in _BY_NAME if pattern.fullmatch(plain)
    )


def settled_currency(currency: str, countries: set[str], text: str) -> str | None:
    """ISO 4217, or None for a bare dollar sign in a story of countries with dollars of their own and no other hint."""
    if currency == "¥":
        return "CNY" if "CN" in countries and "JP" not in countries else "JPY"
    if currency in SHARED:
        found = {code for country, code in SHARED[currency].items() if country in countries}
        return found.pop() if len(found) == 1 else _FIRST_OF_SHARED.get(currency)
    if currency == "INR" and "PK" in countries and "IN" not in countries and not _OTHERS.search(text):
        return "PKR"
    if currency != "$":
        return currency
    is_home = countries - {"EU"} in ({"AU"}, {"CA"}) and not _NO_HOME_DOLLAR.search(text)
    return None if is_home else "USD"
