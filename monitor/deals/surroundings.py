"""What the words around a name say: what organisations do, and what places, sites, sources and people are. Pure."""

import re

from monitor.deals.naming import LEGAL
from monitor.deals.tradewords import MINES, SITE_WORD

_SITE_AFTER = re.compile(
    r"^['’]?s?\s(?:(?!(?:the|an?|its|their|this|that|of|to|in|at|on|for|from|with|and|or|as|by|has|is|will|le|la|les|el|su|o|os|der|die|das|den) )[\w-]+ ){0,3}(?:mines?|project|projects|deposits?|field|smelter|refinery|plant|mill|property|prospect|licen[cs]es?|tenements?|complex|pit|concession|operation|operations|quarry|salt flat|brine|"
    r"venture area|shaft|orebody|site|district|region|province|scheme|mill)\b"
)
_SITE_BEFORE = re.compile(
    r"\b(?:mines?|project|deposit|smelter|refinery|plant|field|property|prospect|mina|proyecto|projeto|projet|mine de|Projekt|Mine|месторождени\w+|рудник\w*|tambang|proyek)(?: (?:of|de|du|called|named|at))? [«\"“]?$"
)
_SOURCE_AFTER = re.compile(r"^\s(?:reported|wrote|analyst|analysts)\b|^ said in a (?:note|report)")
_SEATED_BEFORE = re.compile(
    r"(?:[A-Z][\w.-]+['’]s|[\w-]+-(?:based|listed|owned|run|backed|controlled|headquartered)) (?:(?:[a-z-]+ ){0,3})$"
)
_ORG_BEFORE = re.compile(
    r"(?:\b(?:Gruvbolaget|Spółka|between|with|by|to|from|and|miner|miners|company|group|firm|producer|giant|trader|carmaker|automaker|utility|developer|explorer|start-?up|unit|subsidiary|partner|maker|refiner|smelter|"
    r"bidder|buyer|seller|lender|investor|shareholder|owner|operator|conglomerate|rival|juniors?|house|fund|acquire[sd]?|acquiring|buys?|bought|buying|sold|sells|selling|gives?|grants?|lends?|backs?|joins?|"
    r"chosen|picked|selected|appointed|hired|chooses?|picks?|selects?|enlists?|taps?|gets|customer|supplier|arm|peer|major|contractor|specialist|outfit|hopeful|heavyweight|steelmaker|for|into|"
    r"con|entre|empresa|minera|compañía|grupo|por|avec|société|groupe|mit|Konzern|Unternehmen|zwischen|von|[Кк]омпани\w*|группа|холдинг|между|с|и|у|com|dengan|et|ve|va|bilan|oleh|cette|coentreprise|filiale|Firma|Hersteller|Tochter|mineradora|subsidiária|subsidiaria|filial|perusahaan|ile|şirketi|gruvbolaget|bolaget|koncernen|med|till|spółka|firmą|firma|firmie|società|gruppo|tra|con la|мен|пен|бен|of)\s(?:the |la |le |el |der |die |dem |[\w-]+-(?:based|listed|owned|run|backed) |[A-Z]\w+['’]s )?)$",
)  # fmt: skip
_VERB_AFTER = re.compile(
    r"^,?\s(?:Ltd|Inc|\(|has|have|had|is to|are to|will|would|said|says|signed|signs|sign|agreed|agrees|agree|inked|inks|struck|strikes|sealed|seals|buys?|bought|acquires?|acquired|sells?|sold|takes?|took|"
    r"lends?|lent|invests?|invested|to (?:buy|acquire|sell|supply|invest|build|develop|pay|take|lend|provide|form|process)|supplies|enters?|entered|announced?|announces|secures?|secured|wins?|won|awards?|awarded|grants?|granted|"
    r"closes?|closed|completes?|completed|terminates?|terminated|ends?|walks|drops?|dropped|offers?|offered|launch(?:es|ed)|form(?:s|ed)|joins?|joined|and|plans?|planned|proposes?|proposed|pays?|paid|is (?:paying|buying|selling|taking|building|investing|lending|acquiring|providing|supplying|funding|offering)|purchases?|purchased|provides?|provided|funds?|funded|pledged|committed|executed|exchanged|extends?|extended|renews?|renewed|exits?|exited|divests?|divested|merges?|merged|swaps?|swapped|partners|teams|teamed|exercised|receives?|received|transfers?|transferred|hands?|handed|hires?|hired|picks|picked|chose|chooses|selects?|selected|backs|backed|owns|holds|keeps|gets|can|is|told|wants|wanted|hopes|aims|intends|expects|needs|makes|operates|controls|borrows|borrowed|leads|brings|puts|pledges|shakes|shook|"
    r"firm\w*|suscrib\w+|acord\w+|anunci\w+|compr\w+|adquir\w+|vend\w+|cerr\w+|assin\w+|signe\w*|a signé|ont signé|annonce\w*|rach\w+|unterzeichn\w+|hat|haben|übernimmt|kauft|verkauft|steigt|bezieht|liefert|подписал\w*|заключил\w*|купил\w*|приобр\w+|продал\w*|объявил\w*|"
    r"menandatangani|mengakuisisi|meneken|sepakat|membeli|menjual|menggandeng|akan|imzaladı|satın|anlaştı|devraldı|devraldi|imzoladi|conclu\w*|a conclu|ont|achète|acquiert|cède|investit|vont|va|fech\w+|vai|irá|han|ha|schließt|vereinbart\w*|unterzeichnet\w*|beteiligt|will|säljer|köper|tecknar|tecknade|ingår|podpisał\w*|podpisze|kupi\w*|sprzeda\w*|hanno|firma|acquista|vende|cede|fornirà|выкуп\w+|получ\w+|поставит|продаст|купит|построит|станет|fica|leva|paiera|se queda|s['’]offre|sichert sich|договорил\w*|инвестир\w+|создаст|создадут|подпишет)\b|^['’]s (?:board|shareholders|bid|offer|stake|unit|subsidiary|chief|CEO|proposal|acquisition|purchase|loan|interest|parent)\b",
)  # fmt: skip
# Behind a comma, what a firm is or does: "Korvana, the Oslo graphite start-up,", "Zelmar, which makes cells".
_WHAT_IT_IS_AFTER = re.compile(
    r"^, (?:(?:the|an?|its|one of the|[A-Z]\w+['’]s) (?:(?!(?:in|at|where|town|village|port|capital|region)\b)[\w-]+ ){0,5}(?:start-?up|miner|maker|trader|company|group|developer|producer|firm|refiner|explorer|carmaker|utility|giant|smelter|"
    r"supplier|manufacturer|junior|fund|lender|recycler|conglomerate|processor)\b|which (?:makes|mines|runs|owns|produces|refines|operates|trades|builds|supplies|recycles|develops|is (?:listed|owned|backed|controlled))\b|"
    r"con sede en\b|com sede em\b|dont le siège|mit Sitz in\b|со штаб-квартирой)"
)
_WHOSE_BEFORE = re.compile(
    r"\b(?:belongs? to|who (?:runs|heads|leads|chairs|founded)|shares in|spokes(?:man|woman|person) for|in the hands of|boss of|head of|chief of|founder of|s['’]offre|chez|menggandeng|sichert sich|gehört)\s(?:the |la |le |der |die )?$",
    re.IGNORECASE,
)
_TICKER_AFTER = re.compile(
    r"\s?\((?:ASX|TSX|TSXV|TSX-V|NYSE|NASDAQ|Nasdaq|LSE|AIM|JSE|OTC\w*|[A-Z]{2,6})[:)]"
)
_PERSON_BEFORE = re.compile(
    r"(?:president|minister|chief|chairman|CEO|director|analyst|executive|spokes\w+|ambassador|secretary|Präsident|"
    r"presidente|ministro|директор|министр) $",
    re.IGNORECASE,
)
_LOOSE_BEFORE = re.compile(
    r"\b(?:of|to|from|and|for|into) $"
)  # with "and" behind, as good for towns as for firms
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|north of|south of|east of|west of|en|bei|nahe|в|из) (?:the )?$")


def strength_by_place(name: str, before: str, after: str) -> float:
    """What speaks for an organisation in the words before and after a name, less what speaks against one."""
    is_site = (
        SITE_WORD.search(name)
        or name in MINES
        or (_SITE_AFTER.match(after) and not re.match(r"['’]s", after))
        or _SITE_BEFORE.search(before)
    )
    signs = (
        (_ORG_BEFORE.search(before), 0.7),
        (_SEATED_BEFORE.search(before), 0.9),
        (_VERB_AFTER.match(after), 0.8),
        (_WHAT_IT_IS_AFTER.match(after), 1.2),
        (_WHOSE_BEFORE.search(before), 0.8),
        (after.startswith(" and ") and _LOOSE_BEFORE.search(before), -0.6),
        (is_site, -1.6),
        (_SOURCE_AFTER.match(after), -1.5),
        (_PERSON_BEFORE.search(before), -2.0),
        (_PLACE_BEFORE.search(before) and not LEGAL.match(after), -1.2),
    )
    return sum(points for sign, points in signs if sign)
