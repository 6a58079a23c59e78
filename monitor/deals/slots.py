"""The slot that a name has in its sentence: who acts, with whom, from whom; a unit's parent, a peer, an adviser, a site. Pure.

Words right before and behind a name, in the languages of the rules. Each slot is a feature of a party (belonging.py); what
a slot is worth is fitted, so that a pattern need not be right every time.
"""

import re
from collections.abc import Iterator

REACH = 60  # characters before and behind a name that are read
# What may stand between a preposition and a name: an article, a seat, what the firm is ("with Swiss trader …").
_FILL = r"(?:the |its |a |la |le |el |l['’]|der |die |das |dem |[\w-]+['’]s |[\w-]+-(?:based|listed|owned|backed) |[a-zà-ÿа-яёіңқғүұөһ-]+ (?!and )){0,3}[«“\"„「]?$"


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s?{_FILL}")


_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("with", _before(r"\b(?:[Ww]ith|con|avec|mit|com|dengan|bersama|с|со|ile|bilan)\b|[与與和同跟携]|と|مع")),
    ("and", _before(r"\b(?:and|y|e|et|und|dan|и|ve|va|және)\b|&|[、和与與及]|と|و")),
    ("between", _before(r"\b(?:[Bb]etween|entre|zwischen|между|antara)\b|بين")),
    ("by", _before(r"\b(?:by|por|par|von|durch|oleh)\b|[由被]|من قبل")),
    ("to", _before(r"\b(?:to|a|à|an|para|ao|kepada|for|pour|für|для)\b|[向给給]|إلى")),
    ("from", _before(r"\b(?:from|de|von|du|dari|от|у|off)\b|[从從]|من")),
    ("of", re.compile(r"\b(?:of|de|der|des|du|da|do|del|d['’]) ?(?:the )?$|[的の]$")),
    ("in", re.compile(r"\b(?:in|at|en|em|à|в|bei|im|beim|di) (?:the )?$|在$|في $")),
    ("parent", re.compile(r"(?:unit|subsidiary|arm|owned by|controlled by|part of|backed by|led by|affiliate|division|owner of|parent of|filiale de|filial d[eo]|Tochter\w*|дочк\w+|子公司)\s?(?:of\s)?(?:the )?$")),
    ("peer", re.compile(r"\b(?:rivals?|peers?|such as|like|including|former|previous\w*|then|unlike|competitor\w*|also (?:has|owns|holds)|besides|clients?|customers? include|outbid\w*|trump\w*|beat\w*|rather than|instead of|"
        r"once (?:belonged|sold|offered) to|owned until \w+ by|alongside|relationship with|come[s]? after|follows? (?:a )?(?:similar )?(?:deals?|agreements?) with)\s(?:owner |holder |bidder )?(?:the )?$|(?:이외|など|等)$", re.IGNORECASE)),
    ("vehicle", re.compile(r"\b(?:joint venture|venture|vehicle|new company|newco|entity|joint company|sociedad|coentreprise|Gemeinschaftsunternehmen|совместн\w+ (?:компани\w+|предприяти\w+)|usaha patungan|perusahaan patungan|ortak girişim)"
        r"[^.;]{0,30}?\b(?:called|named|known as|llamad[ao]|denominad[ao]|baptisée?|nommée?|namens|genannt|под названием|bernama|adlı)?\s?[«“\"„]?$|\b(?:to be (?:called|named)|called|named|dieron vida a|新公司|合资公司)\s?[«“\"„]?$|合弁会社「?$")),
    ("target", re.compile(r"(?:%|\b(?:per ?cent|stakes?|shares?|interests?|holding|half|all|majority|ownership|control|takeover|purchase|acquisition|acción\w*|participaci[oó]n|participação|ações|parts|actions|Anteile?|Mehrheit|дол[июя]|акци[йи]|пакет\w*|saham|hisse\w*))"
        r" ?(?:\w+ )?(?:of|in|en|de|da|do|em|an|von|der|в|у|du|d['’]|di)? ?(?:the |la |el )?[«“\"„]?$|(?:收购|受让|所持|持有)(?:[^，。]{0,8}(?:的|所持))?$")),
    ("holder", re.compile(r"\b(?:(?:share|stock)?holders?|owners?|owned|investors?|backers?|accionista\w*|actionnaire\w*|Aktionär\w*|Eigentümer\w*|акционер\w*|владел\w+|pemegang saham|ortağı|大株主|股东)\s?(?:is|are|was|,|the|of|by|include|es|son|ist)? ?(?:the )?$", re.IGNORECASE)),
    ("side", re.compile(r"\b(?:buyers?|sellers?|vendors?|customers?|suppliers?|lenders?|offtakers?|counterpart\w*|partners?|compradora?|vendedora?|socio|acheteur|vendeur|partenaire|Käufer\w*|Verkäufer\w*|Partner\w*|покупател\w+|продав\w+|партн[её]р\w*|mitra|pembeli|ortak\w*)\s?(?:is|are|will be|,|:)? ?(?:the |la |el )?$", re.IGNORECASE)),
    ("adviser", re.compile(r"\b(?:advis\w+|counsel|law firm|bookrunners?|brokers?|arrang\w+|auditors?|analysts?|consultan\w+|konsultan|財務顧問|财务顾问)\b", re.IGNORECASE)),
    ("site", re.compile(r"\b(?:mines?|project|deposit|smelter|refinery|plant|field|property|mina|proyecto|projeto|projet|Projekt|Mine|месторождени\w+|рудник\w*|tambang|proyek)(?: (?:of|de|du|called|named|at))? [«\"“]?$")),
    ("bracket", re.compile(r"[(（]$")),
)  # fmt: skip
_VERB = (
    r"(?:(?:has|have|had|will|would|is to|are to|has now|have now|a|ont|ha|han|hat|haben|akan|telah|wird|will)\s)?(?:\w+ly\s)?"
    r"(?:sign|agree|ink|struck|strik|seal|buy|bought|acquir|sell|sold|tak|took|lend|lent|invest|to (?:buy|acquire|sell|supply|invest|build|develop|pay|take|lend|provide|form)|suppl|enter|announc|"
    r"secur|w[io]n|award|grant|clos|complet|terminat|end|walk|drop|offer|launch|form|join|plan|propos|get|give|commit|put|pledg|approv|back|extend|renew|exit|lead|led|tap|pick|chos|choos|book|land|snap|wrap|"
    r"firm|suscrib|acord|anunci|compr|adquir|vend|cerr|assin|signe|signé|annonc|rach|cède|cédé|unterzeichn|vereinbar|übern|kauf|verkauf|steig|bezieh|liefer|"
    r"подпис|заключ|куп|приобр|прод|объяв|menandatangani|mengakuisisi|menjual|membeli|imzala|sat[ıt]|anlaş)"
)
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("acts", re.compile(rf"[)»”\"]?,?\s?(?:Ltd|Inc)?\s?(?:\([^)]{{1,30}}\))?\s?{_VERB}|(?:社)?(?:は|が)|(?:已|拟|擬|将|將|与|與|和|同|宣布|公告|完成|收购|收購|签|簽)|(?:은|는|이|가)\s")),
    ("says", re.compile(r"[»”\"]?,? (?:said|says|told|noted|added|reported|according)\b")),
    ("parent", re.compile(r"['’]s? (?:[\w-]+ ){0,3}(?:unit|subsidiary|arm|affiliate|division|owner|parent)\b|\s(?:unit|subsidiary|arm)\b")),
    ("adviser", re.compile(r"[^.;]{0,40}\b(?:advis\w+|counsel|bookrunners?|brokers?|arrang\w+)\b")),
    ("site", re.compile(r"['’]?s?\s(?:(?:[\w-]+ ){0,3})(?:mines?|projects?|deposits?|field|smelter|refinery|plant|mill|property|prospect|licen[cs]es?|tenements?|complex|pit|concession|operations?|quarry|brine|site|district)\b")),
    ("owns", re.compile(r"['’]s?\b|の|的")),
    ("issuer", re.compile(r"[^.;]{0,60}[(（][^)）]{0,40}(?:[“\"'‘]?(?:the )?[“\"'‘](?:Company|Group)[”\"'’]|“?(?:本公司|公司)”?|“?(?:la )?(?:Compañía|Sociedad|Companhia|Société|Gesellschaft)”?)[)）]")),
    ("ticker", re.compile(r"[^.;(（]{0,24}[(（][A-Z][A-Za-z-]{1,9}(?: ?[A-Z]+)?[:：] ?[A-Z0-9]{1,8}|[（(]\d{5,6}(?:\.[A-Z]{2})?[)）、,/]")),
    ("target", re.compile(r"(?:合计)?\d[\d.]*[%％](?:的)?(?:股权|股份)|(?:の)?(?:株式|権益)|['’]\w{1,3} (?:yüzde |%)|\s?지분")),
)  # fmt: skip


def slots(text: str, start: int, end: int) -> Iterator[str]:
    """The slots of a name at a place of its sentence: "with", "acts", "parent" …"""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    for name, pattern in _BEFORE:
        if pattern.search(before):
            yield name
    for name, pattern in _AFTER:
        if pattern.match(after):
            yield name
    if start <= 2:
        yield "opens"
