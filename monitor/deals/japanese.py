"""Organisations in Japanese texts: kanji names by their ending, katakana names of foreign firms by the words around them. Pure."""

import re

from monitor.deals.naming import Party, party_key

LONGEST = 26
_NAME_CHAR = re.compile(r"[\u4e00-\u9fff\u30a1-\u30ffA-Za-z0-9ー・&々]").match
_TRADE = r"鉱業|商事|物産|金属|製鋼|製鉄|製錬|非鉄|化学|化成|(?<!発)電機|電工|自動車|マテリアルズ?|銀行|通商|興業|産業|工業|重工業|電力|石油"
_FIRM = r"株式会社|ホールディングス|グループ|リソーシ[ーズ]*ズ|リソーセズ|マイニング|ミネラルズ|メタルズ|エナジー|エナジーズ|コーポレーション|インダストリーズ|キャピタル|カンパニー|パートナーズ|テクノロジーズ"
_STATE = r"財務省|経済産業省|外務省|防衛省|エネルギー省|国防総省|資源エネルギー庁"
_ENDING = re.compile(rf"(?:{_FIRM}|{_TRADE})+|{_STATE}")
_FIRM_END = re.compile(rf"(?:{_FIRM})$")
_FIRM_FIRST = re.compile(r"(?:株式会社|㈱)([\u4e00-\u9fff\u30a1-\u30ffA-Za-z0-9ー・々]{2,20})")
_GOES_ON = re.compile(
    r"[所類系量価界品的化性法向用製団株売買大相]|取引|市場|各社|大手|業界|メーカー|資源|開発|関連"
)
_LEAD = re.compile(
    r"(?:.*(?:大手|企業|会社|メーカー|商社|財閥|傘下|系列|両社?|米国|豪州|国際|\d[年月日])|豪|米|英|加|独|仏|中国|韓国|台湾|カナダ|チリ|ブラジル|オーストラリア|アメリカ)(?=.{3})"
)
_COMMON = re.compile(
    rf"(?:{_TRADE}|{_FIRM}|主要|大型|国営|国有|民間|投資|中央|商業|地方|都市|政府系|開発|新興|大手|国内|国産|海外|外国|世界|非鉄|貴|希少|卑|稀|重|軽|電子|電気|電動|次世代|車載用?|産業用|鉄鋼|総合|石油|水力|火力|原子力|再生可能|"
    r"レア|レアアース|レアメタル|ベース|バッテリー|リチウム|ニッケル|コバルト|銅|亜鉛|鉛|錫|アルミ|チタン|タングステン|ウラン|ロンドン|上海|事業|持株|所|子|親|同|各|両|他|新|旧|鉱山・?|・)+"
)
_KATAKANA = re.compile(r"[\u30a1-\u30faー]{2,}(?:[・＝=][\u30a1-\u30faー]{2,})*(?:\d{2}(?!\d|[年月日]))?")
_FIRM_BEFORE = re.compile(
    r"(?:企業|会社|メーカー|大手|商社|財閥|グループ|鉱山|の|社|、|と|米|豪|加|英|独|仏)$"
)
_FIRM_AFTER = re.compile(r"社|は|が|と(?!は)|に(?:よる)?|から|、|へ|（")
_SITE_AFTER = re.compile(
    r"(?:銅|金|リチウム|ニッケル|ウラン|レアアース|亜鉛|鉄)?(?:鉱山|銅山|金山|鉱床|鉱区|塩湖|プロジェクト|計画|製錬所|・?ニッケル|事業|州|市|地区|産|県|港|湖|島|沖|半島|川|地方|盆地|泥|人|語|製|首相|大統領|大臣|氏|さん)"
)
_THING = re.compile(
    r"^(?:リチウム|ニッケル|コバルト|レアアース|レアメタル|プロジェクト|メーカー|サプライチェーン|エネルギー|バッテリー|ウラン|タングステン|グラファイト|マグネシウム|アンチモン|ガリウム|ゲルマニウム|チタン|トン|ドル|ユーロ|"
    r"オーストラリア|カナダ|アメリカ|チリ|ブラジル|インドネシア|フィリピン|ベトナム|カザフスタン|ナミビア|アフリカ|アジア|ヨーロッパ|ロシア|インド|フランス|ドイツ|イギリス|オフテイク|パートナー|キロ|グループ|スズ|モリブデン|"
    r"バナジウム|ベース|フル|ネオジム|ジスプロシウム|テルビウム|プラセオジム|イットリウム|スカンジウム|スポット|ロイター|ブルームバーグ|モーター|モビリティ|エンジン|タービン|セル|パック|リサイクル|ブラックマス|カソード|アノード|"
    r"コスト|リスク|ニーズ|シェア|ビジネス|サービス|システム|データ|データセンター|センター|レベル|ルート|ルール|トップ|ポイント|スタート|メリット|インフラ|インフレ|ロイヤルティ|ストリーム|オプション|コンソーシアム|ファンド|ローン|"
    r"アルミ|アルミニウム|シリコン|クロム|マンガン|カリウム|パラジウム|プラチナ|ロジウム|ホウ素|ボーキサイト|アルミナ|スクラップ|カーボン|ガス|プラント|ライン|テスト|サンプル|フェーズ|ステージ|ニュース|コメント|インタビュー|"
    r"アルゼンチン|ペルー|ボリビア|メキシコ|コンゴ|ザンビア|タンザニア|マダガスカル|モザンビーク|ジンバブエ|ギニア|マリ|ガーナ|モロッコ|エクアドル|モンゴル|ウズベキスタン|キルギス|ミャンマー|マレーシア|タイ|ラオス|トルコ|"
    r"サウジアラビア|ウクライナ|ノルウェー|スウェーデン|フィンランド|ポーランド|チェコ|セルビア|ポルトガル|スペイン|イタリア|グリーンランド|ニューカレドニア|パプアニューギニア|シンガポール|ワシントン|ロンドン|ニューヨーク|パリ|"
    r"ベルリン|シドニー|パース|トロント|サンティアゴ|ジャカルタ|ハノイ|アジア・?パシフィック|ラテンアメリカ|ゴールド|コモディティ|グローバル|トランプ|バイデン)$"
)


def japanese_names(text: str) -> list[Party]:
    """Names by their ending or by 株式会社 before them; katakana names of firms."""
    found = [*_by_ending(text), *_katakana(text)]
    for match in _FIRM_FIRST.finditer(text):
        found.append(Party(match[1], match.start(1), match.end(1), party_key(match[1]), 2.0))
    return found


def _by_ending(text: str) -> list[Party]:
    found: list[Party] = []
    reach = 0
    for ending in _ENDING.finditer(text):
        start = ending.start()
        while start > max(reach, ending.start() - LONGEST) and _NAME_CHAR(text[start - 1]):
            start -= 1
        reach = ending.end()
        if _GOES_ON.match(text, ending.end()) and not _FIRM_END.search(ending[0]):
            continue
        lead = _LEAD.match(text, start, ending.start())
        start = lead.end() if lead else start
        name = text[start : ending.end()].removesuffix("株式会社").lstrip("・ー")
        start = text.find(name, start)
        if len(name) < 2 or _COMMON.fullmatch(name):
            continue
        is_state = re.search(rf"(?:{_STATE})$", name) is not None
        found.append(Party(name, start, ending.end(), party_key(name), 1.6, "", is_state))
    return found


def _katakana(text: str) -> list[Party]:
    found = []
    for match in _KATAKANA.finditer(text):
        if _THING.match(match[0]) or len(match[0]) < 3:
            continue
        before, after = text[max(0, match.start() - 5) : match.start()], text[match.end() : match.end() + 10]
        if (
            before[-1:].isalnum()
            and re.search(r"[\u4e00-\u9fffA-Za-z]$", before)
            and not _FIRM_BEFORE.search(before)
        ):
            continue  # the rest of a compound
        strength = 0.8 * bool(_FIRM_BEFORE.search(before)) + 0.6 * bool(_FIRM_AFTER.match(after))
        if after.startswith("社"):
            strength += 0.8
        if "・" in match[0]:
            strength += 0.3
        if _SITE_AFTER.match(after):
            strength -= 1.8
        if strength >= 0.7:
            found.append(Party(match[0], match.start(), match.end(), party_key(match[0]), strength))
    return found
