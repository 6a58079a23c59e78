"""Keys under which traces are found again: two articles or deals are compared where they share some. Pure."""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import combinations

from monitor.models.trace import DealTrace, Trace
from monitor.stories.likeness import STRONG, weight
from monitor.stories.rarity import Rarity
from monitor.stories.words import sound

BANDS, ROWS = (
    16,
    4,
)  # of the MinHash: copies of which half of the runs agree share a band with probability .64, of four fifths 1.0
MOST_NAMES, MOST_FIGURES = 24, 4
RARE = 0.6  # rarity of a word by which a deal's party is looked up
MOST_PARTY_WORDS = 3


def article_keys(trace: Trace, rarity: Rarity) -> list[int]:
    """Bands of the MinHash, the rare names (those of the lead first) as they are written and as they sound, large sums,
    and minerals with countries: by those the same news in two scripts is found."""
    rare = [name for name in trace.names if weight(name, rarity) >= STRONG][:MOST_NAMES]
    sounds = {f"sound {heard}" for name in rare if (heard := sound(name))}
    figures = sorted(figure for figure in trace.figures if figure[0] != "%")[:MOST_FIGURES]
    matters = [f"{mineral} in {country}" for mineral in trace.minerals[:3] for country in trace.countries[:4]]
    return numbered([*rare, *sounds, *figures, *matters, *bands(trace)])


def bands(trace: Trace) -> list[str]:
    rows = trace.minhash
    return [f"band {n} {rows[n * ROWS : (n + 1) * ROWS]}" for n in range(BANDS)]


def band_keys(trace: Trace) -> frozenset[int]:
    """Those of `article_keys` of which one is enough to be compared."""
    return frozenset(numbered(bands(trace)))


def deal_keys(deal: DealTrace, rarity: Rarity) -> list[int]:
    """A party with a mineral, with another party, or with a project: one alone is too common."""
    parties = [_party_keys(ids, rarity) for ids in deal.parties]
    alone = {key for keys in parties for key in keys}
    found = [f"{key} on {mineral}" for key in alone for mineral in deal.minerals]
    found += [f"{key} at {project}" for key in alone for project in deal.projects]
    for one, other in combinations(parties, 2):
        found += [" with ".join(sorted((key, partner))) for key in one for partner in other if key != partner]
    return numbered(found)


def _party_keys(ids: tuple[str, ...], rarity: Rarity) -> list[str]:
    known = [one for one in ids if one[0] == "@" or one.startswith("gov:")]
    words = [one for one in ids if one not in known and rarity(one) >= RARE]
    heard = [f"sound {key}" for key in map(sound, words) if key]
    return [
        *known[:2],
        *sorted(words, key=lambda word: (-rarity(word), word))[:MOST_PARTY_WORDS],
        *heard[:MOST_PARTY_WORDS],
    ]


def numbered(keys: Iterable[str]) -> list[int]:
    """Keys as whole numbers of 64 bits, each once, in order."""
    return sorted(
        {
            int.from_bytes(
                blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True
            )
            for key in keys
        }
    )
