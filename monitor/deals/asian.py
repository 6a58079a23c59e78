"""Organisations in Chinese and Japanese texts, which have neither capitals nor spaces: by ending, ticker and construction. Pure."""

import re

from monitor.deals.naming import Party, party_key

_HAN = r"\u4e00-\u9fff"
_NAME_CHAR = rf"[{_HAN}\u30a0-\u30ffA-Za-z0-9ー・·&（）()]"
_ENDING = re.compile(
    r"(?:株式会社|有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|控股|矿业|锂业|钴业|铜业|铝业|钼业|钨业|镍业|稀土集团|新材料|新能源|资源|能源|银行|基金|国家石油|股份|"
    r"鉱業|商事|物産|鉱山|金属|製鋼|製錬|非鉄|ホールディングス|マテリアル|リソーシズ|リソーセズ|マイニング|ミネラルズ|メタルズ|リチウム|レアアース|グループ|エナジー|銀行|財務省|経済産業省|商务部|工信部|能源部|国防部|贸易部|矿业部)+"
)
_TICKER = re.compile(rf"([{_HAN}A-Za-z]{{2,10}})(?=[（(]\d{{4,6}}(?:[.．:：][A-Z]{{2}})?[）)])")
_TITLE_SUBJECT = re.compile(rf"^([{_HAN}]{{2,6}})(?=[:：])")
_PARTNER = re.compile(
    rf"[与和同跟]({_NAME_CHAR}{{2,24}}?)(?=签署|签订|签了|签约|达成|合作|共同|组建|成立|合资|携手|在|订立|就|设立)"
)
_SUBSIDIARY = re.compile(rf"子公司([{_HAN}A-Za-z]{{2,14}}?)(?=已|与|拟|同|和|以|将|在|，|,|（|[(])")
_LATIN_FIRM = re.compile(r"^([A-Za-z][A-Za-z0-9 &.-]*)(?:矿业|资源|能源|集团|公司|有限公司|社)+$")
_KATAKANA = re.compile(r"[\u30a1-\u30faー]{2,}(?:[・＝][\u30a1-\u30faー]{2,})*")
_KATAKANA_FIRM_BEFORE = re.compile(
    r"(?:企業|会社|メーカー|大手|商社|財閥|グループ|鉱山|の|社|、|と|米|豪|加|英|独|仏)$"
)
_KATAKANA_FIRM_AFTER = re.compile(r"社|は|が|と(?!は)|に(?:よる)?|から|、|へ|（")
_KATAKANA_THING = re.compile(
    r"^(?:リチウム|ニッケル|コバルト|レアアース|レアメタル|プロジェクト|メーカー|サプライチェーン|エネルギー|バッテリー|ウラン|タングステン|グラファイト|マグネシウム|アンチモン|ガリウム|ゲルマニウム|チタン|トン|ドル|ユーロ|"
    r"オーストラリア|カナダ|アメリカ|チリ|ブラジル|インドネシア|フィリピン|ベトナム|カザフスタン|ナミビア|アフリカ|アジア|ヨーロッパ|ロシア|インド|フランス|ドイツ|イギリス|オフテイク|パートナー|キロ|グループ|スズ|モリブデン|バナジウム|ベース|フル|ネオジム|ジスプロシウム|スポット|ロイター)$"
)
_LEAD = re.compile(
    r"^(?:.*?(?:全资子公司|控股子公司|子公司|参股公司|孙公司|旗下|公告称?|的|宣布|披露|表示|获悉|日讯|讯|已于\d+月\d+日|前一天已?|此前|其中|以及|分别|通过|拟|已|购买|收购|认购|出售给|供给|供应给|交由|前一日|天|日|晚间?|与|和|由|向|将|同|对|跟|从|在|及|以|の|が|は|を|に|から|や|と|全资|控股|该|其))(?=.{2})"
)
_LEAD_JA = re.compile(r"^(?:.*?(?:の|が|は|を|に|から|や|と|で|、|も|大手|企業|会社|する|した|両))(?=.{2})")
_COUNTRY_LEAD = re.compile(
    r"^(?:中国|美国|智利|巴西|澳大利亚|澳洲|加拿大|德国|法国|英国|日本|韩国|印尼|俄罗斯|津巴布韦|阿根廷|全球最大的?|豪|米|英|加|独|仏|国内)(?=.{2})"
)
_GENERIC = re.compile(
    r"^(?:.{0,1}(?:子公司|该公司|两家公司|上市公司|公司|集团|资源|能源|基金|银行|控股|矿业|股份|新材料|新能源|金属|鉱山|非鉄|製錬|グループ|国有企业|矿业公司|合资公司|有限公司|项目公司|发行股份|持有股份|两家公司|目标公司|标的公司))$|会社$|新能源$(?<=^.{5})"
)
LONGEST = 26


def asian_names(text: str, lang: str | None) -> list[Party]:
    """Names by their ending, by a ticker behind them, as the other side of an agreement; katakana names of firms."""
    found = [*_by_ending(text, lang)]
    if lang == "zh":
        for pattern, strength in ((_TICKER, 3.0), (_TITLE_SUBJECT, 1.6), (_PARTNER, 1.5), (_SUBSIDIARY, 1.6)):
            for match in pattern.finditer(text):
                found += _trimmed(text, match.start(1), match.end(1), strength, lang)
    if lang == "ja":
        found += _katakana(text)
    return found


def _by_ending(text: str, lang: str | None) -> list[Party]:
    found: list[Party] = []
    reach = 0
    for ending in _ENDING.finditer(text):
        start = ending.start()
        while start > max(reach, ending.start() - LONGEST) and re.match(_NAME_CHAR, text[start - 1]):
            start -= 1
        found += _trimmed(text, start, ending.end(), 1.6, lang)
        reach = ending.end() if found and found[-1].end == ending.end() else reach
    return found


def _trimmed(text: str, start: int, end: int, strength: float, lang: str | None) -> list[Party]:
    """The name without the words before it; nothing where no name is left."""
    lead = _LEAD_JA if lang == "ja" else _LEAD
    for pattern in (lead, lead, lead, lead, _COUNTRY_LEAD):
        found = pattern.match(text[start:end])
        if found:
            start += found.end()
    name = text[start:end].strip("（()）")
    start = text.find(name, start)
    latin = _LATIN_FIRM.match(name)
    name = latin[1] if latin else name
    if len(name) < 2 or _GENERIC.search(name):
        return []
    return [Party(name, start, start + len(name), party_key(name), strength)]


def _katakana(text: str) -> list[Party]:
    found = []
    for match in _KATAKANA.finditer(text):
        if _KATAKANA_THING.match(match[0]) or len(match[0]) < 3:
            continue
        before, after = text[max(0, match.start() - 5) : match.start()], text[match.end() : match.end() + 4]
        strength = 0.8 * bool(_KATAKANA_FIRM_BEFORE.search(before)) + 0.7 * bool(
            _KATAKANA_FIRM_AFTER.match(after)
        )
        if after.startswith("社"):
            strength += 0.8
        if re.match(r"(?:鉱山|プロジェクト|・?ニッケル|事業|州|市|地区|産|県|港|湖)", after):
            strength -= 1.6
        if strength >= 0.7:
            found.append(Party(match[0], match.start(), match.end(), party_key(match[0]), strength))
    return found
