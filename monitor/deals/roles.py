"""What each party does in a deal: buys, sells, lends, invests, receives, grants. Pure.

Read from the verb that a name stands before ("X buys", "X is sold to") and from the preposition before it ("from X", "to X"); the
other side of a deal of two gets the role that answers the first. What nothing tells is `partner`, of a state `government`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.deals.parties import Party
from monitor.deals.reading import Naming
from monitor.deals.slots import slots
from monitor.deals.standing import Standing
from monitor.models.deal import Instrument

BUYER, SELLER, LENDER, INVESTOR, RECIPIENT = "buyer", "seller", "lender", "investor", "recipient"
OPERATOR, GOVERNMENT, PARTNER = "operator", "government", "partner"
REACH = 90  # characters behind a name in which its verb is looked for


@dataclass(frozen=True)
class _Act:
    """What verbs make of their subject, of whom "from" or "by" names, and of whom "to" names."""

    verbs: re.Pattern[str]
    subject: str
    source: str
    target: str


_TAKES = (
    r"\b(?:acquir\w+|buy(?:s|ing)?|bought|purchas\w+|tak(?:e|es|ing|en)\b(?! part)|took|snap\w*|book(?:s|ed)|offtak\w+|scoop\w*|adquir\w+|compr[aóe]\w*|rach[eè]t\w*|acqui[eèrs]\w*|reprend\w*|"
    r"erwirbt|erwerben|kauft|kaufen|übern\w+|beziehen?|bezieht|приобр\w+|куп\w+|закуп\w+|выкуп\w*|membeli|mengakuisisi|satın al\w*|devral\w*|sotib ol\w*)|收购|收購|购买|采购|受让|拿下|入主|買収|取得|調達|인수|매입|구매|استحوذ|شراء"
)
_GIVES = (
    r"\b(?:sell(?:s|ing)?|sold|suppl(?:y|ies|ied|ying)|deliver\w*|ship(?:s|ped|ping)?|divest\w*|offload\w*|dispos\w+|hand(?:s|ed)? over|vend\w+|suministr\w+|entreg\w+|fornec\w+|cède|cédé|céder|fourni\w*|livr\w+|"
    r"verkauf\w*|liefer\w*|прода\w+|постав\w+|menjual|memasok|sat(?:acak|tı|ıyor)\w*|tedarik ed\w*|yetkazib)|出售|转让|供应|供货|供給|売却|譲渡|매각|공급|بيع|توريد|تزويد"
)
_FUNDS = (
    r"\b(?:lend(?:s|ing)?|lent|financ(?:e|es|ed|ing)\b|fund(?:s|ed|ing)?\b|invest(?:s|ed|ing)?\b|back(?:s|ed|ing)?\b|provid\w+|commit\w*|pledg\w+|put(?:s|ting)?\b|inject\w*|grant(?:s|ed)?\b|award\w*|approv\w+|subscrib\w+|prest\w+|financi\w+|invert\w+|invierte\w*|"
    r"prêt\w*|investi\w*|finanzier\w*|steigt|gewähr\w+|beteilig\w+|кредит\w*|инвестир\w+|вложит|предостав\w+|mendanai|membiayai|berinvestasi|yatırım yap\w*|kredi ver\w*)|贷款|注资|投资|出資|融資|투자|대출|تمويل|استثمار"
)
_GETS = r"\b(?:receiv\w+|secur\w+|rais(?:e|es|ed|ing)\b|obtain\w*|gets?\b|got\b|land(?:s|ed)?\b|wins?\b|won\b|borrow\w*|draw(?:s|n)?\b|recib\w+|obt[ieu]\w+|obtient|lève|levé|recebe\w*|capt\w+|erhält|bekommt|sicher\w*|получ\w+|привлек\w*|meraih|memperoleh|mendapat\w*|al(?:dı|acak)\b)|获得|获批|調達|유치|حصل"
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
            ),
        ),
        (
            (Instrument.EARN_IN,),
            (
                _Act(
                    re.compile(r"\b(?:earn\w*|fund\w*|spend\w*|option\w*)|アーンイン|" + _TAKES),
                    INVESTOR,
                    PARTNER,
                    PARTNER,
                ),
            ),
        ),
    )
    for form in forms
}
_ANSWERS = {BUYER: SELLER, SELLER: BUYER, LENDER: RECIPIENT, INVESTOR: RECIPIENT, RECIPIENT: LENDER}
_EQUITY = ("equity", "stake")
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
    """What the deal's sentences say that a party does, and a little for what its name says that it is."""
    acts = _ACTS.get(instrument, ())
    votes: dict[str, float] = {}
    for naming, one in namings:
        if standing.tells(one) or one.sentence.field == "title":
            for role in _roles_at(naming, one.text, acts):
                votes[role] = votes.get(role, 0.0) + 1.0
    for pattern, roles in _BY_NAME:
        if instrument in roles and pattern.search(party.name):
            votes[roles[instrument]] = votes.get(roles[instrument], 0.0) + 0.6
    return votes


def _roles_at(party: Party, text: str, acts: tuple[_Act, ...]) -> Iterable[str]:
    here = set(slots(text, party.start, party.end))
    for act in acts:
        verb = act.verbs.search(text)
        if verb is None:
            continue
        if "from" in here or "by" in here:
            yield act.source if "from" in here else act.subject
        elif here & {"to", "with"} and verb.start() < party.start:
            yield act.target
        elif party.end <= verb.start() <= party.end + REACH and not here & {"of", "in", "parent"}:
            passive = _PASSIVE.search(text[party.end : verb.start()])
            yield _ANSWERS.get(act.subject, "") if passive else act.subject
        else:
            continue
        return


def _settled(role: str, instrument: Instrument, *, is_state: bool, equity: bool) -> str:
    if role == LENDER and equity:
        return INVESTOR
    if role:
        return role
    if is_state:
        return GOVERNMENT
    return OPERATOR if instrument is Instrument.LICENCE else PARTNER
