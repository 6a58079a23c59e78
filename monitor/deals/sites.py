"""Named mines, projects, deposits and works in one sentence: the name as the text writes it, without its noun. Pure.

Where letters have capitals, a site is a run of capitalised words beside a noun of sites. In Chinese, Japanese and Korean it is
what stands right before the noun, back to a mark or a word that cannot belong to a name; in Arabic the word behind it. A
country, a mineral, a nationality or an organisation is no name of a site.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from monitor.deals.sitewords import ARTICLES, DIRECTIONS, MAY_BEGIN, MINERALS, NOT_NAMES, NOUNS, REGIONS


@dataclass(frozen=True, slots=True)
class Site:
    """`kind` is mine, project, deposit, plant, smelter, refinery, mill, port or railway; `start` and `end` are the name's place."""

    name: str
    kind: str
    start: int
    end: int


_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІҒҚҢӘӨҰҮҺЎҲ"
# No word of a name is longer: a line of letters would be read to its end from each of them.
_WORD = rf"(?<![\w’'-])(?>[{_UPPER}][\w’'-]{{0,30}}+\.?|[{_UPPER}]\.)"
_NEXT = rf"[{_UPPER}0-9](?>[\w’'-]{{0,30}}+)"
_LINK = r"(?:de la|de los|de las|de|del|des|du|d’|da|do|dos|das|el|la|le|of|y|e|al|san)"
_NAME = rf"{_WORD}(?:[ \u00a0](?:{_LINK}[ \u00a0])?{_NEXT}){{0,3}}"
_OPEN, _CLOSE = '["“«„「『‘]', '["”»“」』’]'

_CORPORATE = re.compile(
    r"\b(?:Mining|Minerals|Resources|Metals|Corp|Corporation|Inc|Ltd|Limited|PLC|plc|Holdings?|Group|Energy|Capital|Ventures|Partners|Company|Co|Bank|Fund|Industries|Motors|Exploration|Enterprises?|Trading|SA|AG|LLC|Pty|NL|Ministry|Government|Department|Agency|Commission|Administration|University|Council|Corps|Initiative|Summit|Act|Agreement|Programme|Program|PT|Tbk)\b"
)
_WORD_OF_NAME = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"^.*['’]s?\s", re.DOTALL)


@cache
def _countries() -> frozenset[str]:
    """Names of countries in small letters, in the languages that are read."""
    langs = ("en", "es", "fr", "pt", "de", "ru", "zh", "zh_Hant", "ja", "ko", "id", "tr", "ar", "kk", "uz")
    names = {
        name.lower()
        for lang in langs
        for code, name in Locale.parse(lang).territories.items()
        if code.isalpha() or code.isdigit()
    }
    return frozenset(names | REGIONS | {"western australia", "new south wales", "刚果（金）", "刚果(金)", "コンゴ", "豪州", "호주", "美国", "印尼"})  # fmt: skip


def find_sites(text: str, lang: str | None) -> list[Site]:
    """All named sites of a sentence, in order of place.

    >>> [(site.name, site.kind) for site in find_sites("BHP backs the Kabanga nickel project in Tanzania.", "en")]
    [('Kabanga', 'project')]
    """
    finders = _FINDERS.get(lang or "", None)
    chosen = finders if finders is not None else _ALL
    return _apart([site for finder in chosen for site in finder(text)])


def _apart(found: list[Site]) -> list[Site]:
    """In order of place; of two that overlap the longer."""
    kept: list[Site] = []
    for site in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or site.start >= kept[-1].end:
            kept.append(site)
        elif site.end - site.start > kept[-1].end - kept[-1].start:
            kept[-1] = site
    return kept


def _named(text: str, start: int, end: int, kind: str) -> Site | None:
    """A run of capitals as a site, freed of owners, articles and minerals; None where nothing is left that names one."""
    run = text[start:end]
    owner = _POSSESSIVE.match(run)
    if owner:
        start += owner.end()
    words = [(start + word.start(), start + word.end()) for word in _WORD_OF_NAME.finditer(text[start:end])]
    while words and _may_go(text[slice(*words[0])], alone=len(words) == 1):
        words.pop(0)
    while words and _is_mineral(text[slice(*words[-1])]):
        words.pop()
    if not words or all(_says_nothing(text[start:end].lower()) for start, end in words):
        return None
    start, end = words[0][0], words[-1][1]
    name = text[start:end].rstrip(".,'’-")
    small = name.lower()
    if (
        len(name) < 2
        or small in _countries()
        or _is_no_name(name)
        or _CORPORATE.search(name)
        or _ENDING.search(name)
    ):
        return None
    return Site(name, kind, start, start + len(name))


def _says_nothing(small: str) -> bool:
    return small in DIRECTIONS or small in ARTICLES or small in NOT_NAMES


def _may_go(word: str, *, alone: bool) -> bool:
    """Whether a word before a name is cut off: an acronym of minerals is ("HPAL Pomalaa"), a metal is not ("Copper World")."""
    if not alone and word.lower() in MAY_BEGIN:
        return False
    return _leads_in(word) or (word.isupper() and _is_mineral(word))


def _is_mineral(word: str) -> bool:
    return all(part in MINERALS for part in re.split(r"[-–/&]", word.lower()) if part)


def _is_no_name(word: str) -> bool:
    return _is_mineral(word) or _leads_in(word)


def _leads_in(word: str) -> bool:
    """Whether a word before a name is none of it; a metal is not judged here."""
    small = word.lower().rstrip(".,")
    parts = small.split("-")
    return (
        small in NOT_NAMES
        or word[:1].isdigit()
        or (small in _countries() and small not in REGIONS)
        or (len(parts) > 1 and (parts[-1] in _PARTICIPLES or all(part in NOT_NAMES for part in parts)))
    )


_PARTICIPLES = frozenset(("owned", "based", "listed", "backed", "run", "controlled", "operated", "led", "headquartered"))  # fmt: skip
# A possessor or a place with its case, which stands before a name or instead of one: "Firebird's", "Samsun'daki".
_ENDING = re.compile(r"['’](?:[dt][ae]ki .*|s|[dt][ae](?:ki|n)?|n?[iıuü]n|n[dt][ae]|n?[ea]|y?[iıuü])?$")


# English: the noun behind, up to four small words between.
_EN_BETWEEN = r"(?: (?!and |or |of |in |to |the |for |with |by |from |at |is |was |has |will |on |as |that |which |its |their |an? |near |into |could |may |would |said |owns |plans |also |now |already |still |only |mainly |currently )[a-z][\w-]{0,20}| (?i:rare earths?|REE|HPAL|Project)){0,4}"


def _en_noun(kind: str) -> str:
    return f"(?P<{kind}>{NOUNS['en'][kind]})"


_EN_NOUN = "|".join(map(_en_noun, NOUNS["en"]))
_EN_AFTER = re.compile(
    rf"(?P<name>{_NAME}){_EN_BETWEEN}[ \u00a0](?:{_EN_NOUN})(?![\w-])(?! (?:[Mm]anagers?|[Ff]inanc(?:e|ing)|[Dd]evelopers?|life|site visit|of law)\b)"
)
_EN_PAIR = re.compile(
    rf"(?P<name>{_NAME}) and (?:the )?(?P<other>{_NAME}){_EN_BETWEEN}[ \u00a0](?:mines|projects|deposits|plants|smelters|properties|operations|refineries)(?![\w-])"
)
_EN_OF = re.compile(
    rf"\b(?:(?P<mine>mines?)|(?P<project>projects?|venture)|(?P<deposit>deposits?)|(?P<plant>plant|factory)|(?P<smelter>smelter)|(?P<refinery>refinery)|(?P<mill>mill)) (?:called |named |known as |dubbed )(?:the )?{_OPEN}?(?P<name>{_NAME})"
)
_EN_APPOSED = r"(?:(?!company|group|firm|miner\b|owner|behind|developer|which|with\b|in\b|and\b|for\b|unit\b|subsidiary|that\b|near\b)[A-Za-z][\w’'-]{0,25} )"
_EN_COMMA = re.compile(
    rf"(?P<name>{_NAME}), (?:(?:which is )?an? {_EN_APPOSED}{{0,5}}?|(?:the|one of the) {_EN_APPOSED}{{1,5}}?)(?:(?P<mine>mines?)|(?P<project>projects?)|(?P<deposit>deposits?)|(?P<smelter>smelter)|(?P<refinery>refinery)|(?P<plant>plant))\b(?! (?:developer|owner|operator|company|builder|maker))"
)
_EN_PRECHECK = re.compile(r"(?i:mine|pit|colliery|quarry|operation|complex|project|propert|prospect|tenement|concession|development|venture|deposit|orebod|ore body|brine|field|salt flat|resource|plant|facility|factory|hub|smelter|refiner|mill|concentrator|terminal|rail|corridor)")  # fmt: skip
# Nouns that name a site only where a name of the trade stands between: "the Olympic Dam operation", yet "the Perth facility".
_WEAK_NOUNS = frozenset(("field", "hub", "facility", "venture", "development", "resource", "complex", "corridor", "terminal", "pit", "operation", "operations", "factory", "concession", "prospects"))  # fmt: skip
_TRADE = re.compile(r"(?i)\b(?:mining|mine|copper|lithium|nickel|cobalt|gold|zinc|tin|tungsten|graphite|uranium|rare[- ]earths?|iron|manganese|bauxite|potash|brine|vanadium|antimony|titanium|mineral|refin\w+|smelt\w+|open-pit|underground|deposit|hydroxide|processing|salt)\b")  # fmt: skip


def _english(text: str) -> Iterator[Site]:
    if not _EN_PRECHECK.search(text):
        return
    for match in _EN_AFTER.finditer(text):
        kind = str(match.lastgroup)
        noun = match[kind].lower()
        if noun in _WEAK_NOUNS and not _TRADE.search(text, match.start(), match.end()):
            continue
        if match[kind][0].isupper() and noun in ("mines", "resources", "operations"):  # Ivanhoe Mines
            continue
        site = _named(text, *match.span("name"), kind)
        if site:
            yield site
    for match in _EN_PAIR.finditer(text):
        kind = _kind_of_plural(match[0])
        for group in ("name", "other"):
            site = _named(text, *match.span(group), kind)
            if site:
                yield site
    for pattern in (_EN_OF, _EN_COMMA):
        for match in pattern.finditer(text):
            if _PLACED.search(text, max(0, match.start() - 10), match.start()):
                continue
            kind = _kind(match)
            site = _named(text, *match.span("name"), kind)
            if site:
                yield site


_PLACED = re.compile(r"\b(?:near|in|outside|around|from) $")


def _kind(match: re.Match[str], *others: str) -> str:
    """The group that tells the kind, among those that matched."""
    apart = {"name", *others}
    return next(one for one, found in match.groupdict().items() if found and one not in apart).rstrip("2")


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


def _noun_first(lang: str) -> Callable[[str], Iterator[Site]]:
    nouns = "|".join(f"(?P<{kind}>{words})" for kind, words in NOUNS[lang].items())
    pattern = re.compile(
        rf"(?<![\w-])(?:{nouns if lang == 'de' else _either_case(nouns)})[ \u00a0](?P<link>{_FIRST_LINK[lang]}){_OPEN}?(?P<name>(?:(?:El|La|Los|Las|Le|Les|As|Os) )?{_NAME})"
    )

    def find(text: str) -> Iterator[Site]:
        for match in pattern.finditer(text):
            if _STOPPER.search(match["link"]) or match[0].startswith(_OF_COMPANIES):
                continue
            kind = _kind(match, "link")
            first = match["name"].split(None, 1)[0].lower()
            if first in NOT_NAMES and first not in MAY_BEGIN:
                continue
            site = _named(text, *match.span("name"), kind)
            if site:
                yield site

    return find


def _either_case(nouns: str) -> str:
    return f"(?i:{nouns})"


_DE_COMPOUND = re.compile(
    rf"(?P<name>{_WORD}(?:[ -]{_NEXT}){{0,3}}?)-(?:[A-ZÄÖÜ]\w{{0,20}}-)?(?:(?P<mine>Mine|Bergwerk|Grube)|(?P<project>\w{{0,15}}[Pp]rojekt(?:s|es|e)?)|(?P<deposit>Lagerstätte|Vorkommen)|(?P<smelter>Hütte|Schmelze)|(?P<refinery>Raffinerie))\b"
)


def _german_compounds(text: str) -> Iterator[Site]:
    for match in _DE_COMPOUND.finditer(text):
        kind = _kind(match)
        site = _named(text, *match.span("name"), kind)
        if site and not _is_mineral(site.name):
            yield site


_RU_NOUNS = "|".join(f"(?P<{kind}>{words})" for kind, words in NOUNS["ru"].items())
_RU_AFTER = re.compile(
    rf"(?<!\w)(?i:{_RU_NOUNS}) (?:[а-яё-]{{2,20}} ){{0,3}}?(?:«(?P<quoted>[^»]{{2,40}})»|(?P<name>{_WORD}(?:[ -]{_NEXT}){{0,2}}))"
)
_RU_ADJECTIVE = re.compile(
    rf"(?P<name>(?<![\w-])[А-ЯЁ][а-яё-]{{3,25}}(?:ск|ин|н)(?:ое|ого|ому|ом|ий|ого|ая|ой|ую|ым|ый)) (?:[а-яё-]{{2,20}} ){{0,2}}(?:(?P<deposit>месторождени\w{{1,3}})|(?P<mine>рудник\w{{0,3}}|карьер\w{{0,3}}|разрез\w{{0,3}}|ГОК\w{{0,3}})|(?P<plant>медеплавильн\w+ завод\w{{0,3}}|завод\w{{0,2}}))"
)
_RU_STOP = re.compile(
    r"\b(?:которы\w+|в|на|с|и|для|по|у|из|от|компани\w+|групп\w+|между|холдинг\w*|госкорпораци\w+|министерств\w+|к|о)\b"
)


def _russian(text: str) -> Iterator[Site]:
    for match in _RU_AFTER.finditer(text):
        group = "quoted" if match["quoted"] else "name"
        kind = _kind(match, "quoted")
        stretch = text[match.start() : match.start(group)].split(" ", 1)[1]
        if _RU_STOP.search(stretch) or (
            kind in ("project", "plant") and group == "name" and not match["name"].isascii()
        ):
            continue
        if group == "quoted":
            yield Site(match["quoted"], kind, *match.span("quoted"))
        else:
            site = _named(text, *match.span("name"), kind)
            if site:
                yield site
    for match in _RU_ADJECTIVE.finditer(text):
        kind = _kind(match)
        if not _RU_NATION.match(match["name"]):
            yield Site(match["name"], kind, *match.span("name"))


_RU_NATION = re.compile(
    r"(?:Росси|Казахст|Китай|Австрал|Канад|Америк|Чили|Конго|Бразил|Аргент|Индонез|Украин|Узбек|Кыргыз|Монгол|Турец|Крупн|Перспект|Медн|Железн|Рудн|Новый|Нов[оа]|Совмест|Горн|Друг|Подземн|Перв|Втор|Крупней|Данн|Известн|Главн|Больш|Уникальн|Единствен|Африкан|Европей|Совместн)"
)

# Turkic languages: the noun last, with endings.
_TURKIC = re.compile(
    rf"{_OPEN}?(?P<name>(?:{_WORD})(?:[ \u00a0]{_NEXT}){{0,2}}){_CLOSE}?(?:['’](?:[a-zçğıöşü]{{1,5}}))?(?: [a-zçğıöşüәіңғүұқөһа-я][\w'’ʻ‘-]{{1,20}}){{0,3}} (?:(?P<mine>(?:maden|ocağ|koni|кеніш|ocak|[bB]akır madeni)[\w'’]{{0,8}})|(?P<deposit>(?:sahas|yatağ|rezerv sahas|кен орн|kon[iı](?:ni|da|ga|ning)?\b)[\w'’]{{0,8}})|(?P<project>(?:projesi|жобас|loyihasi|proje)[\w'’]{{0,8}})|(?P<plant>(?:tesisi|fabrikası|зауыт|zavodi)[\w'’]{{0,8}})|(?P<smelter>(?:izabe tesisi)[\w'’]{{0,8}})|(?P<refinery>(?:rafinerisi)[\w'’]{{0,8}}))"
)


def _turkic(text: str) -> Iterator[Site]:
    for match in _TURKIC.finditer(text):
        kind = _kind(match)
        if match[kind].lower().startswith("koni"):
            kind = "deposit"
        site = _named(text, *match.span("name"), kind)
        if site and not _UZBEK_CASE.search(site.name):
            yield site


_UZBEK_CASE = re.compile(r"[a-z]{3}(?:da|dagi|ning|dan)$")  # Balikesirda o‘zining koni: a place it has it in

# Chinese: a name of a few characters right before the noun, cut at what cannot belong to it.
_ZH_METAL = "(?:锂|鋰|铜|銅|镍|鎳|钴|鈷|钨|鎢|锡|錫|铀|鈾|金|银|铅|锌|铅锌|铜金|铜钴|铁|锰|钼|铌|钽|锑|石墨|稀土|钒|钛|铝土|铝|磷|钾盐|钾|铬|萤石|多金属|锂辉石|锂云母|红土镍|盐湖)"
_ZH_NOUN = re.compile(
    rf"(?:(?:{_ZH_METAL}){{1,3}}(?:矿|礦)?)?(?:(?P<deposit>矿床|礦床|盐湖|鹽湖)|(?P<project>项目|項目|專案)|(?P<mine>矿山|礦山)|(?P<smelter>冶炼厂|冶煉廠)|(?P<refinery>精炼厂|精煉廠))|(?:{_ZH_METAL}){{1,3}}(?P<ore>[矿礦])(?![业業床石产產工权權物企藏种渣区區端山场場商粉价價权石精砂])"
)
_ZH_NAME = re.compile(r"(?:[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2} ?|[\u4e00-\u9fff·]{2,12})$")
_ZH_CUT = re.compile(
    r".*(?:的|在|于|於|对|對|和|与|與|及|购|購|入|为|為|是|将|將|从|從|了|以|向|有|得|家|座|个|個|该|該|其|此|发|開|开|建|售|持|让|讓|至|到|省|市|县|縣|州|区|區|国|國|旗下|公司|集团|矿业|股份|位于|北部|南部|东部|西部|运营|推进|投资|非洲|南美|最大|著名|大型|世界级|新|多|名下|拥有|所属|部|国内|海外|（金）|旗|控股|资源|目前|包括|特别是|以及|或|被|把|由|称|两|三|四|某|老|同|每|全|等|合作|锂业|矿)",
    re.DOTALL,
)
_ZH_PLACES = re.compile(
    r"^(?:刚果|澳大利亚|澳洲|西澳|智利|阿根廷|秘鲁|玻利维亚|印尼|印度尼西亚|津巴布韦|马里|赞比亚|坦桑尼亚|纳米比亚|加拿大|美国|墨西哥|巴西|哈萨克斯坦|蒙古|几内亚|塞尔维亚|厄瓜多尔|巴拿马|阿富汗|老挝|缅甸|越南|西藏|青海|新疆|四川|江西|湖南|内蒙古|安徽|云南|贵州|尼日利亚|马达加斯加|格陵兰|沙特|土耳其|菲律宾)"
)
_ZH_WORDS = frozenset(
    "湿法 火法 斑岩 中型 小型 主要 撑起 相出 出海 吨 万 亿 年 期 投资 建设 合作 勘探 开发 矿业 资源 重点 示范 工程 战略 关键 基建 配套 扩产 冶炼 自有 采选 深加工 加工 配套 绿色 技改 主力 露天 地下 一体化 生产 产业 新能源 募投 境外 在建 中国 外国 电池 回收 分离 电解 矿产 金属 基础设施 能源 战略性 本次 上述 标的 巨型 超大型 提锂 氢氧化 碳酸 盐湖 试点 磷酸铁 研发 采购 资本 精深加工 一期 二期 三期".split()
)  # noqa: SIM905

_ZH_STARTS = tuple(_ZH_WORDS)


def _chinese(text: str) -> Iterator[Site]:
    for match in _ZH_NOUN.finditer(text):
        kind = next((one for one, found in match.groupdict().items() if found and one != "ore"), "mine")
        start, end = max(0, match.start() - 24), match.start()
        before = _ZH_NAME.search(text[start:end])
        if before is None:
            continue
        name = before[0].strip()
        cut = _ZH_CUT.match(name)
        name = name[cut.end() :] if cut and not name.isascii() else name
        place = _ZH_PLACES.match(name)
        name = name[place.end() :] if place else name
        limit = 30 if name.isascii() else 6
        if (
            not 2 <= len(name) <= limit
            or name in _ZH_WORDS
            or name.lower() in _countries()
            or name.startswith(_ZH_STARTS)
            or name.endswith(_ZH_STARTS)
        ):
            continue
        end = start + before.start() + len(before[0].rstrip())
        yield Site(name, kind, end - len(name), end)


_JA_METAL = "(?:銅|金|ニッケル|リチウム|コバルト|亜鉛|鉄|ウラン|タングステン|スズ|レアアース|黒鉛|マンガン|銅・金|ニオブ|鉛亜鉛|塩湖|かん水)"
_JA = re.compile(
    rf"(?:(?P<name>[ァ-ヺー・]{{2,24}}|[一-龠]{{1,4}}(?:ヶ[一-龠]{{1,2}})?(?<![の同各両新大本当社全])|(?<![A-Za-z])[A-Z][A-Za-z]{{1,20}})(?:・?{_JA_METAL}){{0,2}}(?:・)?|「(?P<quoted>[^」]{{2,30}})」(?:{_JA_METAL}){{0,2}}(?:の)?)(?:(?P<mine>鉱山|銅山|炭鉱)|(?P<deposit>鉱床|塩湖|鉱区)|(?P<project>プロジェクト|事業(?=の権益|を))|(?P<smelter>製錬所|精錬所)|(?P<refinery>精製所))"
    rf"|(?:(?P<mine2>鉱山|銅山)|(?P<deposit2>鉱床)|(?P<project2>プロジェクト))「(?P<after>[^」]{{2,30}})」"
)
_JA_WORDS = re.compile(
    r"^(?:主要|小規模|大規模|中国|閉山|住友金属|三菱金属|金属|非鉄金属|同|大型|海外|新規|開発|稼働中|有望|既存|複数|地下|露天|世界最大|最大|国内|主力|共同|探鉱|巨大|未開発|資源|リチウム|ニッケル|コバルト|レアアース|チリ|ペルー|オーストラリア|カナダ|ブラジル|アルゼンチン|インドネシア|ザンビア|コンゴ|メガ|パイロット|ビッグ|北海道|豪州|銅|金|鉄|亜鉛|鉛|炭|各国|自社|一部|関連|日本|米国|国有|実証|研究|事業|水力|石炭|レアメタル|ウラン|タングステン)$"
)
_JA_TAIL = re.compile(rf"(?:・?{_JA_METAL})+・?$")


def _japanese(text: str) -> Iterator[Site]:
    for match in _JA.finditer(text):
        group = next(one for one in ("name", "quoted", "after") if match[one])
        kind = _kind(match, "quoted", "after")
        name = match[group]
        tail = _JA_TAIL.search(name) if group == "name" else None
        name = (name[: tail.start()] if tail and tail.start() else name).strip("・")
        if (
            len(name) < 2
            or _JA_WORDS.match(name)
            or name in _countries()
            or (group == "name" and _in_company(text, match))
        ):
            continue
        start = match.start(group) + match[group].index(name)
        yield Site(name, kind, start, start + len(name))


def _in_company(text: str, match: re.Match[str]) -> bool:
    """Whether kanji stand right before the name: 住友金属鉱山 is a company."""
    before = text[match.start() - 1 : match.start()]
    return "\u4e00" <= match["name"][0] <= "\u9fff" and (
        ("\u4e00" <= before <= "\u9fff") or match["name"].endswith("金属")
    )


_KO_METAL = "(?:리튬|니켈|구리|동|코발트|아연|텅스텐|흑연|우라늄|희토류|금|철광석|망간|주석|염호)"
_KO = re.compile(
    rf"(?P<name>[가-힣]{{2,10}}(?:[ ·][가-힣]{{2,8}})?|(?<![A-Za-z])[A-Z][A-Za-z]{{1,20}}) ?(?:{_KO_METAL}[·\-]?){{0,2}} ?(?:(?P<mine>광산)|(?P<project>프로젝트|광구)|(?P<deposit>광상|염호|매장지)|(?P<smelter>제련소)|(?P<refinery>정련소))(?![가-힣]{{0,1}}업)"
)
_KO_WORDS = re.compile(
    r"(?:^|[ ·])(?:이|그|해당|신규|대형|해외|국내|공동|현지|세계|최대|리튬|니켈|구리|코발트|텅스텐|흑연|우라늄|희토류|호주|칠레|캐나다|인도네시아|아르헨티나|브라질|미국|몽골|탄자니아|콩고|카자흐스탄|이번|주요|기존|노천|지하|폐|개발|투자|광물|자원|합작|핵심|대규모|첫|추진|위한|통해|관련|양해각서|있는|하는|인수|사업|보유|운영|일대|지역|서부|북부|남부|동부|소재|폐쇄된|가진|유망)$|(?:의|에|는|은|을|를|이|가|와|과|로|한|된|인|할|하는|에서|대한|위한)$"
)


def _korean(text: str) -> Iterator[Site]:
    for match in _KO.finditer(text):
        kind = _kind(match)
        words = [w for w in re.finditer(r"\S+", match["name"])]
        while words and (_KO_WORDS.search(words[0][0]) or words[0][0] in _countries()):
            words.pop(0)
        while words and re.fullmatch(_KO_METAL, words[-1][0]):
            words.pop()
        if not words or _KO_WORDS.search(words[-1][0]) or words[-1][0] in _countries():
            continue
        start = match.start("name") + words[0].start()
        end = match.start("name") + words[-1].end()
        yield Site(text[start:end], kind, start, end)


_AR = re.compile(
    r"(?<!\w)(?:[وبلف]|لل|بال)?(?:(?P<mine>منجم|مناجم)|(?P<deposit>حقل|رواسب|مكمن)|(?P<smelter>مصهر)|(?P<refinery>مصفاة)|(?P<project>مشروع)) (?P<name>[\"“«]?[\u0621-\u064a]{2,14}(?: [\u0621-\u064a]{2,14})?)"
)
_AR_WORDS = re.compile(
    r"^(?:ال)?(?:ذهب|نحاس|ليثيوم|نيكل|كوبالت|يورانيوم|فوسفات|حديد|زنك|رصاص|قصدير|منغنيز|بوكسيت|ألومنيوم|ألمنيوم|فحم|جديد\w*|كبير\w*|قانون|مشترك\w*|ضخم\w*|أخرى|آخر|مفتوح\w*|غرافيت|جرافيت|معادن|تعدين\w*|تطوير|استخراج|إنتاج|إنشاء|بناء|نفط\w*|غاز|قيد|في|من|على|إلى|هو|هي|التي|الذي|الشركة|شركة|أول|أكبر|عملاق\w*|استراتيج\w*|تابع\w*|خاص\w*|يقع|تقع|سيبلغ|حيوي\w*|وطني\w*|قومي\w*|لاستخراج|لإنتاج|للذهب|للنحاس|لليثيوم|بقيمة|بين|مع|عن|سوف|يمتد|يضم|ينتج|المعدن|تعاون|قرار|بيان|لل\w+)$"
)
_AR_SECOND = re.compile(
    r"^(?:في|من|على|إلى|عن|مع|الذي|التي|ب\w+|ل\w+|و\w+|قد|ي\w+|ت\w+|س\w+|ال\w*ي|ال\w*ية|هو|هي|بعد|قبل|أن|كما|حيث|غرب|شرق|شمال|جنوب|قرب|ضمن|خلال|أكبر|ذات|ذو|عبر|منذ|نحو|كان|كانت)$"
)


def _arabic(text: str) -> Iterator[Site]:
    for match in _AR.finditer(text):
        kind = _kind(match)
        words = match["name"].lstrip('"“«').split(" ")
        lead = len(match["name"]) - len(match["name"].lstrip('"“«'))
        if _AR_WORDS.match(words[0]) or words[0] in _countries() or (kind == "project" and not lead):
            continue
        name = words[0]
        if len(words) == 2 and not _AR_SECOND.match(words[1]) and not _AR_WORDS.match(words[1]):
            name = " ".join(words)
        start = match.start("name") + lead
        yield Site(name, kind, start, start + len(name))


_FINDERS: dict[str, tuple[Callable[[str], Iterator[Site]], ...]] = {
    "en": (_english,),
    "es": (_noun_first("es"),),
    "pt": (_noun_first("pt"),),
    "fr": (_noun_first("fr"),),
    "de": (_noun_first("de"), _german_compounds),
    "id": (_noun_first("id"),),
    "ru": (_russian,),
    "tr": (_turkic,),
    "kk": (_turkic, _russian),
    "uz": (_turkic, _russian),
    "zh": (_chinese,),
    "ja": (_japanese,),
    "ko": (_korean,),
    "ar": (_arabic,),
}
_ALL = tuple(dict.fromkeys(finder for finders in _FINDERS.values() for finder in finders))
