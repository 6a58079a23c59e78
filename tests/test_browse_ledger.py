"""`monitor browse` on linked articles: who else tells a story, and the page of a ledger entry."""

from pathlib import Path

import pytest

from tests.browsing import browsing
from tests.linked import DISSENT, SIGNED, STAKE, TALKS, store


def test_an_article_names_who_else_tells_it_and_a_ledger_page_how_the_deal_came_about(tmp_path: Path) -> None:
    store(tmp_path / "monitor.db", [*TALKS, SIGNED, DISSENT, STAKE])
    with browsing(tmp_path / "monitor.db") as pages:
        article = pages.page("/monitor/articles/1")
        assert "Who else tells it" in article
        assert TALKS[1].title in article.replace("&#39;", "'")
        assert SIGNED.title not in article
        assert 'href="/monitor/ledger/1">In the ledger: signed</a>, 5 reports from 3 sources' in article
        assert "All 3 articles of this story" in article
        assert len(pages.get("/monitor/articles.json?story_id=1").json()["rows"]) == 3

        entry = pages.page("/monitor/ledger/1")
        assert "Orsk Lithium – Hanul Cell" in entry
        assert "Sources differ on the value: USD 900,000,000" in entry
        assert "status proposed → <strong>signed</strong>" in entry
        assert "5 reports from 3 sources" in entry
        assert entry.count("<blockquote") == 5
        assert "Who else tells it" not in pages.page("/monitor/articles/6")

        assert 'href="/monitor/ledger/1"' in pages.page("/monitor/ledger")
        assert pages.get("/monitor/story_follows.json?_shape=array").json() == [
            {"story_id": 2, "follows": 1}, {"story_id": 3, "follows": 2},
        ][:1]  # fmt: skip
        assert pages.get("/monitor/ledger/99").status_code == 404


@pytest.mark.parametrize("name", ["traces", "trace_keys", "story_links", "deal_keys", "ledger_links"])
def test_what_links_articles_is_not_served(name: str, tmp_path: Path) -> None:
    store(tmp_path / "monitor.db", TALKS[:1])
    with browsing(tmp_path / "monitor.db") as pages:
        assert pages.get(f"/monitor/{name}").status_code == 403
