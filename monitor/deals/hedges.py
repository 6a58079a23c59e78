"""How exact a figure is said to be ("up to", "about", "at least"), and whether it is a total or a rate; many languages. Pure."""

import re

EXACT, UP_TO, ABOUT, AT_LEAST = "exact", "up to", "about", "at least"
TOTAL, PER_YEAR, PER_MONTH = "total", "per year", "per month"
REACH = 28  # characters before and behind a figure
_ARTICLE = r"(?:the |a |an |an estimated |la |le |un |une |uma )?"
_BEFORE = (
    (UP_TO, r"up to|as much as|as many as|(?:a )?maximum(?: of)?|max\.?|no more than|not more than|capped at|less than|under|hasta|máximo de|até|no máximo|jusqu['’]à|au maximum|plafonné à|bis zu|maximal|höchstens|до|не более|максимум|hingga|maksimal|paling banyak|en fazla|azami|en çok|不超过|不超過|最多|至多|上限(?:为|為)?|最大|最高|最大で|최대|حتى|يصل إلى|بحد أقصى|gacha"),
    (AT_LEAST, r"at least|more than|over|upwards of|in excess of|exceeding|(?:a )?minimum(?: of)?|no less than|not less than|north of|above|más de|al menos|por lo menos|un mínimo de|mais de|ao menos|pelo menos|no mínimo|plus de|au moins|minimum|mehr als|über|mindestens|более|свыше|не менее|больше|как минимум|lebih dari|sedikitnya|minimal|en az|fazla|超过|超過|逾|不低于|至少|以上|超え|少なくとも|최소|أكثر من|لا يقل عن|kamida"),
    (ABOUT, r"about|around|some|roughly|approximately|approx\.?|circa|ca\.?|c\.|nearly|almost|close to|an estimated|estimated at|cerca de|alrededor de|unos|unas|aproximadamente|en torno a|casi|por volta de|quase|environ|près de|autour de|quelque|rund|etwa|ungefähr|knapp|fast|gut|около|примерно|порядка|почти|приблизительно|sekitar|kira-kira|hampir|mencapai sekitar|yaklaşık|约|約|大约|近|将近|およそ|ほぼ|약|نحو|حوالي|قرابة|تناهز|taxminan|qariyb|шамамен"),
)  # fmt: skip
# A word begins, which scripts without spaces do not show; but 节约, 合约, 契約, 계약 and 最近 are other words.
_BEGINS = r"(?<![^\W぀-鿿가-힣])(?<![节節合契条條签簽履解公预予最附協締계협조예특])"
_HEDGES = tuple(
    (
        name,
        re.compile(
            rf"(?:(?<![\w])(?:{words})\s|[不至最上約约近逾超약최](?:{words})?)?{_BEGINS}(?:{words})\s?{_ARTICLE}$",
            re.IGNORECASE,
        ),
    )
    for name, words in _BEFORE
)
_AFTER = (
    (
        AT_LEAST,
        re.compile(
            r"\s?(?:or more|and more|or above|y más|et plus|und mehr|и более|atau lebih|以上|이상|ve üzeri)"
        ),
    ),
    (UP_TO, re.compile(r"\s?(?:or less|at most|à l['’]heure|以内|以下|이하)")),
    (ABOUT, re.compile(r"\s?(?:or so|左右|前後|程度|가량|안팎|상당|規模)")),
)
_RATES = (
    (PER_YEAR, re.compile(r"\s?(?:a year|per year|per annum|annually|each year|every year|yearly|p\.?a\.?(?!\w)|/\s?(?:year|yr)\b|al año|anuales|por año|ao ano|por ano|anuais|par an|annuels?|pro Jahr|jährlich|im Jahr|в год|ежегодно|per tahun|setahun|yıllık|[/／]年|[/／]년|每年|年間|연간|سنويا)", re.IGNORECASE)),
    (PER_MONTH, re.compile(r"\s?(?:a month|per month|monthly|each month|/\s?month\b|al mes|mensuales|por mês|par mois|pro Monat|monatlich|в месяц|per bulan|[/／]月|[/／]월|每月|شهريا)", re.IGNORECASE)),
)  # fmt: skip
_RATE_BEFORE = (
    (PER_YEAR, re.compile(r"(?:annual(?:ly)?|yearly|each year|anual\w*|annuel\w*|jährlich\w*|ежегодно|yılda|yıllık|每年|每年约|年間|年額|毎年|연간|매년|سنويا)\s?(?:of |de |von |about |some )?$", re.IGNORECASE)),
    (PER_MONTH, re.compile(r"(?:monthly|mensual\w*|mensuel\w*|monatlich\w*|ежемесячно|ayda|aylık|每月|每月约|月々|月額|毎月|月間|매월|매달|월간|(?<![\d가-힣])월)\s?(?:of |de |von )?$", re.IGNORECASE)),
)  # fmt: skip


# "under a $100m loan" and "over a $2bn merger" say where something is told, not how much it is.
_PLACE = re.compile(r"\b(?:under|over|above)\s(?:the |a |an |la |le |un |une |uma )?$", re.IGNORECASE)
_ARTICLE_LAST = re.compile(r"\b(?:the|an?|la|le|une?|uma) $", re.IGNORECASE)
_DEAL_AFTER = re.compile(
    r"[\s-](?:(?!(?:of|in|for|to|from|by|on|over|at|as|and|or|with) )[\w-]+ ){0,2}(?:loan|merger|takeover|deal|agreement|contract|facility|acquisition|bid|offer|purchase|pact|accord|venture|programme|program|memorandum|arrangement|tender|sale)s?\b",
    re.IGNORECASE,
)


def exactness(text: str, start: int, end: int) -> tuple[str, int]:
    """How exact the figure at a place is said to be, and where the words that say so, or the figure, begin."""
    first = max(0, start - REACH)
    before = text[first:start]
    for name, pattern in _HEDGES:
        words = pattern.search(before)
        if words and not _is_of_the_deal(before[words.start() :], text[end : end + REACH]):
            return name, first + words.start()
    after = text[end : end + REACH]
    return next((name for name, pattern in _AFTER if pattern.match(after)), EXACT), start


def _is_of_the_deal(hedge: str, after: str) -> bool:
    """Whether "under" or "over" goes with the deal that a figure describes, not with the figure."""
    return bool(_PLACE.search(hedge) and (_ARTICLE_LAST.search(hedge) or _DEAL_AFTER.match(after)))


def basis(text: str, start: int, end: int) -> str:
    """Whether the figure at a place is a total, or comes every year or month."""
    after = text[end : end + REACH]
    for name, pattern in _RATES:
        if pattern.match(after):
            return name
    before = text[max(0, start - REACH) : start]
    return next((name for name, pattern in _RATE_BEFORE if pattern.search(before)), TOTAL)
