"""Sites where letters have capitals: the name is a run of capitalised words before or behind a noun of sites. Pure."""

import re
from collections.abc import Callable, Iterator

from monitor.deals.sitenames import (
    CLOSE,
    NAME,
    NEXT,
    OPEN,
    UPPER,
    WORD,
    Site,
    is_mineral,
    kind_of,
    named_site,
)
from monitor.deals.sitewords import MAY_BEGIN, NOT_NAMES, NOUNS

# English: the noun behind, up to four small words between.
_EN_BETWEEN = r"(?: (?!and |or |of |in |to |the |for |with |by |from |at |is |was |has |will |on |as |that |which |its |their |an? |near |into |could |may |would |said |owns |plans |also |now |already |still |only |mainly |currently )[a-z][\w-]{0,20}| (?i:rare earths?|REE|HPAL|Project)| and (?:gold|silver|copper|cobalt|nickel|molybdenum|zinc|lead|tungsten|tin|tantalum|platinum)){0,4}"


def _en_noun(kind: str) -> str:
    return f"(?P<{kind}>{NOUNS['en'][kind]})"


_EN_NOUN = "|".join(map(_en_noun, NOUNS["en"]))
_EN_AFTER = re.compile(
    rf"(?P<name>{NAME}){_EN_BETWEEN}[ \u00a0](?:{_EN_NOUN})(?![\w-])(?! (?:[Mm]anagers?|[Ff]inanc(?:e|ing)|[Dd]evelopers?|life|site visit|of law)\b)"
)
_EN_PAIR = re.compile(
    rf"(?P<name>{NAME}) and (?:the )?(?P<other>{NAME}){_EN_BETWEEN}[ \u00a0](?:mines|projects|deposits|plants|smelters|properties|operations|refineries)(?![\w-])"
)
_EN_OF = re.compile(
    rf"\b(?:(?P<mine>mines?)|(?P<project>projects?|venture)|(?P<deposit>deposits?)|(?P<plant>plant|factory)|(?P<smelter>smelter)|(?P<refinery>refinery)|(?P<mill>mill)) (?:called |named |known as |dubbed )(?:the )?{OPEN}?(?P<name>{NAME})"
)
_EN_APPOSED = r"(?:(?!company|group|firm|miner\b|owner|behind|developer|which|with\b|in\b|and\b|for\b|unit\b|subsidiary|that\b|near\b)[A-Za-z][\w’'-]{0,25} )"
_EN_COMMA = re.compile(
    rf"(?P<name>{NAME}), (?:(?:which is )?an? {_EN_APPOSED}{{0,5}}?|(?:the|one of the) {_EN_APPOSED}{{1,5}}?)(?:(?P<mine>mines?)|(?P<project>projects?)|(?P<deposit>deposits?)|(?P<smelter>smelter)|(?P<refinery>refinery)|(?P<plant>plant))\b(?! (?:developer|owner|operator|company|builder|maker))"
)
_EN_PRECHECK = re.compile(r"(?i:mine|pit|colliery|quarry|operation|complex|project|propert|prospect|tenement|concession|development|venture|deposit|orebod|ore body|brine|field|salt flat|resource|plant|facility|factory|hub|smelter|refiner|mill|concentrator|terminal|rail|corridor)")  # fmt: skip
# Nouns that name a site only where a name of the trade stands between: "the Olympic Dam operation", yet "the Perth facility".
_WEAK_NOUNS = frozenset(("field", "hub", "facility", "venture", "development", "resource", "complex", "corridor", "terminal", "pit", "operation", "operations", "factory", "concession", "prospects"))  # fmt: skip
_TRADE = re.compile(r"(?i)\b(?:mining|mine|copper|lithium|nickel|cobalt|gold|zinc|tin|tungsten|graphite|uranium|rare[- ]earths?|iron|manganese|bauxite|potash|brine|vanadium|antimony|titanium|mineral|refin\w+|smelt\w+|open-pit|underground|deposit|hydroxide|processing|salt)\b")  # fmt: skip


def english(text: str) -> Iterator[Site]:
    if not _EN_PRECHECK.search(text):
        return
    for match in _EN_AFTER.finditer(text):
        kind = str(match.lastgroup)
        noun = match[kind].lower()
        if noun in _WEAK_NOUNS and not _TRADE.search(text, match.start(), match.end()):
            continue
        if match[kind][0].isupper() and noun in ("mines", "resources", "operations"):  # Ivanhoe Mines
            continue
        site = named_site(text, *match.span("name"), kind)
        if site:
            yield site
    for match in _EN_PAIR.finditer(text):
        kind = _kind_of_plural(match[0])
        for group in ("name", "other"):
            site = named_site(text, *match.span(group), kind)
            if site:
                yield site
    for pattern in (_EN_OF, _EN_COMMA):
        for match in pattern.finditer(text):
            if _PLACED.search(text, max(0, match.start() - 10), match.start()):
                continue
            kind = kind_of(match)
            site = named_site(text, *match.span("name"), kind)
            if site:
                yield site


_PLACED = re.compile(r"\b(?:near|in|outside|around|from) $")


def _kind_of_plural(words: str) -> str:
    noun = words.rsplit(None, 1)[-1].lower()
    return {"properties": "project", "operations": "mine", "refineries": "refinery"}.get(
        noun, noun.rstrip("s")
    )


# Languages that put the noun first: "mina de cobre Cobre Panamá", "projet de lithium de Manono", "tambang nikel Sorowako".
_SMALL = r"(?:[a-zà-öø-ÿ][\w’'-]{0,20} ){0,5}?"
_FIRST_LINK = {
    "es": rf"(?:{_SMALL})(?:(?:de |del |en )(?:la |los )?)?",
    "pt": rf"(?:{_SMALL})(?:(?:de |do |da |em )(?:o |a )?)?",
    "fr": rf"(?:{_SMALL})(?:(?:de |du |des |d’|d'|à )(?:la |l’|l')?)?",
    "id": r"(?:[a-z][\w-]{0,20} ){0,3}?(?:di )?",
    "de": r"„?",
}
# What ends the stretch between a noun and a name: "the project that Rio Tinto bought".
_STOPPER = re.compile(
    r"\b(?:que|qui|dont|donde|où|onde|con|avec|com|y|et|e|para|pour|por|par|entre|una?|un|une|uma?|es|est|é|su|sa|son|sua|seu|cuyo|a|ao|au|aux|al|dengan|milik|yang|untuk|oleh|dan|pada|akan|bersama|antara|chez|sur|sous|según|selon|segundo|ha|fue|avait|foi|propiedad|empresa|minera|compañía|société|groupe|firma|grupo|gigante|perusahaan|anak|dari|ke|operad[oa]|exploité\w*)\b"
)


_OF_COMPANIES = ("Yacimientos", "Minas ", "Mines ")  # Yacimientos de Litio Bolivianos, Minas Gerais


def noun_first(lang: str) -> Callable[[str], Iterator[Site]]:
    nouns = "|".join(f"(?P<{kind}>{words})" for kind, words in NOUNS[lang].items())
    pattern = re.compile(
        rf"(?<![\w-])(?:{nouns if lang == 'de' else _either_case(nouns)})[ \u00a0](?P<link>{_FIRST_LINK[lang]}){OPEN}?(?P<name>(?:(?:El|La|Los|Las|Le|Les|As|Os) )?{NAME})"
    )

    def find(text: str) -> Iterator[Site]:
        for match in pattern.finditer(text):
            if _STOPPER.search(match["link"]) or match[0].startswith(_OF_COMPANIES):
                continue
            kind = kind_of(match, "link")
            if kind == "project" and match["link"].endswith(
                "di "
            ):  # proyek nasional di Papua: where it is, no name
                continue
            first = match["name"].split(None, 1)[0].lower()
            if first in NOT_NAMES and first not in MAY_BEGIN:
                continue
            site = named_site(text, *match.span("name"), kind)
            if site:
                yield site

    return find


def _either_case(nouns: str) -> str:
    return f"(?i:{nouns})"


_DE_PART = rf"[{UPPER}](?>[\w’']{{0,30}}+)"  # without hyphens, which part the name from its noun
_DE_COMPOUND = re.compile(
    rf"(?P<name>(?<![\w’'-]){_DE_PART}(?:[ -]{_DE_PART}){{0,3}}?)-(?:[A-ZÄÖÜ]\w{{0,20}}-)?(?:(?P<mine>Mine|Bergwerk|Grube)|(?P<project>\w{{0,15}}[Pp]rojekt(?:s|es|e)?)|(?P<deposit>Lagerstätte|Vorkommen)|(?P<smelter>Hütte|Schmelze)|(?P<refinery>Raffinerie))\b"
)


def german_compounds(text: str) -> Iterator[Site]:
    for match in _DE_COMPOUND.finditer(text):
        kind = kind_of(match)
        site = named_site(text, *match.span("name"), kind)
        if site and not is_mineral(site.name):
            yield site


_RU_NOUNS = "|".join(f"(?P<{kind}>{words})" for kind, words in NOUNS["ru"].items())
_RU_AFTER = re.compile(
    rf"(?<!\w)(?i:{_RU_NOUNS}) (?:[а-яё-]{{2,20}} ){{0,3}}?(?:«(?P<quoted>[^»]{{2,40}})»|(?P<name>{WORD}(?:[ -]{NEXT}){{0,2}}))"
)
_RU_ADJECTIVE = re.compile(
    r"(?P<name>(?<![\w-])[А-ЯЁ][а-яё-]{3,25}(?:ск|ин|н)(?:ое|ого|ому|ом|ий|ого|ая|ой|ую|ым|ый)) (?:[а-яё-]{2,20} ){0,2}(?:(?P<deposit>месторождени\w{1,3})|(?P<mine>рудник\w{0,3}|карьер\w{0,3}|разрез\w{0,3}|ГОК\w{0,3})|(?P<plant>медеплавильн\w+ завод\w{0,3}|завод\w{0,2}))"
)
_RU_STOP = re.compile(
    r"\b(?:которы\w+|в|на|с|и|для|по|у|из|от|компани\w+|групп\w+|между|холдинг\w*|госкорпораци\w+|министерств\w+|к|о)\b"
)


def russian(text: str) -> Iterator[Site]:
    for match in _RU_AFTER.finditer(text):
        group = "quoted" if match["quoted"] else "name"
        kind = kind_of(match, "quoted")
        stretch = text[match.start() : match.start(group)].split(" ", 1)[1]
        if _RU_STOP.search(stretch) or (
            kind in ("project", "plant") and group == "name" and not match["name"].isascii()
        ):
            continue
        if group == "quoted":
            yield Site(match["quoted"], kind, *match.span("quoted"))
        else:
            site = named_site(text, *match.span("name"), kind)
            if site:
                yield site
    for match in _RU_ADJECTIVE.finditer(text):
        kind = kind_of(match)
        if not _RU_NATION.match(match["name"]):
            yield Site(match["name"], kind, *match.span("name"))


_RU_NATION = re.compile(
    r"(?:Росси|Казахст|Китай|Австрал|Канад|Америк|Чили|Конго|Бразил|Аргент|Индонез|Украин|Узбек|Кыргыз|Монгол|Турец|Крупн|Перспект|Медн|Железн|Рудн|Новый|Нов[оа]|Совмест|Горн|Друг|Подземн|Перв|Втор|Крупней|Данн|Известн|Главн|Больш|Уникальн|Единствен|Африкан|Европей|Совместн)"
)

# Turkic languages: the noun last, with endings.
_TURKIC = re.compile(
    rf"{OPEN}?(?P<name>(?:{WORD})(?:[ \u00a0]{NEXT}){{0,2}}){CLOSE}?(?:['’](?:[a-zçğıöşü]{{1,5}}))?(?: [a-zçğıöşüәіңғүұқөһа-я][\w'’ʻ‘-]{{1,20}}){{0,3}} (?:(?P<mine>(?:maden|ocağ|koni|кеніш|ocak|[bB]akır madeni)[\w'’]{{0,8}})|(?P<deposit>(?:sahas|yatağ|rezerv sahas|кен орн|kon[iı](?:ni|da|ga|ning)?\b)[\w'’]{{0,8}})|(?P<project>(?:projesi|жобас|loyihasi|proje)[\w'’]{{0,8}})|(?P<plant>(?:tesisi|fabrikası|зауыт|zavodi)[\w'’]{{0,8}})|(?P<smelter>(?:izabe tesisi)[\w'’]{{0,8}})|(?P<refinery>(?:rafinerisi)[\w'’]{{0,8}}))"
)


def turkic(text: str) -> Iterator[Site]:
    for match in _TURKIC.finditer(text):
        kind = kind_of(match)
        if match[kind].lower().startswith("koni"):
            kind = "deposit"
        site = named_site(text, *match.span("name"), kind)
        if site and not _UZBEK_CASE.search(site.name):
            yield site


_UZBEK_CASE = re.compile(r"[a-z]{3}(?:da|dagi|ning|dan)$")  # Balikesirda o‘zining koni: a place it has it in
