"""The terms of a deal and its project: stake, duration, price, conditions, whether it binds, from the sentences that tell of it. Pure."""

from collections import Counter
from collections.abc import Iterator

from monitor.deals.reading import SentenceReading
from monitor.deals.standing import Standing
from monitor.deals.terms import find_terms
from monitor.models.deal import Fact

ONE_ONLY = frozenset({"binding", "term"})  # of which a deal has one: the first that is told
MOST_OF_A_KIND = 4
FOLLOWING = 5  # sentences behind the deal's last in which its terms are told


def term_facts(standing: Standing) -> Iterator[Fact]:
    """Each term once, with the words that tell it, in the order of the text."""
    seen: set[tuple[str, str]] = set()
    kinds: Counter[str] = Counter()
    for sentence in _telling(standing):
        for term in find_terms(sentence.text, standing.reading.document.lang):
            most = 1 if term.fact in ONE_ONLY else MOST_OF_A_KIND
            if (term.fact, term.value) not in seen and kinds[term.fact] < most:
                seen.add((term.fact, term.value))
                kinds[term.fact] += 1
                yield Fact(term.fact, term.value, sentence.span(term.start, term.end))


def project_facts(standing: Standing) -> Iterator[Fact]:
    """The mine, project or plant: those of the deal's own sentences, else what a story of one deal names most often."""
    own = [(site, one) for one in standing.draft.sentences for site in one.sites]
    if not own and standing.single:
        named = [(site, one) for one in standing.reading.live for site in one.sites]
        often = Counter(site.name for site, _ in named).most_common(1)
        own = [(site, one) for site, one in named if often and site.name == often[0][0]]
    parties = {party.name for party, _ in standing.draft.parties.values()}
    seen: set[str] = set()
    for site, one in own:
        if site.name not in seen and site.name not in parties and len(seen) < MOST_OF_A_KIND:
            seen.add(site.name)
            yield Fact("project", site.name, one.span(site.start, site.end))


def _telling(standing: Standing) -> Iterator[SentenceReading]:
    """The deal's own sentences; of a story with one deal also the rest of their paragraphs, of the opening, and what follows."""
    yield from standing.draft.sentences
    if not standing.single:
        return
    last = standing.draft.sentences[-1].sentence.index
    for one in standing.reading.live:
        near = (
            standing.of_sentence(one).keys() & {"paragraph", "lead"}
            or 0 < one.sentence.index - last <= FOLLOWING
        )
        if near and not standing.tells(one):
            yield one
