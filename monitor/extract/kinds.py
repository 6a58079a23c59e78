"""What a page is when it is no article: only clear cases, because a false one loses news. Pure.

A page that says of itself that it is an article (JSON-LD, Open Graph, microdata) is believed, unless it shows an obstacle
in place of a text. One that says nothing must have the substance of one: some sentences, and no list of headlines.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from monitor.extract.jsonld import LinkedData
from monitor.extract.markup import text_of
from monitor.extract.metadata import MetaTags
from monitor.models.article import Article, PageKind
from monitor.models.page import Page

SHORT = 600  # characters; a longer text is an article whatever obstacles it speaks of
LEAST = 40  # characters below which nothing is an article
SUBSTANCE = 200  # characters of sentences that a page must have that does not call itself an article
SUBSTANCE_IN_ELEMENT = 140  # and where its headline stands in an <article>
HEADLINES = 10  # linked, from which a page that does not call itself an article is a list of them
HEADLINES_OF_ARCHIVE = 6  # where the address says that it is one
_ARCHIVE = re.compile(
    r"/(?:tags?|topics?|category|categories|author|authors|archives?|etiqueta|schlagwort|thema|themen|tema|temas)/",
    re.IGNORECASE,
)
_ARCHIVE_TITLE = re.compile(
    r"^(?:tag|topic|category|author|schlagwort|thema|etiqueta|catégorie|étiquette|тег|метка)\s*[:：]|\barchives?$",
    re.IGNORECASE,
)
_OTHER_OPEN_GRAPH = (
    "music",
    "video",
    "audio",
    "podcast",
    "profile",
    "product",
    "book",
    "restaurant",
    "business",
)
HEADLINE_LEAST = 25  # characters
SENTENCE = 40  # characters
DENSE = 2.5  # characters of an alphabet that say as much as one of Chinese, Japanese or Korean

_BOT = re.compile(
    r"are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|access denied|"
    r"unusual traffic|enable javascript and cookies|attention required|captcha|request unsuccessful|pardon our interruption|"
    r"just a moment\.\.\.|bot detection|security check to access|enable js|access to this page has been denied|press (?:&|and) hold|"
    r"ich bin kein roboter|ungewöhnliche zugriffe|je ne suis pas un robot|no soy un robot|não sou um robô|подтвердите, что вы не робот|"
    r"robot olmadığınızı|请按住滑块|请完成(?:安全)?验证|人机验证|ロボットではありません|로봇이 아닙니다",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|we (?:and our \d* ?partners )?(?:use|value) (?:cookies|your privacy)|accept all cookies|"
    r"cookie[- ]?einstellungen|wir verwenden cookies|nous utilisons des cookies|utilizamos cookies|consent to the use|"
    r"manage (?:your )?consent|privacy preferences|your privacy choices|weiter mit werbung|mit werbung weiterlesen|werbefrei lesen|"
    r"tracking und cookies|accepter et continuer|continuer sans accepter|tout accepter|aceptar (?:y continuar|todas)|usamos cookies|"
    r"aceitar (?:e continuar|todos)|accetta (?:e continua|tutti)|accetto i cookie|alle cookies accepteren|zaakceptuj|мы используем (?:файлы )?cookie|"
    r"mit (?:werbung und )?tracking|zustimmen und weiter|\bpur[- ]abo\b|çerez(?:leri)? kabul|我们使用 ?cookie|クッキーを使用|쿠키를 사용",
    re.IGNORECASE,
)
# Words of consent that news has, too ("die Zustimmung zu der Übernahme", "with 12 partners"): they count beside the second.
_CONSENT_PERHAPS = re.compile(
    r"принять все|\bzustimmung (?:zu|erforderlich)\b|\balle akzeptieren\b|\b\d+ (?:partners?|partnern) ",
    re.IGNORECASE,
)
_OF_CONSENT = re.compile(
    r"cookie|tracking|datenschutz|privacy|personenbezogen|personal data|données personnelles|datos personales|персональн|werbung",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock)|to (?:continue|keep) reading|subscribers? only|for subscribers|"
    r"already a subscriber|this (?:article|content) is (?:reserved|only available|exclusively|for)|unlock this article|"
    r"start your (?:free )?(?:trial|subscription)|jetzt abonnieren|weiterlesen mit|réservé aux abonnés|"
    r"(?:solo|exclusiv\w+) para suscriptores|suscríbete para|regístrese? (?:gratis|para)|exclusivo para assinantes|assine para|para continuar lendo|"
    r"доступн\w+ (?:только )?(?:по подписке|подписчикам)|только для подписчиков|оформите подписку|riservato agli abbonati|abbonati per|"
    r"alleen voor abonnees|für abonnenten|mit (?:einem )?abo weiterlesen|s['’]abonner pour|la suite est réservée|abone(?:lere özel| olun)|"
    r"会员专享|订阅后(?:阅读|查看)|この記事は(?:有料)?会員限定|会員登録(?:すると|して)|구독자 전용|have reached your (?:article )?limit",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in)\b.{0,60}\b(?:account|continue|password|view|access)\b|forgot(?:ten)? (?:your )?password|"
    r"you must (?:be logged in|log in|sign in)|passwort vergessen|mot de passe oublié|¿?olvid(?:ó|aste) su contraseña|olvidé mi contraseña|"
    r"esquec(?:eu|i) (?:a |sua |minha )*senha|забыли пароль|şifremi unuttum|password dimenticata|忘记密码|パスワードをお忘れ|비밀번호 찾기",
    re.IGNORECASE | re.DOTALL,
)
_NOT_FOUND = re.compile(
    r"(?:page|article|story|content)\b.{0,40}\b(?:not (?:be )?found|does(?:n.t| not) exist|no longer (?:available|exists)|"
    r"has been (?:removed|moved|deleted))|\b404\b|seite nicht gefunden|page introuvable|página no encontrada|"
    r"страница не найдена|sayfa bulunamadı|页面不存在|can(?:no|['’])t (?:be found|find (?:that|the|this) (?:page|article))|(?:couldn|can)['’]t find what you|"
    r"(?:article|story|page) (?:was|has been|is) (?:withdrawn|unavailable|gone)|nicht mehr (?:verfügbar|vorhanden)|(?:existiert|gibt es) nicht(?: mehr)?|"
    r"n['’]est plus disponible|n['’]existe (?:pas|plus)|ya no (?:está disponible|existe)|no (?:se ha encontrado|existe|encontramos)|não (?:foi encontrad|existe)|"
    r"pagina non (?:è stata )?trovata|pagina niet gevonden|не существует|больше не доступн|найти не удалось|ページが見つかりません|见つかりません|页面(?:未|没有|找不)|"
    r"找不到(?:该|此)?页面|(?:strona|artykuł)\b.{0,30} (?:nie istnieje|nie został)|nie (?:znaleziono|znaleźliśmy) (?:takiej )?(?:strony|artykułu)|stránka nenalezena|sidan (?:hittades inte|finns inte)|siden (?:finnes ikke|findes ikke)|sivua ei löyty|a keresett oldal nem|halaman tidak ditemukan|không tìm thấy trang|الصفحة غير موجودة|העמוד לא נמצא|ไม่พบหน้า|페이지를 찾을 수 없습니다",
    re.IGNORECASE | re.DOTALL,
)
_INDEX_TYPES = {"CollectionPage", "SearchResultsPage", "ItemList"}
_OTHER_TYPES = {
    "ImageGallery",
    "VideoObject",
    "PodcastEpisode",
    "AudioObject",
    "JobPosting",
    "Product",
    "ContactPage",
}
_ENDS = re.compile(r"[.!?…。！？؟।][\"'”’»」』）)\]]*$")
_PARTS = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？؟।])|\n|\s\|\s")  # sentences, lines, cells
_STOPLESS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
)  # scripts of south-east Asia: sentences end without a sign
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells articles from other pages and is gone once a page is pruned. `headlines` counts those that are linked."""

    says_article: bool
    says_other: bool  # a song, a film, a person …
    has_element: bool  # <article> with an <h1>
    headlines: int
    has_password: bool


def signs_of(tree: LexborHTMLParser, meta: MetaTags, linked: LinkedData) -> Signs:
    says = (
        linked.headline
        or meta.first("og:type").lower().startswith("article")
        or meta.first("article:published_time")
        or tree.css_first('[itemtype*="Article"], [itemtype*="BlogPosting"]')
    )
    heads = tree.css("h2 a, h3 a, h4 a, a h2, a h3, a h4")[:200]
    return Signs(
        says_article=bool(says),
        says_other=meta.first("og:type").lower().startswith(_OTHER_OPEN_GRAPH),
        has_element=tree.css_first("article h1") is not None,
        headlines=sum(len(text_of(head)) >= HEADLINE_LEAST for head in heads),
        has_password=tree.css_first('input[type="password"]') is not None,
    )


def kind_of(article: Article, page: Page, linked: LinkedData, signs: Signs) -> PageKind:
    """ARTICLE for all but clear cases of something else."""
    told = substance(article.text)
    obstacle = _obstacle(article, linked, signs) if len(article.text) < SHORT or told < SUBSTANCE else None
    if obstacle:
        return obstacle
    if not article.text.strip():
        return _kind_without_text(page, signs)
    is_archive = _ARCHIVE.search(urlsplit(page.final_url).path) or _ARCHIVE_TITLE.search(article.title)
    if is_archive and signs.headlines >= HEADLINES_OF_ARCHIVE:
        return PageKind.INDEX
    if signs.says_article:
        return PageKind.EMPTY if len(article.text) * _density(article.text) < LEAST else PageKind.ARTICLE
    if signs.headlines >= HEADLINES or _is_list(article.text, linked):
        return PageKind.INDEX
    needed = SUBSTANCE_IN_ELEMENT if signs.has_element else SUBSTANCE
    if signs.says_other or _OTHER_TYPES.intersection(linked.types):
        needed = SHORT
    return PageKind.ARTICLE if told >= needed else PageKind.OTHER


def substance(text: str) -> float:
    """Characters of its sentences; those of a Chinese, Japanese or Korean one count for more."""
    weight = _density(text)
    told = (
        len(part) * weight
        for part in _PARTS.split(text)
        if _ENDS.search(part.rstrip()) or _STOPLESS.search(part[-20:])
    )
    return sum(size for size in told if size >= SENTENCE)


def _density(text: str) -> float:
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    return 1 + (DENSE - 1) * dense / len(text) if dense else 1


def _obstacle(article: Article, linked: LinkedData, signs: Signs) -> PageKind | None:
    text, said = article.text, f"{article.title}\n{article.text}"
    if _BOT.search(said):
        return PageKind.BOT_BLOCK
    if _asks_consent(said):
        return PageKind.CONSENT
    if _NOT_FOUND.search(article.title) or (not signs.says_article and _NOT_FOUND.search(text[:SHORT])):
        return PageKind.SOFT_404
    if signs.has_password and _LOGIN.search(said):
        return PageKind.LOGIN
    if text and (_PAYWALL.search(text) or linked.is_free is False):
        return PageKind.PAYWALL
    return None


def _asks_consent(text: str) -> bool:
    if _CONSENT.search(text):
        return True
    return bool(_CONSENT_PERHAPS.search(text) and _OF_CONSENT.search(text))


def _kind_without_text(page: Page, signs: Signs) -> PageKind:
    head = page.body[:200_000].decode("utf-8", "replace")
    if _BOT.search(head[:20_000]):
        return PageKind.BOT_BLOCK
    if _asks_consent(head):
        return PageKind.CONSENT
    return PageKind.LOGIN if signs.has_password else PageKind.EMPTY


def _is_list(text: str, linked: LinkedData) -> bool:
    """A list of headlines: the page says so, or its lines are too short to be sentences."""
    lines = text.splitlines()
    short = sum(len(line) < 120 and not _ENDS.search(line.rstrip(" :")) for line in lines)
    says_so = bool(_INDEX_TYPES.intersection(linked.types))
    return (says_so and short >= 0.6 * len(lines)) or (len(lines) >= 6 and short >= 0.8 * len(lines))
