"""An archive from before there were stories and a ledger: `crawl` and `run` link it and change no deal."""

from pathlib import Path

from monitor.store.database import Access, open_store
from tests.conftest import Program
from tests.daemons import running
from tests.linked import EVERYTHING, partitions, store
from tests.site import Site


def unlinked(database: Path) -> None:
    """As an earlier version left it."""
    store(database, EVERYTHING)
    with open_store(database, Access.WRITE) as db, db.atomic():
        db.execute("update articles set story_id = null")
        db.execute("update deals set ledger_id = null")
        for table in (
            "traces",
            "trace_keys",
            "story_links",
            "deal_keys",
            "ledger_links",
            "ledger",
            "stories",
        ):
            db.execute(f"delete from {table}")


def test_a_crawl_links_what_was_stored_before(program: Program, site: Site, tmp_path: Path) -> None:
    store(tmp_path / "now.db", EVERYTHING)
    unlinked(program.database)
    deals = program.rows("select id, article_id, evidence from deals")
    site.feed("/feed.xml")
    program.configure(f"{{name: new, url: '{site.url}/feed.xml'}}")
    done = program.run("-v", "crawl")
    assert done.returncode == 0, done.stderr
    assert f"INFO linking articles={len(EVERYTHING)} left=0" in done.stderr
    assert partitions(program.database) == partitions(tmp_path / "now.db")
    assert program.rows("select id, article_id, evidence from deals") == deals


def test_the_daemon_links_what_was_stored_before_and_then_polls(program: Program, site: Site) -> None:
    unlinked(program.database)
    site.feed("/feed.xml")
    program.configure(f"{{name: new, url: '{site.url}/feed.xml', every: 1h}}")
    with running(program.folder, "-v") as daemon:
        daemon.wait_for(f"INFO linking articles={len(EVERYTHING)} left=0")
        daemon.wait_for("INFO poll source=new")
        assert daemon.stop() == 0
    assert program.rows("select count(*) from articles where story_id is null") == [(0,)]
