"""Which parties are a deal's: all that the story names, weighed by where they stand and the slots that they have. Pure.

In: drafts of deals, the reading. Out: of each draft the parties that most speaks for, with the place of each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.deals.choosing import PERHAPS, governments, is_source
from monitor.deals.naming import party_key
from monitor.deals.parties import Party
from monitor.deals.reading import Naming, Reading, SentenceReading
from monitor.deals.slots import slots
from monitor.deals.standing import Standing
from monitor.deals.weighing import Candidate, Features, strongest
from monitor.models.deal import Instrument

_BETWEEN_STATES = frozenset({Instrument.MOU, Instrument.GOVERNMENT_AGREEMENT, Instrument.PARTNERSHIP})
_FROM_STATES = frozenset({Instrument.LICENCE, Instrument.FINANCING}) | _BETWEEN_STATES
_STRENGTHS = ((9.0, "known"), (2.5, "plainly named"), (1.5, "clearly named"), (1.0, "likely a name"))
STATE = "state "  # what the key of a country as a party begins with
MOST_RANKED = 4


@dataclass(frozen=True)
class Cast:
    """All who may be a party in a story: organisations, and countries that act. Read once, asked for each deal."""

    reading: Reading

    @cached_property
    def namings(self) -> dict[str, list[Naming]]:
        found: dict[str, list[Naming]] = {}
        for one in self.reading.sentences:
            named = [party for party in one.parties if party.strength >= PERHAPS]
            for party in [*named, *governments(one, one.parties)]:
                found.setdefault(party.key, []).append((party, one))
        return found

    @cached_property
    def order(self) -> list[str]:
        """Keys, the most prominent first: named in the title, the opening, and in many sentences."""
        worth: dict[str, float] = {}
        for key, namings in self.namings.items():
            places = {one.sentence.index: one for _, one in namings}.values()
            worth[key] = sum(
                3.0 if one.sentence.field == "title" else 1.5 if one.sentence.index <= 2 else 0.5
                for one in places
            )
        return sorted(worth, key=lambda key: -worth[key])

    @cached_property
    def sites(self) -> frozenset[str]:
        """Keys of what the story calls a mine or a plant."""
        return frozenset(party_key(site.name) for one in self.reading.sentences for site in one.sites)

    def candidates(self, standing: Standing) -> list[Candidate[str]]:
        """All parties by their keys, each with the features that it has for one deal."""
        return [
            Candidate(
                key,
                tuple(one.span(p.start, p.end) for p, one in namings),
                self._features(key, namings, standing),
            )
            for key, namings in self.namings.items()
        ]

    def _features(self, key: str, namings: Sequence[Naming], standing: Standing) -> Features:
        own = [(party, one) for party, one in namings if standing.tells(one)]
        found = strongest(_at_place(party, one, standing, is_own=bool(own)) for party, one in own or namings)
        found |= (
            strongest(dict(standing.of_sentence(one)) for _, one in namings if not standing.tells(one))
            if not own
            else {}
        )
        for _, one in namings:
            found |= {name: 1.0 for name in ("title", "lead") if name in standing.of_sentence(one)}
        best = max(party.strength for party, _ in namings)
        found[next((name for least, name in _STRENGTHS if best >= least), "perhaps a name")] = 1.0
        found["sentences"] = min(len({one.sentence.index for _, one in namings}), 6) / 3
        found["own sentences"] = min(len({one.sentence.index for _, one in own}), 4) / 2
        rank = self.order.index(key)
        if rank < MOST_RANKED:
            found[f"rank {rank + 1}"] = 1.0
        if key in standing.draft.parties:
            found["read there"] = 1.0
        if any(other is not standing.draft and key in other.parties for other in standing.drafts):
            found["of another deal"] = 1.0
        if key in self.sites:
            found["is a site"] = 1.0
        if own and not standing.single:
            found["several, own"] = 1.0
        if any(party.is_state for party, _ in namings):
            found |= self._of_state(key, standing)
        return found

    def _of_state(self, key: str, standing: Standing) -> Features:
        leading = standing.draft.leading()
        found: Features = {
            "state": 1.0,
            ("state, form of states" if leading in _FROM_STATES else "state, form of firms"): 1.0,
        }
        if key.startswith(STATE):
            found["country"] = 1.0
            if leading in _BETWEEN_STATES:
                found["country, form of states"] = 1.0
            if sum(other.startswith(STATE) for other in self.order) >= 2:
                found["country among others"] = 1.0
            if not any(not other.startswith(STATE) for other in self.order[:3]):
                found["country, hardly a firm"] = 1.0
        return found


def _at_place(party: Party, one: SentenceReading, standing: Standing, *, is_own: bool) -> Features:
    found = standing.place(one, party.start, party.end)
    prefix, worth = ("", 1.0) if is_own else ("elsewhere ", 0.5)
    for slot in slots(one.text, party.start, party.end):
        found[prefix + slot] = worth
    if is_source(one.text, party):
        found[prefix + "source"] = worth
    if any(known.end in (party.start - 1, party.start - 2) for known in one.countries):
        found[prefix + "seat before"] = worth
    if is_own:
        earlier = len(
            {other.start for other in one.parties if other.start < party.start and other.strength >= PERHAPS}
        )
        found[f"number {min(earlier, 3) + 1}"] = 1.0
    return found
