"""What each party does in a deal: buys, sells, lends, invests, receives, grants. Pure.

Read from the verb that a name stands before ("X buys", "X is sold to") and from the preposition before it ("from X", "to X"); the
other side of a deal of two gets the role that answers the first. What nothing tells is `partner`, of a state `government`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitor.deals.parties import Party
from monitor.deals.reading import Naming, SentenceReading
from monitor.deals.slots import slots
from monitor.deals.standing import Standing
from monitor.models.deal import Instrument

BUYER, SELLER, LENDER, INVESTOR, RECIPIENT = "buyer", "seller", "lender", "investor", "recipient"
OPERATOR, GOVERNMENT, PARTNER = "operator", "government", "partner"
REACH = 90  # characters behind a name in which its verb is looked for


@dataclass(frozen=True)
class _Act:
    """What verbs make of their subject, of whom "from" or "by" names, and of whom "to" names or who follows at once."""

    verbs: re.Pattern[str]
    subject: str
    source: str
    target: str


# Verbs alone: "offtake", "take-or-pay", "compraventa", "financing" and "earn-in" name a deal and tell nobody's side.
_TAKES = (
    r"\b(?:acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:es|ed|ing)|(?<=to )purchase|(?<=will )purchase|tak(?:e|es|ing|en)\b(?![ -](?:part|or))|took|snap(?:s|ped|ping)?\b|book(?:s|ed)|scoop\w*|adquir\w+|"
    r"(?<!la )(?<!una )(?<!de )compr(?:a|an|ó|aron|ar|ará|arán|ado|ou|aram|e|em)\b|rach(?:ète|ètent|eter|eté|ètera)\b|acqui(?:ert|èrent|ers|erra|s|se|rida|rir)\b|achète\w*|reprend\w*|"
    r"erwirbt|erwerben|kauft|kaufen|übern\w+|beziehen?|bezieht|приобр[её]\w*|купи\w+|закуп(?:ает|ит|ил)\w*|выкуп(?:ает|ит|ил)\w*|membeli|mengakuisisi|satın al\w*|devral\w*|sotib ol\w*)|收购|收購|购买|采购|受让|拿下|入主|買収|取得|調達|인수|매입|구매|استحوذ|شراء"
)
_GIVES = (
    r"\b(?:sell(?:s|ing)?|sold|suppl(?:ies|ied|ying)|(?<=to )supply|(?<=will )supply|(?<=would )supply|deliver(?:s|ed|ing)?\b|ship(?:s|ped|ping)?\b|divest(?:s|ed|ing)?\b|offload\w*|dispos(?:e|es|ed|ing)\b|hand(?:s|ed)? over|"
    r"vend(?:e|en|ió|ieron|er|erá|erán|ido|eu|eram|ra|ront|u|ent)\b|suministr(?:a|ó|ar|ará|arán|aron)\b|entreg(?:a|ó|ar|ará|arán|ou)\b|fornec(?:e|er|erá|eu)\b|cède|cédé|céder|fourni(?:t|r|ra|ront)\b|livr(?:e|er|era|eront|é)\b|"
    r"verkauf(?:t|te|en)\b|liefer(?:t|te|n)\b|прода[её]т|продал\w*|продаст|продадут|поставит|поставля\w+|поставят|menjual|memasok|sat(?:acak|tı|ıyor)\w*|tedarik ed\w*|yetkazib)|出售|转让|供应|供货|供給|売却|譲渡|매각|공급|بيع|توريد|تزويد"
)
_FUNDS = (
    r"\b(?:lend(?:s|ing)?\b|lent\b|(?:financ|fund)(?:es|ed)\b|(?<=to )(?:finance|fund)\b|(?<=will )(?:finance|fund)\b|invest(?:s|ed|ing)?\b|back(?:s|ed|ing)?\b|provid(?:e|es|ed|ing)\b|commits?\b|committ(?:ed|ing)|pledg\w+|put(?:s|ting)?\b|"
    r"inject\w*|(?<!a )(?<!the )grants?\b|granted\b|award(?:s|ed)\b|approve[sd]?\b|subscrib\w+|extends?\b|extended\b|prest(?:a|ó|ará|arán|aron)\b|financi(?:a|ó|an|ar|ará|arán|ou)\b|otorg(?:a|ó|ará|ado)\b|conced(?:e|ió|erá|eu)\b|invert(?:ir|irá|irán|ió)\b|invierte\w*|invirti\w+|"
    r"prête(?:r|ra|nt)?\b|investi(?:t|r|ra|ront|ssent|rá)?\b|finanziert|finanzieren|steigt|gewährt\w*|beteiligt|прокредит\w+|кредитует|профинансир\w+|инвестир(?:ует|овал|уют)\w*|вложит|предостав(?:ит|ил|ят|ляет)\w*|mendanai|membiayai|berinvestasi|yatırım yap\w*|kredi ver\w*)|贷款|注资|投资|出資|融資|투자|대출|تمويل|استثمار"
)
_GETS = r"\b(?:receiv(?:e|es|ed|ing)\b|secur(?:es|ed|ing)\b|(?<=to )secure\b|rais(?:e|es|ed|ing)\b|obtain(?:s|ed)?\b|gets?\b|got\b|land(?:s|ed)\b|wins?\b|won\b|borrow(?:s|ed|ing)?\b|draw(?:s|n)?\b|recib\w+|obtuv\w+|obtendrá\w*|obtient|obtenu|lève|levé|recebe\w*|capt(?:a|ó|ou)\b|erhält|bekommt|sichert|получ(?:ит|ил|ат)\w*|привлек(?!ательн)\w*|meraih|memperoleh|mendapat\w*|al(?:dı|acak)\b)|获得|获批|調達|유치|حصل"
_EARNS = r"\b(?:earn(?:s|ed|ing)?\b(?!-|\sin\b)|fund(?:s|ed)?\b|spend(?:s|ing)?\b|spent\b)|" + _TAKES
_LETS_EARN = r"\b(?:grant(?:s|ed)?\b|gives?\b|gave\b|farm(?:s|ed)? out|option(?:s|ed)\b)"
_ACTS: Mapping[Instrument, tuple[_Act, ...]] = {
    form: acts
    for forms, acts in (
        (
            (Instrument.ACQUISITION, Instrument.OFFTAKE),
            (
                _Act(re.compile(_TAKES), BUYER, SELLER, SELLER),
                _Act(re.compile(_GIVES), SELLER, SELLER, BUYER),
            ),
        ),
        (
            (Instrument.FINANCING,),
            (
                _Act(re.compile(_FUNDS), LENDER, LENDER, RECIPIENT),
                _Act(re.compile(_GETS), RECIPIENT, LENDER, RECIPIENT),
                _Act(re.compile(_TAKES), INVESTOR, RECIPIENT, RECIPIENT),
                _Act(re.compile(_GIVES), RECIPIENT, RECIPIENT, LENDER),
            ),
        ),
        (
            (Instrument.EARN_IN,),
            (
                _Act(re.compile(_EARNS), INVESTOR, PARTNER, PARTNER),
                _Act(re.compile(_LETS_EARN), PARTNER, PARTNER, INVESTOR),
            ),
        ),
    )
    for form in forms
}
_ANSWERS = {BUYER: SELLER, SELLER: BUYER, LENDER: RECIPIENT, INVESTOR: RECIPIENT, RECIPIENT: LENDER}
_EQUITY = ("equity", "stake")
SAID, GUESSED, HINTED, KNOWN = (
    1.0,
    0.5,
    0.6,
    1.5,
)  # votes: of a verb, of one behind another name, of a name's words
_LENDERS = re.compile(  # who is in the business of it: their name says more than any verb
    r"\b(?:Export-Import Bank|EXIM|KfW|DFC|JBIC|EBRD|EIB|IFC|BNDES|Bpifrance|Export Development Canada|Export Finance Australia|\w+ Development Bank|Banco \w+ de Desarrollo|European Investment Bank|"
    r"Development Finance Corporation|Wheaton Precious|Franco-Nevada|Royal Gold|Triple Flag|Sandstorm Gold|Osisko Gold Royalties|OR Royalties|Sprott|Orion (?:Resource|Mine)|Appian|Ecora|Altius|Elemental (?:Altus|Royalt)|Gold Royalty|Metalla)"
)
_BY_NAME = (
    (
        re.compile(r"\b(?:Bank\w*|Banco|Banque|Fund|Fonds|Fondo|Finance|Financ\w+|Capital|EXIM|KfW|DFC|JBIC|EBRD|EIB|Sprott|Royalt\w+|Streaming|Orion|Treasury|Department of)\b|银行|基金|銀行"),
        {Instrument.FINANCING: LENDER},
    ),
    (
        re.compile(r"\b(?:Mining|Minerals?|Resources|Lithium|Graphite|Nickel|Cobalt|Uranium|Tungsten|Metals|Minera|Mineração|Exploration|Rare Earths?)\b|矿业|锂业|鉱山|鉱業|광업"),
        {Instrument.OFFTAKE: SELLER, Instrument.FINANCING: RECIPIENT},
    ),
    (
        re.compile(r"\b(?:Motors?|Battery|Batteries|Energy Solution|Chemicals?|Trading|Steel|Electric|Automotive|Smelting|Refining|Trafigura|Glencore|Mercuria|Traxys|Tesla|Ford|BMW|Volkswagen|Samsung|LG|SK|POSCO|Toyota|Panasonic|Mercedes-Benz|Stellantis)\b|商事|物産|汽车|電池|电池"),
        {Instrument.OFFTAKE: BUYER},
    ),
)  # fmt: skip
_SALE = re.compile(
    r"\b(?:sale|supply|delivery|venta|suministro|vente|cession|livraison|venda|fornecimento|Verkauf|Lieferung|продаж\w+|поставк\w+|penjualan|pasokan)\b"
)
_WHICH = re.compile(r"\b(?:which|that|who|que|qui|der|die|das|котор\w+|yang)\b")
_OBJECT = re.compile(
    r"\s(?:the |an? |its |el |la |le |die |den |das )?(?:(?:[a-z]+(?:-[a-z]+)?) (?<!of )(?<!in )(?<!on )(?<!from )(?<!to )(?<!by )(?<!with )(?<!for )){0,2}"
)
NEXT = 30  # characters between a verb and its object
_FROM_OR_TO = re.compile(
    r"\b(?P<source>from|de|von|du|dari|от|у|off)\b|\b(?:to|a|à|an|para|ao|kepada|for|pour|für|для)\b|(?P<east>[从從]|من)|[向给給]|إلى"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s(?:\w+ly )?$")


def roles_of(
    standing: Standing, namings: Mapping[str, Iterable[Naming]], instrument: Instrument
) -> dict[str, str]:
    """The role of each of a deal's parties, by its key."""
    parties = {key: party for key, (party, _) in standing.draft.parties.items()}
    votes = {key: _votes(standing, party, namings.get(key, ()), instrument) for key, party in parties.items()}
    found = {key: max(some.items(), key=lambda vote: vote[1])[0] for key, some in votes.items() if some}
    _make_answer(found, votes)
    equity = any(
        name in _EQUITY
        for one in standing.draft.sentences
        for name in standing.reading.cues(one.sentence.index)
    )
    return {
        key: _settled(found.get(key, ""), instrument, is_state=party.is_state, equity=equity)
        for key, party in parties.items()
    }


def _make_answer(found: dict[str, str], votes: Mapping[str, Mapping[str, float]]) -> None:
    """Of a deal of two sides that are told, or guessed, as one: the side that less speaks for becomes the other."""
    sides = set(found.values())
    answer = _ANSWERS.get(next(iter(sides))) if len(sides) == 1 else None
    if answer is None:
        return
    if len(found) < len(votes):
        found |= {key: answer for key in votes if key not in found}
        return
    if len(votes) != 2:
        return
    weakest = min(votes, key=lambda key: votes[key].get(found.get(key, ""), 0.0))
    found[weakest] = answer


def _votes(
    standing: Standing, party: Party, namings: Iterable[Naming], instrument: Instrument
) -> dict[str, float]:
    """What the deal's sentences say that a party does, and what its name says that it is."""
    acts = _ACTS.get(instrument, ())
    votes: dict[str, float] = {}

    def add(role: str, worth: float) -> None:
        votes[role] = votes.get(role, 0.0) + worth

    for naming, one in namings:
        if standing.tells(one) or one.sentence.field == "title":
            for role, worth in _roles_at(naming, one, acts):
                add(role, worth)
    for pattern, roles in _BY_NAME:
        if instrument in roles and pattern.search(party.name):
            add(roles[instrument], HINTED)
    if instrument is Instrument.FINANCING and _LENDERS.search(party.name):
        add(LENDER, KNOWN)
    return votes


def _roles_at(party: Party, one: SentenceReading, acts: tuple[_Act, ...]) -> Iterator[tuple[str, float]]:
    """The role at one place of a party, from the verb that it stands to: behind it where it acts, else before it."""
    text = one.text
    here = _nearest_of(set(slots(text, party.start, party.end)), text[: party.start])
    behind, before = _first_behind(acts, text, party.end), _last_before(acts, text, party.start)
    if before and _is_object(text[before.end : party.start]) and not here & {"from", "by"}:
        yield before.act.target, SAID
    elif here & {"from", "by"} and (nearest := before or behind):
        yield nearest.act.source if "from" in here else nearest.act.subject, SAID
    elif here & {"to", "with"} and before:
        yield before.act.target, SAID
    elif behind and behind.start <= party.end + REACH and not here & {"of", "in", "parent"}:
        between = text[party.end : behind.start]
        if "with" in here and not _WHICH.search(between):
            yield behind.act.target, SAID
            return
        follows = one.party_after(party.end)
        worth = GUESSED if follows and follows.start < behind.start else SAID
        yield _ANSWERS.get(behind.act.subject, "") if _PASSIVE.search(between) else behind.act.subject, worth
    elif "from" in here and acts:
        yield acts[0].source, GUESSED
    elif "to" in here and _SALE.search(text, 0, party.start) and any(act.target == BUYER for act in acts):
        yield BUYER, GUESSED


def _nearest_of(here: set[str], before: str) -> set[str]:
    """Of "from" and "to" before a name the one that stands nearer: "carbonato de litio a X" goes to X."""
    if not {"from", "to"} <= here:
        return here
    last = list(_FROM_OR_TO.finditer(before))[-1:]
    return here - {"to" if last and (last[0]["source"] or last[0]["east"]) else "from"}


@dataclass(frozen=True)
class _Verb:
    act: _Act
    start: int
    end: int


def _first_behind(acts: Iterable[_Act], text: str, place: int) -> _Verb | None:
    found = ((act, act.verbs.search(text, place)) for act in acts)
    return min(
        (_Verb(act, verb.start(), verb.end()) for act, verb in found if verb),
        key=lambda one: one.start,
        default=None,
    )


def _last_before(acts: Iterable[_Act], text: str, place: int) -> _Verb | None:
    return max(
        (_Verb(act, verb.start(), verb.end()) for act in acts for verb in act.verbs.finditer(text, 0, place)),
        key=lambda one: one.start,
        default=None,
    )


def _is_object(between: str) -> bool:
    """Whether no more than an article and what a firm is stand between a verb and a name: "supply the carmaker X"."""
    return len(between) < NEXT and bool(_OBJECT.fullmatch(between))


def _settled(role: str, instrument: Instrument, *, is_state: bool, equity: bool) -> str:
    if role == LENDER and equity:
        return INVESTOR
    if role:
        return role
    if is_state:
        return GOVERNMENT
    return OPERATOR if instrument is Instrument.LICENCE else PARTNER
