"""Deals of texts that are long or made to be: each of these once took minutes, or never ended."""

import pytest

from monitor.config import load_settings
from monitor.models.article import Article
from monitor.pipeline import Context, load_context, process_text
from monitor.seeds import seeds_dir

OPENING = (
    "Acme Corp signed an offtake agreement with Bolt Ltd for 12,000 tonnes of lithium hydroxide a year. "
)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    settings = load_settings(environ={}, cwd=tmp_path_factory.mktemp("rules"))
    return load_context(settings.rules, seeds_dir())


@pytest.mark.parametrize(
    "junk",
    ["1", "1,", "1亿", "1.1 ", "lithium, cobalt, nickel, ", "$1 million and ", "A Corp and ", "12,000 tonnes of ", "The X Ltd. "],
    ids=lambda junk: junk.strip(),
)  # fmt: skip
def test_a_deal_is_found_before_much_else(context: Context, junk: str) -> None:
    text = OPENING + "\n" + junk * (200_000 // len(junk))
    outcome = process_text(Article("", "Lithium offtake", text, lang="en"), context)
    assert outcome.deals


def test_a_number_of_thirty_digits_is_no_trap(context: Context) -> None:
    text = OPENING + "Its order number is 123456789012345678901234567890."
    assert process_text(Article("", "Lithium offtake", text, lang="en"), context).deals
