"""Organisations in Chinese texts, which have neither capitals nor spaces: by ending, ticker and construction. Pure.

A name ends in a legal form or a word of the trade; where it begins is told by the words that stand before names and are not
part of them. What is left without a word of its own ("trading company", "overseas resources") is no name.
"""

import re

from monitor.deals.naming import Party, party_key

LONGEST = 26
_NAME_CHAR = r"[\u4e00-\u9fff\u30a0-\u30ffA-Za-z0-9ー・·&]"
_LEGAL = r"有限责任公司|股份有限公司|有限公司|集团公司|总公司|公司|集团"
_TRADE = (
    r"控股|矿业|锂业|钴业|铜业|铝业|钼业|钨业|镍业|锡业|锌业|钛业|锆业|锑业|铀业|磁业|矿冶|矿产|冶炼|有色|稀土|钢铁|钾肥|磷化|重工|化工|"
    r"新材料|新能源|能源|资源|金属|材料|科技|股份|投资|国际|实业|汽车|电力|核电|核能|贸易|物产|银行|基金|信托|资本|黄金"
)
_STATE = r"工业和建设部|工业与建设部|能源和矿产资源部|能源与矿产部|矿业和能源部|矿业与能源部|矿产资源部|工商部|商务部|工信部|工业和信息化部|自然资源部|财政部|外交部|能源部|国防部|贸易部|矿业部|矿产部|发改委|国资委|国家物资储备局|粮食和物资储备局"
_ENDING = re.compile(rf"(?:{_LEGAL})+|(?:{_TRADE})+(?:{_LEGAL})*|{_STATE}")
# Such a word ends a name only where no compound goes on: 资源量, 投资者, 电力需求.
_STOPS = re.compile(r"$|[^\u4e00-\u9fff]|[与和及同将拟已的以在董股签就宣表计持为入收购披公也则对向从或等]")
_COMPOUND = re.compile(
    r"(?:资源|能源|金属|材料|科技|国际|投资|资本|银行|基金|信托|电力|核电|核能|钢铁|汽车|重工|化工|物产|贸易|冶炼|矿产|黄金|稀土)$"
)
# Characters of phrases, not of names, in what stands before a word of the trade.
_PHRASE = re.compile(
    r"[们请敬住不让曾可添些么怎个做很最使视没走起着过吗呢万亿吨]|手里|一[批家期成]|左右|本次"
)
_WEAK = re.compile(rf"(?:{_TRADE})$")
_TICKER = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{2,10})(?=[（(][A-Z.:： ]{0,6}\d{4,6}(?:[.．:：][A-Z]{2})?[）)、，,/／ ])"
)
_TITLE_SUBJECT = re.compile(
    r"^(?!.{0,4}(?:声明|公告|提示|标题|记者|来源|编辑|作者|代码|简称|快讯|独家|综述|分析|点评|风险|时间|内容|结果|价格|配额|影响|日期|金额|方式|对象))([\u4e00-\u9fff]{3,6})(?=[:：])"
)
_PARTNER = re.compile(
    rf"[与和同跟](?![^，。]{{0,10}}[把的了])({_NAME_CHAR}{{2,16}}?)(?=签署|签订|签了|签约|达成|合作|共同|组建|成立|合资|携手|订立|设立)"
)
_FIRST_PARTNER = re.compile(
    r"(?:^|[，。；：])([\u4e00-\u9fff]{3,6})(?=[与和同][^，。的]{2,16}(?:签署|签订|签了|签约|达成|携手|合资|订立))"
)
_SUBSIDIARY = re.compile(r"子公司([\u4e00-\u9fffA-Za-z]{2,14}?)(?=已|与|拟|同|和|以|将|在|，|,|（|[(])")
_LATIN_FIRM = re.compile(r"^([A-Za-z][A-Za-z0-9 &.-]*)(?:矿业|资源|能源|集团|公司|有限公司)+$")
_CUT = re.compile(
    r".*(?:"
    r"收购|购买|受让|所持|持有|持股|转让|出售|参股|入股|入主|获得|成立|设立|合资|携手|联手|参与|接手|签署|签订|签约|达成|宣布|披露|公告|表示|透露|获悉|指出|认为|"
    r"旗下|子公司|孙公司|参股公司|全资|下属|所属|关联方|股东|关于|通过|其中|以及|分别|此前|标的|供应|供给|供货|提供|交由|委托|选择|任命|包括|例如|来自|位于|加快|推动|注册|载体|"
    r"认购|会同|连同|已同|改名|更名|名为|巨头|龙头|厂商|企业|国企|央企|生产商|贸易商|供应商|合作方|对手|买方|卖方|甲方|乙方|主体|告诉|带领|支持|归属|锁定|送交|相关|国家(?=管)|两家|多家|三家|一家|"
    r"晚间|早间|日讯|日电|\d年|\d月|\d日|\d元|[的了是由向将对从被把让于给及或跟以已拟该其这那所并再仍余靠曾各每另某至到超占比也又则但却都只还且而等就在为与和同称因需须]|(?<![国所持稀])有(?![色限研])|然而|改变|表后)"
)
_IN_NAMES = re.compile(r"(?:华为|自由港|大同|盛和|和邦|永和|中和|大为|同力|协同|同创|以色列|比亚迪)")
_COUNTRY = re.compile(
    r"^(?:美国|智利|巴西|澳大利亚|澳洲|加拿大|德国|法国|英国|日本|韩国|印尼|印度尼西亚|俄罗斯|津巴布韦|阿根廷|瑞士|荷兰|哈萨克斯坦|马里|赞比亚|刚果[（(]金[）)]|刚果金|刚果|坦桑尼亚|纳米比亚|尼日利亚|蒙古国?|越南|老挝|秘鲁|墨西哥|玻利维亚|厄瓜多尔|乌兹别克斯坦|吉尔吉斯斯坦|沙特|几内亚|加纳|埃塞俄比亚|塞尔维亚|葡萄牙|西班牙|瑞典|芬兰|挪威|缅甸|菲律宾|马来西亚|全球最大的?|国内)(?=.{2})"
)
# What names of firms are made of besides a word of their own.
_COMMON = re.compile(
    rf"(?:{_LEGAL}|{_TRADE}|全部|部分|海外|境外|国内|全球|世界|我国|关键|战略性?|稀有|贵|轻|重|中|大型|小型|新|后备|权益|自有|矿山?|矿石|锂|钴|铜|铝|钼|钨|镍|锡|锌|钛|锆|锑|铀|磷|钾|硅|锰|金|银|石墨|电解|"
    r"碳酸|氢氧化|勘探|开发|贸易|期货|证券|券商|农资|冶炼|加工|项目|目标|上市|非上市|控股|参股|国有|民营|私营|合资|独资|专业|相关|其他|其它|本|母|分|子|家|两|三|几|多|多家|一家|该|上半年|下半年|全年|年内|"
    r"保有|探明|推断|控制|三级|级|深加工|运营|建设|建筑|物流|运输|租赁|保险|咨询|投资|创投|私募|公募|风险|产业|政策性|商业|中央|发行|持有|标的|新设|设立|当地|本地|外国|外资|外部|中资|央|国|清洁|可再生|传统|绿色|动力|"
    r"储能|所有|英|美|储|锂离子|中型|人造|天然|权|一|二|电动|乘用|商用|燃料|整车|特种|先进|基础|前沿|复合|磁性|正极|负极|化工|e|安全|高|低|品位)+"
)
_MEDIUM = re.compile(r"时报|财联社|证券报|日报|新华社|路透")


def chinese_names(text: str) -> list[Party]:
    """Names by their ending, by a ticker behind them, as the other side of an agreement."""
    found = [*_by_ending(text)]
    for pattern, strength in (
        (_TICKER, 3.0),
        (_TITLE_SUBJECT, 1.6),
        (_PARTNER, 1.2),
        (_FIRST_PARTNER, 1.1),
        (_SUBSIDIARY, 1.6),
    ):
        for match in pattern.finditer(text):
            found += _trimmed(text, match.start(1), match.end(1), strength)
    return found


def _by_ending(text: str) -> list[Party]:
    found: list[Party] = []
    reach = 0
    for ending in _ENDING.finditer(text):
        start = ending.start()
        while start > max(reach, ending.start() - LONGEST) and _IS_NAME_CHAR(text[start - 1]):
            start -= 1
        is_weak = _WEAK.search(ending[0]) is not None
        if _COMPOUND.search(ending[0]) and not _STOPS.match(text, ending.end()):
            continue
        found += _trimmed(text, start, ending.end(), 1.3 if is_weak else 1.6)
        reach = ending.end() if found and found[-1].end == ending.end() else reach
    return found


_IS_NAME_CHAR = re.compile(_NAME_CHAR).match


def _trimmed(text: str, start: int, end: int, strength: float) -> list[Party]:
    """The name without the words before it; nothing where no name is left."""
    start = _without_lead(text, start, end)
    country = _COUNTRY.match(text[start:end])
    if country and not _is_common(text[start + country.end() : end]):
        start += country.end()
        country = None
    name = text[start:end]
    latin = _LATIN_FIRM.match(name)
    if latin:
        name = latin[1].strip()
        return [Party(name, start, start + len(name), party_key(name), strength)] if len(name) > 1 else []
    state = re.search(rf"(?:{_STATE})$", name)
    is_named = country is not None and len(name) - country.end() >= 4  # 智利国家铜业公司
    if len(name) < 2 or _PHRASE.search(name) or _MEDIUM.search(name):
        return []
    if _is_common(name[country.end() :] if country else name) and not is_named and not state:
        return []
    if len(name) > 8 and _WEAK.search(name):
        return []  # a phrase that happens to end so
    return [Party(name, start, end, party_key(name), strength, "", state is not None)]


def _without_lead(text: str, start: int, end: int) -> int:
    endings = [one.start() for one in _ENDING.finditer(text, start, end) if one.end() == end]
    core = endings[-1] if endings else end
    shielded = _IN_NAMES.sub(lambda match: "〇" * len(match[0]), text[start:end])
    cut = _CUT.match(shielded, 0, core - start)
    return start + cut.end() if cut else start


def _is_common(name: str) -> bool:
    return _COMMON.fullmatch(name) is not None
