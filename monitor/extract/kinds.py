"""What a page is when it is no article: only clear cases, because a false one loses news. Pure."""

import re

from monitor.extract.jsonld import LinkedData
from monitor.models.article import Article, PageKind
from monitor.models.page import Page

SHORT = 600  # characters; a longer text is an article whatever else it says

_BOT = re.compile(
    r"are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|access denied|"
    r"unusual traffic|enable javascript and cookies|attention required|captcha|request unsuccessful|pardon our interruption|"
    r"just a moment\.\.\.|bot detection|security check to access",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|we (?:and our \d* ?partners )?(?:use|value) (?:cookies|your privacy)|accept all cookies|"
    r"cookie[- ]?einstellungen|wir verwenden cookies|nous utilisons des cookies|utilizamos cookies|consent to the use|"
    r"manage (?:your )?consent|privacy preferences|your privacy choices",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock)|to (?:continue|keep) reading|subscribers? only|for subscribers|"
    r"already a subscriber|this (?:article|content) is (?:reserved|only available|exclusively|for)|unlock this article|"
    r"start your (?:free )?(?:trial|subscription)|jetzt abonnieren|weiterlesen mit|réservé aux abonnés|"
    r"solo para suscriptores|exclusivo para assinantes|доступно по подписке|have reached your (?:article )?limit",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in)\b.{0,60}\b(?:account|continue|password|view|access)\b|forgot(?:ten)? (?:your )?password|"
    r"you must (?:be logged in|log in|sign in)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_FOUND = re.compile(
    r"(?:page|article|story|content)\b.{0,40}\b(?:not (?:be )?found|does(?:n.t| not) exist|no longer (?:available|exists)|"
    r"has been (?:removed|moved|deleted))|\b404\b|seite nicht gefunden|page introuvable|página no encontrada|"
    r"страница не найдена|sayfa bulunamadı|页面不存在",
    re.IGNORECASE | re.DOTALL,
)
_INDEX_TYPES = {"CollectionPage", "SearchResultsPage", "ItemList"}


def kind_of(article: Article, page: Page, linked: LinkedData, *, has_password: bool) -> PageKind:
    """ARTICLE for all but clear cases of something else."""
    text, said = article.text, f"{article.title}\n{article.text}"
    if _is_index(article, linked):
        return PageKind.INDEX
    if len(text) < SHORT:
        for kind, pattern in ((PageKind.BOT_BLOCK, _BOT), (PageKind.CONSENT, _CONSENT)):
            if pattern.search(said):
                return kind
        if _NOT_FOUND.search(article.title) or (len(text) < 200 and _NOT_FOUND.search(text)):
            return PageKind.SOFT_404
        if has_password and _LOGIN.search(said):
            return PageKind.LOGIN
        if _PAYWALL.search(text) or linked.is_free is False:
            return PageKind.PAYWALL
    return PageKind.ARTICLE if text.strip() else _kind_without_text(page, has_password=has_password)


def _kind_without_text(page: Page, *, has_password: bool) -> PageKind:
    head = page.body[:200_000].decode("utf-8", "replace")
    if _BOT.search(head[:20_000]):
        return PageKind.BOT_BLOCK
    if has_password:
        return PageKind.LOGIN
    return PageKind.EMPTY


def _is_index(article: Article, linked: LinkedData) -> bool:
    """A list of headlines: the page says so and states no date, or its text is lines too short to be sentences."""
    lines = article.text.splitlines()
    if article.published or linked.headline or not lines:
        return False
    short = sum(
        len(line) < 120 and not line.rstrip().endswith((".", "!", "?", "”", '"', "。", "।", "؟", ":"))
        for line in lines
    )
    says_so = bool(_INDEX_TYPES.intersection(linked.types))
    return (says_so and short >= 0.6 * len(lines)) or (len(lines) >= 6 and short >= 0.8 * len(lines))
