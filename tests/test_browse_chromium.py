"""A real browser walks through `monitor browse` on the demo's database: search, filter by mineral, a deal, its article."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests.browsing import Browsing, browsing

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install -y chromium"),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsing]:
    folder = tmp_path_factory.mktemp("demo")
    subprocess.run(
        [sys.executable, "-m", "monitor", "demo", "--dir", str(folder)],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    with browsing(folder / "monitor.db") as one:
        yield one


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture(params=[390, 1440], ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


class Walk:
    """One person at one screen: every page is looked at for faults, and a picture is kept."""

    def __init__(self, context: BrowserContext, url: str, pictures: Path) -> None:
        self.page: Page = context.new_page()
        self.url = url
        self.pictures = pictures
        self.faults: list[str] = []
        self.page.on("console", lambda said: self.faults.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda one: None if one.url.startswith(url) else self.faults.append(one.url))
        self.page.on(
            "response",
            lambda one: self.faults.append(f"{one.status} {one.url}") if one.status >= 400 else None,
        )

    def follow(self, link: Locator) -> None:
        with self.page.expect_navigation():
            link.click()

    def look(self, name: str) -> None:
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)
        root = "document.documentElement"
        assert self.page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), f"{name} scrolls sideways"
        assert self.page.evaluate(f"{root}.lang") == "en"
        assert self.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_person_searches_filters_by_mineral_and_opens_a_deal(
    demo: Browsing, chromium: Browser, width: int, scheme: str, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    walk = Walk(context, demo.url, tmp_path)
    page = walk.page
    page.goto(demo.url)
    walk.look("1-start")

    page.get_by_label("Search all articles").fill("lithium offtake")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("tbody tr").count() > 0
    assert "lithium" in page.locator("main").inner_text().lower()
    walk.look("2-search")

    walk.follow(page.get_by_role("link", name="Deals", exact=True))
    everything = page.locator("tbody tr").count()
    walk.follow(page.locator('[data-facet="minerals"]').get_by_role("link", name="lithium", exact=True))
    chosen = page.locator("tbody tr")
    assert 0 < chosen.count() < everything
    assert all("lithium" in minerals for minerals in chosen.locator("td.col-minerals").all_inner_texts())
    walk.look("3-deals-on-lithium")

    walk.follow(page.locator("td.col-instrument a").first)
    assert page.locator("blockquote").inner_text()
    assert page.get_by_text("The words that prove it").is_visible()
    walk.look("4-deal")

    walk.follow(page.locator("main p a").filter(has_not_text="Deals").first)
    assert page.locator("mark.rule").count() > 0
    assert page.locator("mark.deal, mark.rule").first.is_visible()
    assert page.get_by_text("Why flagged").is_visible()
    walk.look("5-article")

    walk.follow(page.get_by_role("link", name="Questions"))
    walk.follow(page.get_by_role("link", name="Biggest values"))
    assert "US$" in page.locator("tbody").inner_text()
    walk.look("6-question")
    context.close()
