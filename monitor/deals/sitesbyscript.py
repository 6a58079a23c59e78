"""Sites where letters have no capitals: Chinese, Japanese, Korean, Arabic. Pure.

The name is what stands right before the noun, back to a mark or a word that cannot belong to a name; in Arabic the word behind.
"""

import re
from collections.abc import Iterator

from monitor.deals.sitenames import Site, countries, kind_of

# Chinese: a name of a few characters right before the noun, cut at what cannot belong to it.
_ZH_METAL = "(?:锂|鋰|铜|銅|镍|鎳|钴|鈷|钨|鎢|锡|錫|铀|鈾|金|银|铅|锌|铅锌|铜金|铜钴|铁|锰|钼|铌|钽|锑|石墨|稀土|钒|钛|铝土|铝|磷|钾盐|钾|铬|萤石|多金属|锂辉石|锂云母|红土镍|盐湖)"
_ZH_NOUN = re.compile(
    rf"(?:(?:{_ZH_METAL}){{1,3}}(?:矿|礦)?)?(?:(?P<deposit>矿床|礦床|盐湖|鹽湖)|(?P<project>项目|項目|專案)|(?P<mine>矿山|礦山)|(?P<smelter>冶炼厂|冶煉廠)|(?P<refinery>精炼厂|精煉廠))|(?:{_ZH_METAL}){{1,3}}(?P<ore>[矿礦])(?![业業床石产產工权權物企藏种渣区區端山场場商粉价價权石精砂])"
)
_ZH_NAME = re.compile(r"(?:[A-Z][A-Za-z]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,2} ?|[\u4e00-\u9fff·]{2,12})$")
_ZH_CUT = re.compile(
    r".*(?:的|在|于|於|对|對|和|与|與|及|购|購|入|为|為|是|将|將|从|從|了|以|向|有|得|家|座|个|個|该|該|其|此|发|開|开|建|售|持|让|讓|至|到|省|市|县|縣|州|区|區|国|國|旗下|公司|集团|矿业|股份|位于|北部|南部|东部|西部|运营|推进|投资|非洲|南美|最大|著名|大型|世界级|新|多|名下|拥有|所属|部|国内|海外|（金）|旗|控股|资源|目前|包括|特别是|以及|或|被|把|由|称|两|三|四|某|老|同|每|全|等|合作|锂业|矿|抢|企|争相)",
    re.DOTALL,
)
_ZH_PLACES = re.compile(
    r"^(?:刚果|澳大利亚|澳洲|西澳|智利|阿根廷|秘鲁|玻利维亚|印尼|印度尼西亚|津巴布韦|马里|赞比亚|坦桑尼亚|纳米比亚|加拿大|美国|墨西哥|巴西|哈萨克斯坦|蒙古|几内亚|塞尔维亚|厄瓜多尔|巴拿马|阿富汗|老挝|缅甸|越南|西藏|青海|新疆|四川|江西|湖南|内蒙古|安徽|云南|贵州|尼日利亚|马达加斯加|格陵兰|沙特|土耳其|菲律宾)"
)
_ZH_WORDS = frozenset(
    [
        "湿法",
        "火法",
        "斑岩",
        "中型",
        "小型",
        "主要",
        "撑起",
        "相出",
        "出海",
        "吨",
        "万",
        "亿",
        "年",
        "期",
        "投资",
        "建设",
        "合作",
        "勘探",
        "开发",
        "矿业",
        "资源",
        "重点",
        "示范",
        "工程",
        "战略",
        "关键",
        "基建",
        "配套",
        "扩产",
        "冶炼",
        "自有",
        "采选",
        "深加工",
        "加工",
        "配套",
        "绿色",
        "技改",
        "主力",
        "露天",
        "地下",
        "一体化",
        "生产",
        "产业",
        "新能源",
        "募投",
        "境外",
        "在建",
        "中国",
        "外国",
        "电池",
        "回收",
        "分离",
        "电解",
        "矿产",
        "金属",
        "基础设施",
        "能源",
        "战略性",
        "本次",
        "上述",
        "标的",
        "巨型",
        "超大型",
        "提锂",
        "氢氧化",
        "碳酸",
        "盐湖",
        "试点",
        "磷酸铁",
        "研发",
        "采购",
        "资本",
        "精深加工",
        "一期",
        "二期",
        "三期",
    ]
)

_ZH_STARTS = tuple(_ZH_WORDS)


def chinese(text: str) -> Iterator[Site]:
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
            or name.lower() in countries()
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


def japanese(text: str) -> Iterator[Site]:
    for match in _JA.finditer(text):
        group = next(one for one in ("name", "quoted", "after") if match[one])
        kind = kind_of(match, "quoted", "after")
        name = match[group]
        tail = _JA_TAIL.search(name) if group == "name" else None
        name = (name[: tail.start()] if tail and tail.start() else name).strip("・")
        if (
            len(name) < 2
            or _JA_WORDS.match(name)
            or name in countries()
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


def korean(text: str) -> Iterator[Site]:
    for match in _KO.finditer(text):
        kind = kind_of(match)
        words = list(re.finditer(r"\S+", match["name"]))
        while words and (_KO_WORDS.search(words[0][0]) or words[0][0] in countries()):
            words.pop(0)
        while words and re.fullmatch(_KO_METAL, words[-1][0]):
            words.pop()
        if not words or _KO_WORDS.search(words[-1][0]) or words[-1][0] in countries():
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


def arabic(text: str) -> Iterator[Site]:
    for match in _AR.finditer(text):
        kind = kind_of(match)
        words = match["name"].lstrip('"“«').split(" ")
        lead = len(match["name"]) - len(match["name"].lstrip('"“«'))
        if _AR_WORDS.match(words[0]) or words[0] in countries() or (kind == "project" and not lead):
            continue
        name = words[0]
        if len(words) == 2 and not _AR_SECOND.match(words[1]) and not _AR_WORDS.match(words[1]):
            name = " ".join(words)
        start = match.start("name") + lead
        yield Site(name, kind, start, start + len(name))
