"""For how long a contract, a loan or a licence runs: years, months, until a year, the life of the mine. Pure.

What is said of a term in so many words ("a ten-year offtake", "durée de 7 ans") counts as it stands; a bare "for five years"
only beside a word of contracts. Lives of mines, the past and the age of firms are none.
"""

import re
from collections.abc import Iterator
from functools import cache

from monitor.deals.termtable import Table, Term, longest

# Number words by language; the first of a row is 1, then 2 and so on to 10, then what else the press writes out.
_ROWS = {
    "en": ("one two three four five six seven eight nine ten", "twelve:12 fifteen:15 eighteen:18 twenty:20 twenty-five:25 thirty:30"),
    "es": ("un dos tres cuatro cinco seis siete ocho nueve diez", "doce:12 quince:15 dieciocho:18 veinte:20 veinticinco:25 treinta:30"),
    "fr": ("un deux trois quatre cinq six sept huit neuf dix", "douze:12 quinze:15 dix-huit:18 vingt:20 vingt-cinq:25 trente:30"),
    "pt": ("um dois três quatro cinco seis sete oito nove dez", "doze:12 quinze:15 dezoito:18 vinte:20 trinta:30"),
    "de": ("ein zwei drei vier fünf sechs sieben acht neun zehn", "zwölf:12 fünfzehn:15 zwanzig:20 dreißig:30"),
    "ru": ("один два три четыре пять шесть семь восемь девять десять", "двух:2 трех:3 трёх:3 четырех:4 пяти:5 семи:7 восьми:8 десяти:10 двенадцать:12 пятнадцать:15 пятнадцати:15 двадцать:20 двадцати:20"),
    "id": ("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh", "lima belas:15 dua puluh:20 tiga puluh:30"),
    "tr": ("bir iki üç dört beş altı yedi sekiz dokuz on", "on iki:12 on beş:15 yirmi:20 otuz:30"),
    "ar": ("سنة سنتين ثلاث أربع خمس ست سبع ثماني تسع عشر", "سنتان:2 عامين:2 ثلاثة:3 أربعة:4 خمسة:5 سبعة:7 عشرة:10 عشرين:20 عشرون:20"),
    "zh": ("一 两 三 四 五 六 七 八 九 十", "二:2 十二:12 十五:15 二十:20 三十:30"),
    "kk": ("бір екі үш төрт бес алты жеті сегіз тоғыз он", "он бес:15 жиырма:20"),
    "uz": ("bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'n", "o'n besh:15 yigirma:20"),
}  # fmt: skip


def _read_rows() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for lang, (ones, others) in _ROWS.items():
        words = {word: number for number, word in enumerate(ones.split(), start=1)}
        rest = (one.rsplit(":", 1) for one in re.findall(r"[^:]+:\d+", others))
        found[lang] = words | {word.strip(): int(number) for word, number in rest}
    return found


_WORDS = _read_rows()
_JAPANESE = {"ja": "zh", "ko": "zh"}  # the same characters, or none

# {n} stands for a number, {y} for the word for years or months.
_UNITS = {
    "en": r"(?P<y>years?|yrs?)|(?P<m>months?)",
    "es": r"(?P<y>años?)|(?P<m>mes(?:es)?)",
    "fr": r"(?P<y>ans?|années?)|(?P<m>mois)",
    "pt": r"(?P<y>anos?)|(?P<m>m[eê]s(?:es)?)",
    "de": r"(?P<y>jahren?|jahre)|(?P<m>monaten?|monate)",
    "ru": r"(?P<y>лет|года?)|(?P<m>месяц\w*)",
    "id": r"(?P<y>tahun)|(?P<m>bulan)",
    "tr": r"(?P<y>yıl)|(?P<m>ay)",
    "ar": r"(?P<y>سنوات|سنة|عاما|عامًا|عام|أعوام)|(?P<m>أشهر|شهرا|شهرًا|شهر)",
    "zh": r"(?P<y>年)|(?P<m>个月|個月)",
    "ja": r"(?P<y>年)|(?P<m>[かカヵケヶ]月)",
    "ko": r"(?P<y>년)|(?P<m>개월)",
    "kk": r"(?P<y>жыл)|(?P<m>ай)",
    "uz": r"(?P<y>yil)|(?P<m>oy)",
}  # fmt: skip
_EN_CONTRACT = r"(?:contracts?|agreements?|deals?|off-?takes?|off-?take|terms?\b(?! of trade)|pacts?|arrangements?|loans?|facilit(?:y|ies)|tenor|leases?|licen[cs]es?|supply (?:contract|agreement|deal|pact|arrangement|commitment)|concessions?|extension|renewal|prepay\w*|commitments?|memorandum|mou|partnerships?|accords?|permits?|tolling|sales (?:contract|agreement)|bonds?|notes|debentures?|exclusivity|lock-?up|earn-in|option|stream|supply|pledge|undertaking|guarantee)"
_SAID = {
    "en": (
        rf"{{n}}[ -]?(?:{{y}})(?:[- ]long)?(?:,? (?!mine|life|low|high|old|ago|prison|jail|presidential|with|and|but|to|for|in|on|at|of|the|when|after|from|before|as)[\w-]+){{{{0,4}}}},? {_EN_CONTRACT}(?!\w)(?: (?:agreements?|contracts?|deals?|pacts?|arrangements?|commitments?)\b)?",
        r"\b(?:terms?|periods?|tenors?|duration|maturity|validity|length) (?:of|is|runs? to|runs? for|was|will be|lasts?) (?:(?:up|to|at|least|about|an?|initial|another|further|some|around|not|less|than|the|first) ){{0,4}}{n}[ -]?(?:{y})",
        r"\b(?:valid|run|runs|running|last|lasts|lasting|bound|renew\w*|extend\w*|extensions?|prolong\w*|in force|repa\w+|repayable|covers?|covering|spread|spans?|spanning|fixed) (?:[\w'-]+ ){{0,2}}(?:for|by|over|of) (?:(?:an?|another|initial|further|additional|the|first|up|to|at|least|about|some|around|period|of|extra) ){{0,5}}{n}[ -]?(?:{y})",
        r"\b(?:for|over|in) (?:(?:its|the|a|an|their) )?(?:first|initial) (?:period of )?{n}[ -]?(?:{y})",
        r"\b(?:for|over) an? (?:(?:initial|further|additional|minimum|total|fixed) )?(?:period|term|tenor) of (?:(?:up|to|at|least|about) ){{0,2}}{n}[ -]?(?:{y})",
        r"\b(?:first|initial) {n} (?:{y}) of (?:commercial )?(?:production|output|deliver\w+|operations?)",
        r"{n} (?:{y})(?: of|'(?: worth of)?) (?:[\w-]+ ){{0,3}}(?:output|supply|supplies|concentrates?|deliveries|off-?take|sales)\b",
        r"\banother {n} (?:{y})(?! (?:ago|before|later|earlier))",
    ),
    "es": (
        r"\b(?:plazo|vigencia|duración|período|periodo|término|validez) (?:(?:inicial|mínim[oa]|total|máxim[oa]|es|será|fija) ){{0,2}}(?:de|por|hasta) (?:hasta |al menos |unos )?{n} (?:{y})",
        r"\b(?:contratos?|acuerdos?|préstamos?|crédito|concesión|licencia|convenio|alianza|suministro|compraventa) (?:[\w-]+ ){{0,4}}(?:a|por|de|durante|para) (?:los próximos |hasta |un plazo de |unos )?{n} (?:{y})(?! de (?:vida|antigüedad|experiencia|historia))",
        r"\b(?:prorrog\w+|renov\w+|extend\w+|extiend\w+|amplí\w+|vigente) (?:[\w-]+ ){{0,3}}(?:por|a|durante|en) (?:otros? |un período de |hasta |los próximos )?{n} (?:{y})(?: más)?",
    ),
    "fr": (
        r"\b(?:durée|période|échéance|validité|terme|maturité) (?:(?:initiale|minimale|ferme|totale|maximale) )?(?:de|d'|est de|à) ?(?:au moins |près de |environ )?{n} (?:{y})(?! de vie)",
        r"\b(?:contrats?|accords?|prêts?|crédit|concession|licence|permis|partenariat|convention|bail|enlèvement|approvisionnement|fourniture) (?:[\w'-]+ ){{0,4}}(?:sur|de|pour|d'une durée de|pendant|à) (?:une durée de |les |au moins )?{n} (?:{y})",
        r"\b(?:prolong\w+|renouvel\w+|reconduit\w*|étend\w*|valable) (?:[\w'-]+ ){{0,2}}(?:de|pour|pendant|sur) (?:une durée de |une période de )?{n} (?:{y})",
    ),
    "pt": (
        r"\b(?:prazo|vigência|duração|período|validade) (?:(?:inicial|mínim[oa]|total|máxim[oa]|é|será) ){{0,2}}(?:de|por|até) (?:até |pelo menos |cerca de )?{n} (?:{y})",
        r"\b(?:contratos?|acordos?|empréstimos?|crédito|concessão|licença|parceria|fornecimento|compra) (?:[\w-]+ ){{0,4}}(?:por|de|durante|para|com prazo de) (?:os próximos |até |um prazo de )?{n} (?:{y})(?! de (?:vida|história|experiência))",
        r"\b(?:prorrog\w+|renov\w+|estend\w+|válid[oa]|ampli\w+) (?:[\w-]+ ){{0,3}}(?:por|durante|em) (?:mais |outros |até )?{n} (?:{y})",
    ),
    "de": (
        r"\b{n}-?jährige[nrms]?\b (?:[\w-]+ ){{0,2}}\w*(?:vertr[aä]g|vereinbarung|abkommen|abnahme|laufzeit|liefer|kredit|darlehen|lizenz|pacht|partnerschaft|kontrakt|konzession)\w*",
        r"\b(?:\w*laufzeit|dauer|zeitraum|frist|gültigkeit|\w*vertrag) (?:[\w-]+ ){{0,2}}(?:von|über|beträgt|auf|für|mit) (?:zunächst |mindestens |bis zu |rund |vorerst )?{n} (?:{y})",
        r"\b(?:verlänger\w+|gilt|läuft|abgeschlossen|befristet|vereinbart\w*) (?:[\w-]+ ){{0,3}}(?:um|für|über|auf) (?:weitere |zunächst |bis zu |mindestens )?{n} (?:{y})",
    ),
    "ru": (
        r"\b{n}-?(?:летн|ти летн)\w{{2,3}} (?:[\w-]+ ){{0,3}}(?:контракт|договор|соглашени|кредит|аренд|лицензи|оффтейк|партн[её]рств|концесси|срок|за[её]м)\w*",
        r"\b(?:срок\w*(?: действия| до| в| на| составляет| контракта| договора| кредита)?|период\w*|сроком на|сроком до|действует|действовать|продл\w+(?: [\w-]+)? (?:на|ещ[её] на)|рассчитан\w* на|заключ[её]н\w* на|в течение первых|выда\w+ на) (?:(?:на|до|в|ещ[её]|первых|около|—|-|:|не менее|составит|составляет) ){{0,3}}{n} (?:{y})",
        r"\b(?:контракт|договор|соглашени|кредит|за[её]м|лицензи|концесси|аренд)\w* (?:[\w-]+ ){{0,4}}(?:на|до) {n} (?:{y})(?! назад)",
    ),
    "zh": (
        r"(?:为期|為期|期限(?:为|為|是|不超过)?|有效期(?:限)?(?:为|為|至|是)?|合同期(?:限)?(?:为)?|租期(?:为)?|周期(?:为)?|期间(?:为)?|续签|续约|延长|展期)(?:至少|最长|长达|約|约)?{n}(?:{y})",
        r"(?<!第){n}(?:{y})(?:期|长期|長期|独家|獨家|的|包销|包銷|承购|承購|供应|供應|供货|采购|採購|销售|合作|战略|长单|购销|框架|锂|镍|钴|铜|稀土|铀|锂辉石|精矿){{1,5}}(?:的)?(?:协议|協議|合同|合約|长单|协定|贷款|订单)",
        r"(?:未来|此后|其后|今后|在扩产完成后的|投产后(?:的)?)(?:的)?{n}(?:{y})(?:内|之内|间)?[^。；]{{0,20}}(?:供应|供货|采购|交付|包销|承购|供給)",
    ),
    "ja": (
        r"(?:期間|契約期間|有効期間|供給期間|融資期間|年限)(?:は|を|が|：|:)?(?:最長|少なくとも|約|当初)?{n}(?:{y})(?:間)?",
        r"{n}(?:{y})(?:間)?(?:の|にわたる|にわたり|契約の)?(?:長期|独占|固定|追加|供給|オフテイク|引き取り|引取|売買|購入|販売|融資|基本|リース){{0,4}}(?:契約|協定|合意|融資|供給)",
        r"(?:今後|向こう|最長|当初){n}(?:{y})間",
        r"{n}(?:{y})間(?:の)?(?:延長|更新|にわたり|にわたって)",
    ),
    "ko": (
        r"(?:기간(?:은|을|이)?|계약 ?기간(?:은|이)?|향후|앞으로|최장|최대) ?(?:최소 |총 |약 )?{n} ?(?:{y})(?:간)?",
        r"{n} ?(?:{y})(?:간|짜리)?(?:의)? ?(?:장기 ?)?(?:[가-힣]{{1,6}} ){{0,2}}(?:계약|공급 ?계약|협정|대출|구매|공급|오프테이크)",
        r"{n} ?(?:{y})간",
    ),
    "id": (
        r"\b(?:selama|berjangka(?: waktu)?|jangka waktu|berdurasi|durasi|tenor|masa berlaku|periode|untuk jangka(?: waktu)?|berlaku|diperpanjang|perpanjangan) (?:(?:selama|hingga|minimal|sekitar|kontrak|waktu|adalah|pertama) ){{0,3}}{n} (?:{y})(?: ke depan)?(?! (?:terakhir|lalu|yang lalu))",
        r"\b(?:kontrak|perjanjian|kesepakatan|pinjaman|izin|konsesi) (?:[\w-]+ ){{0,4}}{n} (?:{y})(?! (?:lalu|terakhir|yang lalu))",
    ),
    "tr": (
        r"\b{n} (?:{y})(?:lık|lik|lığına|lığınа|lığına|lık bir)? (?:[\w-]+ ){{0,3}}(?:anlaşma|sözleşme|kontrat|kredi|alım|tedarik|lisans|ruhsat|vade|süreli|imtiyaz|kira)\w*",
        r"\b{n} (?:{y}) (?:süre|boyunca|vadeli|için\b)\w*",
        r"\b{n} (?:{y})(?:lığına|lığına kadar)\b",
        r"\b(?:süresi|süreyle|vadesi|vade) (?:en az |toplam )?{n} (?:{y})",
    ),
    "ar": (
        r"(?:لمدة|مدته|مدتها|مدة|لفترة|فترة|على مدى|على مدار|خلال|تمديد|لمدد|يمتد|تمتد|أجل|أجله|أجلها) (?:\w+ )?(?:{n} )(?:{y})",
        r"(?:لمدة|مدته|مدتها|على مدى) (?P<dual>سنتين|عامين|عام واحد|سنة واحدة)",
    ),
    "kk": (
        r"\b{n} (?:{y})(?:ға|ге|дық|дік|лық) (?:[\w-]+ ){{0,2}}(?:келісім|шарт|мерзім|несие|лицензия)\w*",
        r"\b{n} (?:{y}) (?:бойы|мерзім)\w*",
    ),
    "uz": (
        r"\b{n} (?:{y})(?:ga|lik) (?:[\w'-]+ ){{0,2}}(?:shartnoma|muddat|kelishuv|bitim|kredit|litsenziya)\w*",
        r"\b{n} (?:{y}) (?:davomida|muddat)\w*",
    ),
}  # fmt: skip
# Only beside a word of contracts.
_BARE = {
    "en": (r"\b(?:for|over|across) (?:(?:up|to|at|least|about|some|around|the|next|coming) ){{0,3}}{n}[ -](?:{y})", r"\b(?:contract|agreement|deal|pact|off-?take|supply) (?:[\w'-]+ ){{0,6}}(?:of|is|lasting) {n} (?:{y})", r",? {n} (?:{y}) from \d{{4}}"),
    "es": (r"\b(?:por|durante|a) (?:los próximos |unos |hasta )?{n} (?:{y})",),
    "fr": (r"\b(?:pendant|sur|pour|durant) (?:les |une durée de )?{n} (?:prochaines )?(?:{y})",),
    "pt": (r"\b(?:por|durante|ao longo de) (?:os próximos |até )?{n} (?:{y})",),
    "de": (r"\b(?:über|für|auf) (?:die nächsten |zunächst |mindestens |bis zu |die ersten |weitere )?{n} (?:{y})",),
    "ru": (r"\b(?:на|в течение|на протяжении) (?:ближайших |первых |следующих )?{n} (?:{y})",),
    "zh": (r"(?<!第)(?<!近)(?<!过去){n}(?:{y})(?:内|之内|间)(?!接)",),
    "ja": (r"{n}(?:{y})間(?!で)", ),
    "ko": (),
    "id": (),
    "tr": (),
    "ar": (),
    "kk": (r"\b{n} (?:{y})(?:ға|ге)(?!\w)",),
    "uz": (r"\b{n} (?:{y})ga(?!\w)",),
}  # fmt: skip
_CONTRACT = re.compile(
    r"\b(?:contract|agreement|deal\b|off-?take|suppl(?:y|ies|ied|ying)|deliver|loan|lend|lease|licen[cs]es?\b|concession|buy|purchas|sell\b|sells\b|sale\b|sales\b|commit|pact|accord|facility|renew|extend|repa[iy]|exclusiv|prepay|memorandum|subscri|option|"
    r"contrat|acuerdo|suminist|entreg|préstamo|crédito|convenio|compra|vend|acord|fornec|empréstimo|concess|licenç|livr|prêt|approvisionn|fournitur|enlèvement|vertr[aä]g|liefer|abnahme|vereinbar|kredit|darlehen|lizenz|pacht|bezieht|beziehen|"
    r"контракт|договор|соглашени|постав|кредит|лицензи|аренд|концесси|закуп|шарт|келісім|жеткіз|shartnoma|kelishuv|yetkaz)|合同|协议|協議|供应|供货|采购|承购|包销|交付|贷款|许可|租赁|契約|供給|調達|引き取|購入|融資|選択権|권리|買い増"
)
# What is told of a span of years when it is none of a contract's.
_NOT_BEFORE = re.compile(
    r"(?:\b(?:has|have|had|been|past|last|previous|ago|since|lowest|highest|experience|after|within|mine life|life|lives|older|should produce|could be made|aged|idle|closed|shut|operated|produced|produces|first time|besøg|vida útil|vida|desde hace|hace|últimos|últimas|depuis|dernières|derniers|vie de|vie|a été|letzten|vergangenen|seit|lebensdauer|последни\w+|прошл\w+|за последние|terakhir|son|geçen|umur tambang|life-of-mine|resource|reserves|enough)\b[^,.;]{0,24}|(?:过去|近|寿命|服务年限|开采年限|可采|创立|成立|過去|約|操業|寿命|累計|지난|최근|수명|الماضية|عمر)[^。，]{0,10})$"
)
_NOT_AFTER = re.compile(
    r"(?:'s?)? ?(?:ago|earlier|later|old\b|running|in a row|straight|before\b|of (?:the (?:war|year|century|pandemic|season)|experience|independence|history|operations?|age|reserves|life|mine life|service|existence|drought|decline|losses)|mine life|life\b|low\b|high\b|in prison|to (?:build|get|bring|construct|develop|obtain|open)|de (?:vida|experiencia|historia|antigüedad|vie|história|existência|existencia|operación)|d'existence|d'expérience|atrás|auparavant|plus tard|antes|después|depois|zuvor|später|alt\b|lang betrieben|назад|спустя|подряд|lalu|silam|önce|sonra|terakhir|前|来|后|後|以来|ぶり|연속|만에|전\b|뒤|الماضية|السابقة|قبل)"
)
_EN_MONTHS = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept?iembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|"
    "outubro|novembro|dezembro|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|märz|april|"
    "juni|juli|august|september|oktober|november|dezember"
)
_UNTIL = Table.of((
    # value, anchors, pattern: a year of which the contract's end is told
    ("until", "until|through|till|to the end of|up to|expir|running to|runs to|run to|ends in|end in|to 20|matur|valid to| due in|repa", r"\b(?:until|through|till|to (?=the (?:end|close))|lasts? to|running to|runs? to|expir\w+ (?:in|at|on)|ends? in|valid to|matur\w+ (?:in|on|date (?:of|in)|by)|(?:falls?|come) due in|repa(?:id|yable) (?:in|by)) ?(?:at least )?(?:the )?(?:(?:end|close|middle|start|beginning|first half|second half) of )?(?:(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:\d{1,2}, )?)?(?P<year>20\d\d)\b"),
    ("until", "hasta|até|jusqu|bis ", r"\b(?:hasta|até|jusqu'(?:en|à|au)|bis) (?:(?:el|o|la|fin|finales|fines|final|à la|zum|mindestens|ende|mitte|zum jahr|al menos|pelo menos) ){0,3}(?:(?:\d{1,2}[.º]?|1er|año|ano|de|del|do|mes|" + _MONTHS + r") ){0,5}(?P<year>20\d\d)\b"),
    ("until", "до ", r"\bдо (?:конца |начала |середины )?(?:(?:\d{1,2} )?(?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\w* )?(?P<year>20\d\d)\b(?: года| г\.)?"),
    ("until", "from 20|between 20|from jan|from feb|from mar|from apr|from may|from jun|from jul|from aug|from sep|from oct|from nov|from dec|early|mid|late", r"\b(?:from|between) (?:early |mid-|late )?(?:(?:\d{1,2} )?" + _EN_MONTHS + r" (?:\d{1,2}, )?)?20\d\d (?:to|until|till|through|and) (?:the end of )?(?:early |mid-|late )?(?:(?:\d{1,2} )?" + _EN_MONTHS + r" (?:\d{1,2}, )?)?(?P<year>20\d\d)\b"),
    ("until", "de 20|von 20|entre 20|du 20|zwischen 20", r"\b(?:de|von|entre|du|zwischen) 20\d\d (?:a|à|y|e|et|bis|und|hasta|até) (?P<year>20\d\d)\b"),
    ("until", "с 20", r"\bс 20\d\d (?:года )?(?:по|до) (?P<year>20\d\d) (?:год|г\.)"),
    ("until", "20", r"(?<![\d./-])20\d\d(?:-|–|—)(?P<year>20\d\d)(?![\d./-])"),
    ("until", "至|到|直至", r"(?:至|到)(?P<year>20\d\d)年"),
    ("until", "まで|까지", r"(?P<year>20\d\d)年(?:度|末|\d{1,2}月(?:末|\d{1,2}日)?)?まで|(?P<yearko>20\d\d)년(?: ?\d{1,2}월)?(?: ?말)?까지"),
    ("until", "hingga|sampai|kadar|حتى|дейін|gacha", r"\b(?:hingga|sampai) (?:dengan )?(?:akhir )?(?:tahun )?(?P<year>20\d\d)\b|\b(?P<yeartr>20\d\d)(?:'[a-zçğıöşü]+)?(?: yılı\w*)?(?: sonun\w*)? kadar|حتى (?:نهاية )?(?:عام )?(?P<yearar>20\d\d)|(?P<yearkk>20\d\d) жыл(?:ға|дың соңына|ғы)? дейін|(?P<yearuz>20\d\d)[- ]yil\w* gacha"),
))  # fmt: skip
_FIRM = re.compile(
    r"\b(?:contract|agreement|deal\b|off-?take|supply (?:contract|agreement|deal)|loan|lease|licen[cs]e|concession|pact|accord\b|valid|renew|extend|expire|in force|deliver|bonds?\b|notes\b|debentures|facility|(?:will|to) (?:buy|sell|supply|purchase)|buys|sells|contrat|acuerdo|convenio|vigencia|vigente|licencia|acord|vigência|licenç|vertrag|vereinbarung|lizenz|gilt|läuft|контракт|договор|соглашени|лицензи|действ|kontrak|perjanjian|berlaku|izin|anlaşma|sözleşme|ruhsat|шарт|келісім|shartnoma|kelishuv)|合同|协议|有效期|契約|協定|계약|협정|عقد|اتفاق"
)
_GOAL = re.compile(
    r"\b(?:prices|rose|fell|grew|demand|forecast|target|goal|expected to (?:grow|rise|reach)|deficit|market|growth|plan|by|raise|reach|increase|mine life|life|ban|quota|strategy|consumption|output to|capacity|demanda|demande|nachfrage|спрос|план|прогноз|permintaan|target|talep|hedef)\b|需求|目标|産能|需要|目標|수요|목표"
)
_LIFE = Table.of((
    # value, anchors, pattern
    ("life of mine", "life|lifetime", r"\blife[- ]of[- ](?:the[- ])?mine,? (?:[\w-]+ ){0,3}(?:off-?takes?|supply|contracts?|agreements?|deals?|royalt(?:y|ies)|streams?|purchases?|sales|arrangements?)\b|\b(?:off-?take|supply|contract|agreement|deal|deliver\w*|royalty|stream|sell|sold|buy|bought|purchase|take|sales|output|production)\b[^.;]{0,60}(?P<t>(?:for|over|throughout|during) the (?:entire |whole |full )?(?:life|lifetime) of (?:the |its )?(?:mine|project|operation|deposit))\b"),
    ("life of mine", "vida de la mina|vida útil|vida da mina|vie de la mine|lebensdauer|laufzeit der mine", r"\b(?:contrato|acuerdo|acordo|offtake|suministro|fornecimento|compra|venta|venda)[^.;]{0,60}(?P<t>(?:toda |por |durante )(?:toda )?(?:la |a )?vida (?:útil )?(?:de la |da |del |do )(?:mina|proyecto|projeto))\b|\b(?:contrat|accord|enlèvement|livraison)[^.;]{0,60}durée de vie de la mine\b|\b(?:vertrag|abnahme|liefer|vereinbarung)[^.;]{0,60}lebensdauer der mine\b"),
    ("life of mine", "срок отработки|срок жизни|срок эксплуатации", r"\b(?:контракт|договор|соглашени|поставк)[^.;]{0,60}(?P<t>на весь срок (?:отработки|жизни|эксплуатации) (?:рудника|месторождения|проекта))"),
    ("life of mine", "矿山寿命|全生命周期|矿山服务年限|鉱山寿命|鉱山の寿命|鉱山の操業期間|광산 수명|umur tambang|maden ömrü|عمر المنجم", r"(?:合同|协议|包销|承购|供应)[^。；]{0,20}(?:矿山寿命期?|矿山服务年限|全生命周期)|(?:矿山寿命期?|矿山服务年限|全生命周期)(?:内)?(?:的)?[^。；]{0,8}(?:合同|协议|包销|承购|供应)|鉱山(?:の)?(?:寿命|操業期間)(?:にわたる|にわたり|を通じ|まで)[^。]{0,12}(?:契約|供給|引き取)|광산 수명(?: 기간)? ?(?:동안|내)[^.]{0,20}(?:계약|공급)|\b(?:kontrak|perjanjian|pasokan|offtake)[^.;]{0,40}umur tambang\b|\bmaden ömrü boyunca\b|(?:عقد|اتفاق|توريد)[^.؛]{0,40}عمر المنجم"),
))  # fmt: skip
# A sentence is looked through for patterns of a language only where it counts that language's years or months.
_STEMS = {
    "en": ("year", "yr", "month"),
    "es": ("año", "mes"),
    "fr": (" an", "mois", "-an"),
    "pt": ("ano", "mês", "mes"),
    "de": ("jahr", "jähr", "monat"),
    "ru": ("лет", "год", "месяц"),
    "id": ("tahun", "bulan"),
    "tr": ("yıl", " ay"),
    "ar": ("سن", "عام", "أعوام", "شهر"),
    "zh": ("年", "月"),
    "ja": ("年", "月"),
    "ko": ("년", "개월"),
    "kk": ("жыл", "ай"),
    "uz": ("yil", "oy"),
}
# What metals are traded by on an exchange, not what they are sold by.
_FUTURES = re.compile(
    r"(?:three|3|tres|trois|três|drei|tri|тр[её]х)[ -]?(?:months?|mes\w*|mois|monat\w*|месячн\w*|месяц\w*)\b"
)
_FAR = 50  # characters before a place that are read for what speaks against it
_BESIDE = 90  # characters on either side in which a word of contracts must stand


def find_durations(low: str, lang: str | None) -> list[Term]:
    """Terms of contracts in a sentence of small letters."""
    found = [Term("term", value, start, end) for value, start, end in _LIFE.find(low)]
    for one in _langs(lang):
        if any(stem in low for stem in _STEMS[one]) and _core(one).search(low):
            words = _words(one)
            for said in (True, False):
                for pattern in _patterns(one, said=said):
                    found += _counted(low, pattern, words, said=said)
    found += _until(low)
    return longest(found)


def _counted(low: str, pattern: re.Pattern[str], words: dict[str, int], *, said: bool) -> Iterator[Term]:
    for match in pattern.finditer(low):
        before = low[max(0, match.start() - _FAR) : match.start()]
        if _NOT_AFTER.match(low, match.end()) or _FUTURES.search(match[0]):
            continue
        if not said and (
            _NOT_BEFORE.search(before) or not _is_beside(low, match.start(), match.end(), _CONTRACT)
        ):
            continue
        value = _value(match, words)
        if value:
            yield Term("term", value, match.start(), match.end())


def _is_beside(low: str, start: int, end: int, words: re.Pattern[str]) -> bool:
    return words.search(low, max(0, start - _BESIDE), end + _BESIDE) is not None


def _value(match: re.Match[str], words: dict[str, int]) -> str | None:
    groups = match.groupdict()
    if groups.get("dual"):
        return "2 years" if groups["dual"] in {"سنتين", "عامين"} else "1 year"
    first, second = _number(groups["n"], words), _number(groups["high"], words)
    unit = "month" if groups.get("m") else "year"
    if first is None or not 0 < first <= 100 or (second is not None and not first < second <= 100):
        return None
    if second is not None:
        return f"{first}-{second} {unit}s"
    return f"{first} {unit}" if first == 1 else f"{first} {unit}s"


def _number(written: str | None, words: dict[str, int]) -> int | None:
    if not written:
        return None
    if written.endswith(")"):  # "seven (7)"
        written = written[written.rindex("(") + 1 : -1]
    return int(written) if written.isdigit() else words.get(written)


def _until(low: str) -> Iterator[Term]:
    for _, start, end in _UNTIL.find(low):
        years = [int(one) for one in re.findall(r"20\d\d", low[start:end])]
        lead = low[max(0, start - _FAR) : start]
        is_span = years == sorted(set(years))  # "from 2027 to 2033", not "2030–2027"
        if years and is_span and _is_beside(low, start, end, _FIRM) and not _GOAL.search(lead):
            yield Term("term", f"until {years[-1]}", start, end)


@cache
def _langs(lang: str | None) -> tuple[str, ...]:
    """The language of a text, or all where it is not known; some quote English."""
    if lang not in _SAID:
        return tuple(_SAID)
    return (lang, "en") if lang in {"id", "tr", "uz"} else (lang,)


def _words(lang: str) -> dict[str, int]:
    return _WORDS.get(lang) or _WORDS[_JAPANESE[lang]]


@cache
def _patterns(lang: str, *, said: bool) -> list[re.Pattern[str]]:
    """What is said in so many words, or what counts only beside a word of contracts."""
    return [re.compile(_filled(pattern, lang)) for pattern in (_SAID if said else _BARE)[lang]]


@cache
def _core(lang: str) -> re.Pattern[str]:
    """A number and a unit, which each of a language's patterns holds."""
    stems = "|".join(re.escape(stem.strip(" -")) for stem in _STEMS[lang])
    return re.compile(stems if lang == "ar" else _filled(rf"{{n}}[ -]?(?:ти )?(?:{stems})", lang))


def _filled(pattern: str, lang: str) -> str:
    words = _words(lang)
    written = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    number = (
        rf"(?:(?:(?<![^\W\d_])(?:{written}) )?\(\d{{1,3}}\)|(?<![\d.,])\d{{1,3}}(?![\d])|(?<![^\W\d_])(?:{written}))"
        if lang not in {"zh", "ja", "ko"}
        else rf"(?:(?<![\d.,])\d{{1,2}}(?!\d)|{written})"
    )
    to = r"(?:\s?(?:-|–|~|to|or|a|à|bis|até|до|или|oder|至|到|から|hingga|sampai|إلى)\s?)"
    return pattern.format(n=rf"(?P<n>{number})(?:{to}(?P<high>{number}))?", y=_UNITS[lang])
