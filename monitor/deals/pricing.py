"""How a deal sets its price: fixed, with a floor or a ceiling, by an index, at the market, prepaid, take-or-pay, at a discount
or a premium. Pure.

A price as news ("the spot price fell") is none of these, nor is what is paid above a share's price.
"""

import re

from monitor.deals.termtable import Table, Term, longest

# What prices hang on, in the languages that write it in Latin letters.
_QUOTED = (
    r"(?:lme|comex|shfe|fastmarkets|platts|argus|asian metal|smm|benchmark mineral|metal bulletin|usgs|"
    r"london metal exchange)"
)
_MARKET = r"(?:market|spot|benchmark|index|list|lme|comex|shfe|fastmarkets|platts|argus|quoted|reference|prevailing|bolsa|mercado|marché)"

_ROWS = (
    # value, anchors, pattern
    ("fixed", "fixed|pre-agreed", r"(?<!who )(?<!have )(?<!has )\b(?:fixed|pre-agreed)[- ](?:base )?(?:pric(?:e|es|ing)|sum a tonne|tariff)\b|\bpric(?:e|es|ing) (?:is|are|was|were|will be|has been|have been|remains?|stays?)? ?fixed\b"),
    ("fixed", "fijo|fija", r"\bprecios? (?:base )?(?:está |queda )?fij(?:o|os|ado)\b"),
    ("fixed", "prix fixe|prix ferme", r"\bprix (?:fixes?|fermes?)\b"),
    ("fixed", "fixo", r"\bpreços? fixos?\b"),
    ("fixed", "festpreis|feste|fixpreis|fixen", r"\b(?:fest|fix)preis\w*|\b(?:zu |einem? |einen )?(?:festen?|fixen?|fester) preis\w*"),
    ("fixed", "фиксирован|твердой цен|твёрдой цен", r"\bфиксированн\w+ цен\w*|\bцен\w+ (?:за)?фиксирован\w*|\bтв[её]рдой цен\w*"),
    ("fixed", "固定价|固定價|一口价|固定価格|固定の価格", r"固定(?:的|の)?(?:价格|價格|価格|价|價)|一口价"),
    ("fixed", "고정", r"고정(?:된)? ?(?:가격|단가|가)"),
    ("fixed", "harga tetap", r"\bharga (?:jual )?tetap\b"),
    ("fixed", "sabit", r"\bsabit (?:bir )?fiyat\w*|\bfiyat\w* sabit\w*"),
    ("fixed", "ثابت", r"(?:سعر|أسعار|بسعر|بأسعار) ثابت\w*"),
    ("fixed", "тұрақты баға|тіркелген баға|bazaviy narx|qat'iy narx|belgilangan narx", r"(?:тұрақты|тіркелген) баға\w*|(?:qat'iy|belgilangan) narx\w*"),
    ("floor", "floor|minimum pric|not fall|not drop|no less than", r"\bfloor[- ]pric(?:e|es|ing)\b|\bpric(?:e|es|ing)[- ]floors?\b|\bfloor (?:of (?:(?:us|a|c)?[$€£]|usd)|(?:under|for) (?:the |its )?pric\w+)|\b(?:guaranteed )?minimum (?:guaranteed )?pric(?:e|es|ing)\b|\bprices? (?:may|can|must|will|shall|could)(?:not| not| never)? (?:fall|drop|go|sink) (?:below|under)\b"),
    ("floor", "precio mínimo|precio piso|precios mínimos|piso de precio|precio suelo", r"\bprecios? (?:mínimos?|piso|suelo)(?: garantizados?)?\b|\bpiso de precios?\b"),
    ("floor", "prix plancher|prix minim|plancher de prix", r"\bprix (?:plancher|minimum|minimal|minimaux)\b|\bplancher de prix\b"),
    ("floor", "preço mínimo|preços mínimos|preço-piso|piso de preço", r"\bpreços? mínimos?\b|\bpreço-piso\b|\bpiso de preços?\b"),
    ("floor", "mindestpreis|preisuntergrenze|untergrenze", r"\b(?:mindestpreis|preisuntergrenze)\w*|\buntergrenze (?:für|beim) (?:den )?preis\w*"),
    ("floor", "минимальн|ценовой пол|нижн", r"\bминимальн\w+ (?:гарантированн\w+ )?цен\w*|\bнижн\w+ (?:порог|границ|предел)\w* цен\w*"),
    ("floor", "底价|底價|最低价|最低價|保底价|下限価格|最低価格|価格の下限|价格下限", r"(?:保底|最低)(?:价格|價格|価格|价|價)|价格下限|下限価格|価格の下限|(?<!拍卖)底(?:价|價)"),
    ("floor", "최저 가격|최저가|하한", r"최저 ?(?:보장 ?)?가격?|가격 하한\w*|하한 ?가격?"),
    ("floor", "harga minimum|harga dasar|harga batas bawah|batas bawah harga", r"\bharga (?:minimum|dasar|batas bawah)\b|\bbatas bawah harga\b"),
    ("floor", "taban fiyat|asgari fiyat", r"\b(?:taban|asgari) fiyat\w*"),
    ("floor", "الحد الأدنى للسعر|حد أدنى للسعر|الأدنى للأسعار|أدنى للأسعار|سعر أدنى", r"(?:ال)?حد (?:ال)?أدنى لل(?:سعر|أسعار)|سعر أدنى"),
    ("ceiling", "ceiling|price cap|capped|maximum pric|price collar", r"\bpric(?:e|es|ing)[- ](?:ceilings?|caps?)\b|\bceiling[- ]pric(?:e|es|ing)\b|\bceiling (?:of|at) (?:(?:us|a|c)?[$€£]|\d)|\bpric(?:e|es|ing) (?:is|are|was|will be) capped\b|\bcapped pric(?:e|es|ing)\b|\bmaximum pric(?:e|es|ing)\b"),
    ("ceiling", "precio máximo|precio techo|techo de precio|tope de precio", r"\bprecios? (?:máximos?|techo)\b|\b(?:techo|tope) de precios?\b"),
    ("ceiling", "prix plafond|prix maxim|plafond de prix", r"\bprix (?:plafond|maximum|maximal)\b|\bplafond de prix\b"),
    ("ceiling", "preço máximo|preços máximos|preço-teto|teto de preço|preço teto", r"\bpreços? máximos?\b|\bpreço[- ]teto\b|\bteto de preços?\b"),
    ("ceiling", "höchstpreis|preisobergrenze|preisdeckel", r"\b(?:höchstpreis|preisobergrenze|preisdeckel)\w*"),
    ("ceiling", "максимальн|потол|предельн|верхн", r"\b(?:максимальн|предельн)\w+ цен\w*|\bпотол\w+ цен\w*|\bценов\w+ потол\w+|\bверхн\w+ (?:порог|границ|предел)\w* цен\w*"),
    ("ceiling", "最高价|最高價|封顶|价格上限|價格上限|上限価格|価格の上限|最高価格", r"最高(?:限价|价格|價格|価格)|封顶(?:价|价格)|(?:价格|價格|価格の)上限|上限価格"),
    ("ceiling", "상한", r"가격 상한\w*|상한 ?가격?"),
    ("ceiling", "harga maksimum|harga batas atas|batas atas harga", r"\bharga (?:maksimum|batas atas)\b|\bbatas atas harga\b"),
    ("ceiling", "tavan fiyat|azami fiyat", r"\b(?:tavan|azami) fiyat\w*"),
    ("ceiling", "الحد الأقصى للسعر|حد أقصى للسعر|أقصى للأسعار|الأقصى للأسعار", r"(?:ال)?حد (?:ال)?أقصى لل(?:سعر|أسعار)"),
    ("index-linked", "index|linked|tied to|formula|referenced|based on|pegged|reference to|priced against|priced off|according to|prices against|pricing against", rf"\bindex[- ](?:linked|based)\b|\b(?:market|price|lme)-linked\b|\b(?:linked|indexed|tied|pegged|referenced) to (?:the |an? |its |published |prevailing |monthly |average )*(?:[\w-]+ ){{0,3}}(?:pric(?:e|es|ing)|index|indices|benchmarks?|quotations?|lme)\b|\bpric(?:e|es|ed|ing) (?:is |are |was |were |will be |to be |set |calculated |determined )*(?:based on|by reference to|with reference to|against|off|under a formula|by a formula|according to) (?:the |an? )?(?:[\w-]+ ){{0,3}}(?:{_QUOTED}|index|indices|benchmarks?|formula|quotations?)|\b(?:pric\w+ formula|formula[- ]pric\w+|formula-based|formula tied)\b"),
    ("index-linked", "index|referenc|vinculad|ligad", rf"\b(?:precios?|preços?)[^.;]{{0,30}}\b(?:indexad|referenciad|vinculad|ligad|atrelad)[oa]s? (?:al?|ao|à|con|com)\b|\b(?:indexad|referenciad|atrelad)[oa]s? (?:al?|ao|à|aos) (?:los |las )?(?:precios?|preços?|cotaç\w+|cotizaci\w+|índices?|{_QUOTED})|\bfórmula de (?:precios?|preços?)"),
    ("index-linked", "indexé|adossé|formule de prix", r"\bindexée?s? sur\b|\bprix (?:[^.;]{0,20})adossée?s? (?:à|au|aux)\b|\bformule de prix\b"),
    ("index-linked", "preisformel|indexiert|preisindex|gekoppelt|orientier", r"\bpreisformel\w*|\bindexiert\w*|\bpreis\w*[^.;]{0,40}\b(?:an|am)\b[^.;]{0,40}\bgekoppelt\b|\ban (?:den|die|das) [^.;]{0,30}(?:preis|index|notierung|lme)\w* gekoppelt\b"),
    ("index-linked", "привяз|индекс|формул|котиров", r"\bпривяз\w+ к (?:[\w-]+ ){0,3}(?:цен|котировк|индекс|бирж|lme)\w*|\bцен\w+ по формуле\b|\bформул\w+ цен\w*|\bценов\w+ формул\w*|\bна основе (?:[\w-]+ ){0,2}(?:котиров|индекс)\w+"),
    ("index-linked", "挂钩|掛鉤|联动|連動|聯動|公式|参照|指数定价", r"(?:价|價|価格|指数|指數|行情)[^。；]{0,16}(?:挂钩|掛鉤|联动|連動|聯動)|与[^。；，]{0,20}(?:价|指数)[^。；，]{0,6}挂钩|(?:定价|定價|计价|価格|价格|価格決定)(?:公式|フォーミュラ)|参照[^。；，]{0,14}(?:报价|均价|指数)|指数定价"),
    ("index-linked", "연동|연계|공식", r"(?:가격|지수|시세|lme)\w{0,2}(?:에)? ?(?:연동|연계)\w*|가격 ?공식"),
    ("index-linked", "mengacu pada|berdasarkan indeks|formula harga|terkait harga|hpm|mengikuti harga", r"\bharga[^.;]{0,30}\b(?:mengacu pada|mengikuti)\b[^.;]{0,20}\b(?:harga|indeks|lme|hpm|patokan)\b|\bberdasarkan indeks\b|\bformula harga\b"),
    ("index-linked", "endeks", r"\b(?:fiyat\w*[^.;]{0,30}\bendeks\w*|endeksl[ie]\w*)"),
    ("index-linked", "مرتبط|مؤشر", r"(?:سعر|أسعار|بسعر|بأسعار|السعر|الأسعار)[^.؛]{0,20}(?:مرتبط\w*|مربوط\w*) ب\w+|وفق\w* (?:ال)?مؤشر\w*"),
    ("market price", "market|spot|prevailing", r"\b(?:at|on|under|by|of|reflecting|using|with|through|follows?|according to) (?:the |then |a |then-)?(?:current |prevailing |going |full )?(?:market|spot)[- ](?:based )?(?:pric(?:e|es|ing)|rates?|terms)\b|\bmarket-(?:based|related|reflective) (?:[\w-]+ )?pric(?:e|es|ing)\b|\bprevailing (?:market |spot )?pric(?:e|es)\b|\bpriced at market\b"),
    ("market price", "mercado", r"\b(?:a|al|los|a los|según el|según los|ao|aos|pelo|conforme o) (?:precios?|preços?|valor(?:es)?) (?:de|del|do) mercado\b|\b(?:precios?|preços?) (?:vigentes?|corrientes?) (?:de|del|do|no) mercado\b"),
    ("market price", "du marché|de marché", r"\b(?:au|aux|selon les|selon le) (?:prix|cours|conditions|conditions de prix) (?:en vigueur )?(?:du|de) marché\b"),
    ("market price", "marktpreis|marktüblich|tagespreis", r"\bzu(?:m|m jeweiligen|m aktuellen|r)? (?:jeweiligen |aktuellen )?(?:markt|tages)preis\w*|\bmarktüblichen? (?:preis\w*|konditionen)|\b(?:markt|tages)preisen?\b (?:verkauft|abgerechnet|bezahlt|geliefert|vergütet)"),
    ("market price", "рыночн|спотов", r"\bпо (?:текущ\w+ |действующ\w+ )?(?:рыночн|спотов)\w+ цен\w*|\bна рыночных условиях\b|\bрыночн\w+ ценообразовани\w*"),
    ("market price", "市场价|市場價|市价|随行就市|市場価格|時価|市况", r"(?:按|以|依|随|參照|按照|根据)(?:照|据)?(?:届时|当时|当期|即期|國際|国际)?(?:的)?市(?:场|場)?(?:价格|價格|价|價)|随行就市|(?:市場価格|時価)で"),
    ("market price", "시장 가격|시장가|시가", r"시장 ?가(?:격)?(?:으로|로|에 (?:맞춰|따라|근거))|시가로"),
    ("market price", "harga pasar", r"\b(?:dengan|sesuai|pada|mengikuti|berdasarkan) harga pasar\b"),
    ("market price", "piyasa fiyat", r"\bpiyasa fiyat(?:ından|larından|ıyla|larıyla|ı üzerinden|ları üzerinden|ına göre|larına göre)"),
    ("market price", "السوق", r"(?:بسعر|بأسعار|وفق أسعار|وفق سعر|حسب سعر) السوق"),
    ("market price", "нарық|bozor narx", r"нарық(?:тық)? баға(?:мен|сымен|сы бойынша)|bozor narx(?:i|lari)(?:da|ga ko'ra| bo'yicha)"),
    ("prepayment", "prepay|prepaid|pre-pay|advance payment|payment in advance|pre-payment|paid in advance|pre-export|advance against", r"\bpre-?pa(?:y|ys|yment|yments|id|ying)\b|\b(?:cash )?advance payments?\b|\bpa(?:yment|id) in advance\b|\bpre-export financ\w+|\badvance against (?:future )?(?:deliver|shipment|output|production)\w*"),
    ("prepayment", "prepago|anticipo|pago anticipado|pagos anticipados|pago por adelantado|pago adelantado|prepagad", r"\bprepagos?\b|\bprepagad[oa]s?\b|\bpagos? (?:anticipados?|adelantados?|por adelantado)\b|\banticipos? (?:de|por) (?:us|\$|\d)|\banticipos? (?:sobre|a cuenta)\b"),
    ("prepayment", "prépaiement|paiement anticipé|acompte|préfinance|avance sur", r"\bprépaiements?\b|\bpaiements? anticipés?\b|\bacomptes?\b|\bpréfinancements?\b|\bavances? sur (?:les )?(?:livraisons|ventes|production)\b"),
    ("prepayment", "pré-pagamento|pagamento antecipado|adiantamento|pagamentos antecipados", r"\bpré-pagamentos?\b|\bpagamentos? antecipados?\b|\badiantamentos? (?:de|sobre|por)\b"),
    ("prepayment", "vorauszahlung|vorkasse|vorauskasse|anzahlung", r"\b(?:vorauszahlung|vorkasse|vorauskasse|anzahlung)\w*"),
    ("prepayment", "предоплат|аванс", r"\bпредоплат\w*|\bавансов\w+ (?:плат[её]ж|платеж)\w*|\bаванс(?:а|ом|ы|у)?\b|\bпредэкспортн\w+ финансировани\w*"),
    ("prepayment", "预付|預付|前払|前渡金|预收", r"预付(?:款|货款|金)?|預付(?:款|貨款|金)?|预收(?:款|货款)|前払い?(?:金)?|前渡金"),
    ("prepayment", "선급금|선불|선지급", r"선급금|선불(?:금)?|선지급\w*"),
    ("prepayment", "pembayaran di muka|uang muka|dibayar di muka|prabayar", r"\bpembayaran di muka\b|\buang muka\b|\bdibayar di muka\b|\bprabayar\b"),
    ("prepayment", "ön ödeme|peşin ödeme|avans", r"\b(?:ön|peşin) ödeme\w*|\bavans(?:ı|ın|la|lar)?\b"),
    ("prepayment", "مقدم|مسبق", r"(?:دفعة|دفعات|دفع|الدفع|مدفوعات|سداد) (?:ال)?(?:مقدم|مسبق)\w*"),
    ("prepayment", "алдын ала төлем|oldindan to'lov|bo'nak|аванс", r"алдын ала төлем\w*|oldindan to'lov\w*|\bbo'nak\w*"),
    ("take-or-pay", "take-or-pay|take or pay|take-and-pay|照付不议|照付不議|テイク・オア・ペイ|テイクオアペイ|테이크 오어 페이|의무인수|бери или плати|al ya da öde|خذ أو ادفع|mindestabnahmeverpflichtung|abnahmepflicht", r"\btake[- ](?:or|and)[- ]pay\b|照付不[议議]|テイク・?オア・?ペイ|테이크 오어 페이|의무인수|бери или плати|al ya da öde|خذ أو ادفع|mindestabnahmeverpflichtung\w*|abnahmepflicht\w*"),
    ("discount", "discount", rf"\bdiscounts? (?:of \S{{1,12}} )?(?:to|on|off|from|against|below|versus) (?:the |its |an? )?(?:[\w-]+ ){{0,2}}(?:{_MARKET}|metal|ore|product|sales?|purchase|concentrate)\b|\bdiscounted (?:pric(?:e|es|ing)|supply|ore|metal|material|offtake|rate)\b|\b(?:volume|price) discounts?\b"),
    ("discount", "descuento|rebaja", r"\bdescuentos? (?:\S{1,6} )?(?:[^.;]{0,15})(?:sobre|respecto|frente) (?:a |al )?(?:el |los )?(?:precios?|cotizaci\w+|lme|mercado)\b|\b(?:con|un) descuento (?:de|del) [^.;]{0,12}%?[^.;]{0,10}precio\b"),
    ("discount", "décote|remise|rabais", r"\b(?:décote|remise|rabais) (?:de [^.;]{1,10} )?(?:sur|par rapport|face) (?:à |au |aux |le |les )*(?:prix|cours|marché|lme|cotations?)\b"),
    ("discount", "desconto", r"\bdescontos? (?:de [^.;]{1,10} )?(?:sobre|em relação|ante) (?:a |ao |aos |o |os )*(?:preços?|cotaç\w+|lme|mercado)\b"),
    ("discount", "abschlag|rabatt|preisnachlass", r"\b(?:abschlag|rabatt|preisnachlass)\w* (?:von [^.;]{1,12} )?(?:auf|gegenüber|zum) (?:den |dem |die )?(?:[\w-]+)?(?:preis|markt|lme|notierung)\w*|\bpreisnachl[aä]ss\w*"),
    ("discount", "дисконт|скидк", r"\b(?:дисконт|скидк)\w* (?:[^.;]{0,12})(?:к|от|на) (?:[\w-]+ )?(?:цен|рын|котиров|бирж|lme)\w*|\b(?:скидк|дисконт)\w+ (?:на|при) (?:сырь|поставк|закупк|покупк)\w*"),
    ("discount", "折扣|折价|折價|割引|ディスカウント", r"(?:市场价|市價|市场价格|市价|价格|现货价|基准价)[^。；，]{0,8}(?:折扣|折价)|(?:市場価格|価格|相場|指標)[^。]{0,10}(?:割引|ディスカウント)|割引価格|折扣价"),
    ("discount", "할인", r"(?:시장가|가격|시세|시가)\w{0,3} ?(?:대비|보다)? ?(?:\S{1,6} )?할인\w*|할인된 가격\w*"),
    ("discount", "diskon|potongan harga", r"\bdiskon (?:harga|dari harga|terhadap harga|\S{1,10} dari harga)\b|\bpotongan harga\b"),
    ("discount", "indirim|iskonto", r"\b(?:indirimli|iskontolu) (?:bir )?fiyat\w*|\bfiyat\w* (?:\S{1,10} ){0,2}(?:indirim|iskonto)\w*"),
    ("discount", "خصم", r"خصم \S{0,12} ?(?:على|من|عن) (?:ال)?(?:سعر|أسعار)"),
    ("premium", "premium", rf"\bpremium (?:of \S{{1,12}}(?: a tonne| a ton| per tonne| per ton)? )?(?:to|on|over|above|against) (?:the |its |an? )?(?:[\w-]+ )?(?:{_MARKET})\b(?! (?:cap|capitali[sz]ation|value|close|share))|\b(?:price|green|quality|delivery|physical|product|fixed) premiums?\b(?! (?:segment|to the share))|\bpremium pric(?:e|es|ing)\b"),
    ("premium", "prima|sobreprecio", r"\b(?:prima|sobreprecio)s? (?:de [^.;]{1,14} )?(?:sobre|respecto) (?:a |al |el |los )*(?:precios? (?:de|del) (?:mercado|referencia)|lme|mercado|cotizaci\w+)\b"),
    ("premium", "prime", r"\bprimes? (?:de [^.;]{1,14} )?(?:sur|par rapport) (?:au |aux |le |les )*(?:prix (?:du|de) (?:marché|référence)|lme|marché)\b"),
    ("premium", "prêmio", r"\bprêmios? (?:de [^.;]{1,14} )?sobre (?:a |o |os )*(?:preços? (?:de|do) (?:mercado|referência)|lme|cotaç\w+)\b"),
    ("premium", "aufschlag|aufpreis|prämie", r"\b(?:aufschlag|aufpreis|prämie)\w* (?:von [^.;]{1,14} )?(?:auf|gegenüber|zum) (?:den |dem )?(?:marktpreis|lme|weltmarktpreis|spotpreis|notierung|index)\w*|\bpreisaufschl[aä]g\w*"),
    ("premium", "преми", r"\bпреми\w+ (?:[^.;]{0,14})к (?:[\w-]+ )?(?:цен|котиров|lme|рынк|индекс)\w*(?! акци)"),
    ("premium", "溢价|溢價|プレミアム|升水", r"(?:基准价|基準價|市场价|市价|市场价格|lme|现货价)[^。；，]{0,8}(?:溢价|升水)|(?:市場価格|指標価格|lme|相場)[^。]{0,8}プレミアム|(?:价格|供应|长单)升水"),
    ("premium", "프리미엄", r"(?:시장가|시세|lme|기준가)\w{0,3} ?(?:대비|에)? ?(?:\S{1,6} )?프리미엄"),
    ("premium", "premi harga|harga premium", r"\bpremi harga\b|\bharga premium\b"),
    ("premium", "primli fiyat|prim", r"\b(?:lme|piyasa) fiyat\w* (?:\S{1,8} ){0,2}prim\w*|\bprimli fiyat\w*"),
    ("premium", "علاوة", r"علاوة (?:سعرية|على (?:ال)?(?:سعر|أسعار))"),
)  # fmt: skip
_PRICES = Table.of(_ROWS)
# Of shares, not of goods: "a 40% premium to the market price of its shares".
_OF_SHARES = re.compile(
    r"\b(?:shares?|stock|closing|vwap|offer|takeover|bid|shareholders|volume-weighted|net asset|nav|takeover|acci[oó]n(?:es)?|actions?|"
    r"ações|aktien?\w*|акци\w*|saham|hisse\w*|placement|scheme)\b|股|株|주가|주식|السهم|أسهم"
)
_NEAR = 60


def find_prices(low: str) -> list[Term]:
    """How prices are set, in a sentence of small letters."""
    found = []
    for value, start, end in _PRICES.find(low):
        if value in {"premium", "discount", "market price"}:
            around = low[max(0, start - _NEAR) : end + _NEAR]
            if _OF_SHARES.search(around):
                continue
        found.append(Term("price", value, start, end))
    return longest(found)
