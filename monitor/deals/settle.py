"""Who the parties of each draft are, once all drafts are known: prominence in the story, nearness, no other deal's. Pure."""

from monitor.deals.choosing import LIKELY, MOST_PARTIES, coordinated
from monitor.deals.draft import Draft
from monitor.deals.parties import Party
from monitor.deals.reading import Naming, Reading, SentenceReading

OWN = 1.0  # worth of standing in the deal's own sentences
ENOUGH = 1.5  # what speaks for a party that the deal's own sentences do not name


def settle_parties(
    drafts: list[Draft], reading: Reading, named: list[Naming], weights: dict[str, float]
) -> None:
    """The parties of every draft, one draft after the other: those settled first are no other deal's."""
    for draft in drafts:
        _settle(draft, drafts, reading, _ranked(draft, drafts, named, weights))


def _settle(
    draft: Draft, drafts: list[Draft], reading: Reading, ranked: list[tuple[float, Party, SentenceReading]]
) -> None:
    """The two parties that most speaks for, and those set beside them; a deal among several keeps what its sentences name."""
    single = len(drafts) == 1
    kept = dict(draft.parties) if not single else {}
    weak = [key for key, (party, _) in kept.items() if party.strength < LIKELY]
    if len(kept) <= 2:
        for key in weak:
            del kept[key]
    for worth, party, one in ranked:
        if len(kept) >= 2 or worth < ENOUGH:
            break
        kept[party.key] = (party, one)
    for key in weak:
        if len(kept) < 2:
            kept[key] = draft.parties[key]
    if single:
        _add_partners(kept, draft)
    told = sorted(kept.items(), key=lambda item: (item[1][1].sentence.index, item[1][0].start))
    draft.parties = {key: _named_best(key, place, reading) for key, place in told}


def _named_best(
    key: str, told: tuple[Party, SentenceReading], reading: Reading
) -> tuple[Party, SentenceReading]:
    """The place where the story names a party most fully: "LG Energy Solution" rather than "LGES"."""
    best = told
    for party, sentence in reading.namings(key):
        if _fullness(party) > _fullness(best[0]):
            best = party, sentence
    return best


def _fullness(party: Party) -> int:
    """Words of the name; an abbreviation counts less than any word."""
    return len(party.name.split()) - (party.name.isupper() and len(party.name) <= 6)


def _add_partners(kept: dict[str, tuple[Party, SentenceReading]], draft: Draft) -> None:
    """Those that the deal's sentences set beside a party: "with Sprott, Barak Fund and Tremont"."""
    for sentence in draft.sentences:
        for group in coordinated(sentence, sentence.parties):
            if len(group) < 2 or not any(p.key in kept for p in group):
                continue
            for party in group:
                if party.key in draft.parties and party.strength >= LIKELY and len(kept) < MOST_PARTIES:
                    kept.setdefault(party.key, (party, sentence))


def _ranked(
    draft: Draft, drafts: list[Draft], named: list[Naming], weights: dict[str, float]
) -> list[tuple[float, Party, SentenceReading]]:
    """Parties by what speaks for them: named in the deal's sentences, near them, prominent in the story, no other deal's."""
    taken = {key for other in drafts if other is not draft for key in other.keys}
    best: dict[str, tuple[float, Party, SentenceReading]] = {}
    for party, one in named:
        worth = _nearness(draft, one) + min(weights.get(party.key, 0.0), 6.0) / 2
        worth += OWN * (party.key in draft.parties) + 0.3 * min(party.strength, 2.5)
        worth -= 1.5 * (party.key in taken) + 0.7 * party.is_state
        if worth > best.get(party.key, (-9.0,))[0]:
            best[party.key] = (worth, party, one)
    for key, (party, one) in draft.parties.items():
        if key not in best:  # a government, read from its country's name
            best[key] = (_nearness(draft, one) + OWN + 0.3, party, one)
    return sorted(best.values(), key=lambda c: -c[0])


def _nearness(draft: Draft, one: SentenceReading) -> float:
    first = draft.sentences[0].sentence
    if draft.tells(one):
        return 1.5
    before = first.index - one.sentence.index
    if one.sentence.paragraph == first.paragraph:
        return 1.5 if before > 0 else 0.7
    return 0.7 if 0 < before <= 3 or -2 <= before < 0 else 0.0


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Without those of one party where others have two, and with those of the same parties and form as one."""
    kept = [draft for draft in drafts if len(draft.parties) >= 2] or drafts[:1]
    found: list[Draft] = []
    for draft in kept:
        same = next(
            (one for one in found if one.keys == draft.keys and one.leading() is draft.leading()), None
        )
        if same:
            same.add(draft)
        else:
            found.append(draft)
    return found
