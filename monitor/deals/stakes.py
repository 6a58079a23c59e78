"""Shares of a company or a project that change hands or are to be held through a deal. Pure.

A percent is told to be a stake by the words around it, and told not to be by others: grades, price moves, shares of output,
interest rates, votes. What somebody held before ("100%-owned", "which owns 17%") is no term of the deal.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from monitor.deals.termtable import Table, Term, longest

_SIGN = r"(?:%|per ?cent\b\.?|pct\b|percentage points?|prozent\b|por ?ciento\b|por ?cento\b|pour ?cent\b|процент\w*|-?процентн\w+|пайыз\w*|foiz\w*|persen\b|yüzde\b|퍼센트|百分|(?:في|ب)?(?:ال)? ?(?:مئة|مائة|المئة|المائة)\b)"
_SIGNS = ("%", "cent", "процент", "prozent", "пайыз", "foiz", "persen", "yüzde", "ciento", "퍼센트", "مئة", "مائة", "pct")  # fmt: skip
_NUMBER = r"(?<![\da-z.,=+−-])\d{1,3}(?:[.,]\d{1,4})?(?![\d])"
_WORDS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40, "forty-nine": 49,
    "fifty": 50, "fifty-one": 51, "sixty": 60, "seventy": 70, "seventy-five": 75, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WRITTEN = "|".join(sorted(_WORDS, key=len, reverse=True))
_PERCENT = re.compile(
    rf"(?:yüzde |%)(?P<turkish>{_NUMBER.replace('%', '')})|(?P<n>{_NUMBER})(?:\s?(?:-|–|~|to|bis|a|à|до|sampai|hingga)\s?(?P<high>\d{{1,3}}(?:[.,]\d{{1,4}})?))?[\s-]?{_SIGN}|\b(?P<word>{_WRITTEN}) per ?cent\b"
)

# Right behind a percent: it is a stake whatever else is said.
_STAKE_AFTER = {
    "en": r"-?\s?(?:[\w'-]+,? ){0,3}(?:stakes?|interests?(?! (?:rate|per|a year|payment|on the|charge|income))|shareholdings?|holdings?(?! (?:ltd|inc|limited|cost))|ownership|equity(?! (?:fund|research|market|index))|participation|participating|earn-in|share (?:in|of) (?:the |its |a )?(?!world|global|output|market|production|supply|demand|revenue|profit)|shares? (?:in|of) the (?:company|project|mine|venture))\b"
    r"|,? (?:of|in) (?:the |its |their |his |all |both |an? |this |that )?(?:[\w'-]+ ){0,3}(?:shares(?! (?:voted|traded))|share capital|stock|capital|equity|company|firm|project|mine|mines|joint venture|venture|jv|business|subsidiary|operation|property|refinery|smelter|deposit|claims|licen[cs]es?|tenements?|consortium|miner|enlarged group|combined (?:group|company|entity)|new company|vehicle|partnership|plant|merged (?:group|company)|holding company|developer|explorer|enlarged)\b(?! (?:sales|output|production|revenue|costs?))",
    "es": r"\s(?:de |en )?(?:(?:el |la |los |las |su |sus |del |al )?(?:[\w-]+ ){0,3})?(?:acciones|capital|participación|participaciones|propiedad|paquete|sociedad|empresa|proyecto|mina|compañía|filial|yacimiento|de propiedad|consorcio|minera|empresa conjunta|accionar\w+|inicial|adicional|restante)\b",
    "fr": r"\s(?:d[eu] |des |de la |du |dans |d')?(?:(?:le |la |les |son |ses |l')?(?:[\w-]+ ){0,2})?(?:capital|parts?(?! de marché)|actions|participation|société|projet|mine|coentreprise|filiale|entreprise|titres|gisement|l'entreprise|groupe minier)\b",
    "pt": r"\s(?:d[eoa]s? |n[oa]s? |em )?(?:(?:[\w-]+ ){0,3})?(?:ações|capital|participação|participações|empresa|projeto|mina|companhia|sociedade|joint venture|quotas|controle|mineradora|adicional|restante)\b",
    "de": r"(?:ige|iger|igen|-)?\s?(?:(?:der|des|am|an der|an dem|an|vom|von|seiner|ihrer|die|die restlichen) )?(?:[\w-]+ ){0,2}(?:\w*anteile?n?s?|beteiligung\w*|aktien|kapitals?|stammkapitals?|unternehmens?|projekts?|mine|joint ventures?|gemeinschaftsunternehmens?|gesellschaft|tochter\w*|firma)\b|(?:ige|iger|igen) (?:[\w-]+ )?(?:beteiligung|anteil)\w*",
    "ru": r"(?:-?\w{0,4})?\s(?:(?:в |от |из )?(?:[\w«»-]+ ){0,3})?(?:акци[йиями]+\w*|дол[яиюей]+\b|долей|пакет\w*|уставн\w+ капитал\w*|капитал\w*|в капитале|проект[ае]\b|компани[ия]\b|предприяти[ияе]\b|участи\w+|бизнес\w*|месторождени\w+|совместн\w+ предприяти\w+|сп\b)|\s(?:получит|достанутся|достанется|будет принадлежать|перейд[её]т|отойд[её]т|перешл\w+|останется у|сохранит)|\s(?:(?:ооо|ао|пао|оао|тоо|зао)\b)",
    "zh": r"左右?(?:的)?(?:股权|股權|股份|权益|權益|股本|持股|股|份额)|[^。；，%]{0,16}?(?<!总)(?:股权|股權|股份|权益|權益|出资额|控股权|已发行股)",
    "ja": r"(?:の|分の|分)?(?:株式|権益|出資|持ち分|持分|株を|を出資|取得|の権利|を保有する(?:こと|ように))|を?(?:出資|取得|譲渡|売却|握る|買い取|買い増|引き受け|引き渡)",
    "ko": r"(?:의|를|을)? ?(?:지분|주식|권익|출자|인수)",
    "id": r"\s(?:dari )?(?:(?:[\w-]+ ){0,2})?(?:saham(?! turun)|kepemilikan|porsi|ekuitas proyek|divestasi|participating interest|hak|jatah|di tambang|di proyek|di perusahaan|modal)\b",
    "tr": r"(?:'?[\w]{0,6})?\s?(?:(?:[\w-]+ ){0,2})?(?:hisse\w*|pay[ıi]?\w{0,6}\b|ortak\w*|sermaye\w*|iştirak\w*|payını)",
    "ar": r"\s?(?:من |في )(?:ال)?(?:\w+ ){0,2}(?:ال)?(?:أسهم|رأس|رأسمال|حصة|شركة|مشروع|منجم|مشروعها|أسهمها|المشروع|الشركة|المنجم|حصص)",
    "kk": r"\s(?:[\w-]+ ){0,2}(?:үлес\w*|акция\w*|пакет\w*)",
    "uz": r"(?:lik)?\s(?:[\w'-]+ ){0,2}(?:ulush\w*|aksiya\w*|pay\w*)",
}  # fmt: skip
_FILL_EN = r"(?:up to|as much as|an?|the|another|remaining|additional|about|some|around|roughly|at least|further|its|their|initial|other|full|of|for|to|outstanding|final|first|almost|nearly|over|more than|just|in|it|close to)"
# Right before a percent.
_STAKE_BEFORE = {
    "en": rf"(?:\b(?:acquir\w+|buy(?:s|ing)?|bought|purchas\w+|tak(?:e|es|ing|en)|took|sell(?:s|ing)?|sold|earn(?:s|ing|ed)?|earn-in|retain\w*|keep(?:s|ing)?|kept|dispos\w+ of|divest\w*|secur(?:e|es|ed|ing)|transfer\w*|receiv\w+|control of|(?:will|would|to|shall|could|may|can|then|must|and) (?:\w+ )?(?:own|hold|have|control|get|reach|be owned|be held|hand over)|giv(?:e|es|ing|en)|hand(?:s|ed)? over|end(?:s|ed|ing)? up with|left with|stakes?|interests?|holdings?|shareholdings?|ownership|equity|participation|subscrib\w+ for|gets|contribut\w+|rais\w+ (?:its |their )?(?:stake|holding|interest|shareholding)|remaining|earn\w* (?:in|up)|offer(?:s|ed|ing)? for) (?:from [\d.,]{{1,8}} ?(?:%|per ?cent) )?(?:{_FILL_EN} ){{0,4}}(?:[$€£]?\d[\d.,]* ?\w{{0,8}} for )?$)|\b(?:paid|pays|paying|pay)\b[^.;]{{0,40}}\bfor (?:{_FILL_EN} ){{0,3}}$|\bowned $",
    "es": r"\b(?:adquir\w+|compr(?:a|ar|ó|aron|ará)|vend(?:e|er|ió|erá|ieron)|queda(?:rá|n|ron|rse)? con|se quedó con|conserv\w+|ret(?:iene|endrá|ener|uvo)|mant(?:iene|endrá|ener)|traspas\w+|alcanz\w+|llegar? (?:al|a)|controlar(?:á|ía)?|entra con|tendrá|tendría|poseerá|participación|cesión|ced\w+|particip\w+ con|venta|tomar?|obten\w+|hacerse con|hacerse|hizo con|sube?|elev\w+ (?:su participación )?|aumentar|restante|por|pasó a controlar) (?:(?:de|del|al|el|un|la|hasta|otro|su|con|a|cerca|alrededor|restante|una participación|participación|inicial|adicional|paquete) ){0,5}$",
    "fr": r"\b(?:acqu[ée]r\w+|achèt\w+|achet\w+|rach[eè]t\w+|repr(?:is|end|endre)|vend(?:re|u|s)?|cèd\w+|céd\w+|pr(?:end|is|endre|endra)|déten(?:ir|ait|ira)|détiendra\w*|obt(?:ient|enir|iendra)|garde\w*|conserv\w+|participation|hauteur|part|parts|donnera|contrôlera|mont(?:e|er|era) (?:à|au)|port\w+ (?:sa participation )?|entre\w* au capital|grimpe|restants?|en détenir|possédait) (?:(?:de|d'|du|à|les?|la|un|une|jusqu'à|ses|leurs|sa|environ|autour|restants?|nationale|à hauteur|participation|supplémentaires?) ){0,5}$",
    "pt": r"\b(?:adquir\w+|compr(?:a|ar|ou|aram|ará)|vend(?:e|er|eu|eram|erá)|fic(?:a|am|ará|arão|ou) com|mant(?:ém|er|erá|iveram)|deterá|terá|participação|fatia|cessão|ced\w+|obt\w+|assum\w+|elev\w+|aument\w+|restantes?|controlará|chegar) (?:(?:de|dos?|da|os?|a|um|uma|até|outros?|sua|seus|com|cerca|em|restantes|participação|fatia|adicional) ){0,5}$",
    "de": r"\b(?:erwirbt|erwerben|erwarb|kauft\w*|kaufen|übernimmt|übernehmen|übernahm|verkauft|verkaufen|beteiligung|beteiligt\w*|anteil|anteile|behält|behalten|sichert sich|erhält|erhalten|halten|mehrheit|aufstocken|aufgestockt|steigt|aktien|veräußert|paket|hält künftig|künftig|restlichen) (?:(?:von|mit|sich|zu|rund|bis|an|die|den|eine[nr]?|weitere[nr]?|auf|etwa|knapp|gut|in höhe|restlichen|übrigen|einen anteil|der|um) ){0,5}$",
    "ru": r"(?:\b(?:приобр\w+|купи\w+|куп[ия]\w*|покуп\w+|выкуп\w+|прода\w+|дол[яюией]\w*|пакет\w*|получ\w+|сохран\w+|доля участия|перешл\w+|переход\w+|передач\w+|передаст|передал\w*|будет владеть|будут владеть|консолидир\w+|увелич\w+ (?:[\w-]+ )?(?:долю|пакет)|довести|принадлежит теперь|достан\w+|уступ\w+|останется|войд[её]т с|контрол\w+ над) (?:(?:до|в|от|с|еще|ещё|около|почти|свои|оставшиеся|остальные|ей|ему|им|размером|размере|участия|все|всего|на|акций|порядка|примерно|менее|более|за|него|права|сделке) ){0,4})$",
    "zh": r"(?:持股|股权|股權|股份|收购|收購|受让|受讓|购买|购入|拿下|买下|入股|出让|转让|轉讓|出售|增持|权益|權益|控股|认购|取得|获得|持有|占股|占|出资|出資)(?:比例)?(?:将|為|为|至|升至|升到|提升至|增至|到|达到|达|其|约|的|了|其余|剩余|公司|比例|合计|目标公司|标的公司|不超过|最多|最高)*(?:[^。；，\d]{0,14})$",
    "ja": r"(?:株式|権益|出資比率|持ち分|持分|出資|保有比率|議決権)(?:の|は|を|が|で|に|の(?:うち|約|残り|最大)|うち|最大|最終的に|残り|約|比率|すべて|それぞれ|まで|、)*$|(?:手元に残るのは)(?:最終的に)?$",
    "ko": r"(?:지분|주식|지분율)(?:을|은|이|의|율|율을|율은)? ?(?:총|약|최대|나머지|각각|기존)? ?$",
    "id": r"\b(?:menguasai|menggenggam|mengakuisisi|membeli|akuisisi|menjual|mengambil|porsi|saham|kepemilikan|mempertahankan|memiliki|sisanya|melepas|memegang|hak|diberi|bagian|hingga|divestasi|mendapat(?:kan)?) (?:(?:hak|hingga|sebesar|sekitar|sebanyak|porsi|saham|kepemilikan|mayoritas|sampai|atas|tambahan|akan|menjadi|maksimal|total|yaitu) ){0,4}$",
    "tr": r"(?:hisse\w*|pay\w{0,5}|ortaklı\w+|kalan|kalanı|ki|daki|deki|taki|teki|projesinin|şirketin(?:in)?|madeninin|ocağının|firmanın|şirketine|madenin) (?:en fazla |yaklaşık |kalan |toplam )?$",
    "ar": r"(?:حصة|حصته|حصتها|حصص|استحواذ\w*|الاستحواذ|تستحوذ|يستحوذ|استحوذت|تملك|تمتلك|ملكية|شراء|تشتري|بيع|يحتفظ|تحتفظ|احتفاظ\w*|ستملك|مساهمة) (?:(?:على|نسبة|نسبتها|بنسبة|حصة|تبلغ|قدرها|إلى|نحو|من|بـ|ما|الـ) ?){0,4}$",
    "kk": r"(?:акция\w*|пакет\w*)(?:\s[\w-]+){0,1} $",
    "uz": r"(?:aksiya\w*|paket\w*)(?:\s[\w'-]+){0,1} $",
}  # fmt: skip

_MINERAL = r"(?:li2o|u3o8|tio2|wo3|v2o5|p2o5|k2o|treo|nb2o5|sno2?|cu|ni|co|zn|pb|mn|reo|fe|cuo?eq|nieq|copper|nickel|lithium|cobalt|zinc|graphite|tungsten|tin|manganese|uranium|vanadium|niobium|iron|purity|pure|grade|grades|oxide|oxides|moisture|sulphur|carbon|cgt?|tgc|antimony|cobre|litio|cuivre|níquel|zinco|медь|меди|никел\w+|лити\w+)"
# Whatever the words before say, what follows tells another percent.
_NEVER_AFTER = re.compile(
    rf"-?\s?(?:[\w'-]+ ){{0,1}}{_MINERAL}\b|\s?(?:-owned|-held|-controlled|-state-owned|owned\b|basis\b|tariff|duty|duties|tax\b|royalt|net smelter|nsr|gross|coupon|discount|premium|more\b|less\b|higher|lower|dearer|cheaper|up\b|down\b|off\b|a year|per year|per annum|annually|year[- ]on[- ]year|growth|increase|rise|drop|decline|fall\b|jump|gain\b|of (?:the )?(?:votes?|ballots|shares voted|spot\b|workers|employees|electricity))"
    r"|,? (?:of|in|from|to) (?:(?:the|its|their|total|all|annual|planned|expanded|expected|nameplate|whatever|any|future|china's|world's|our|[\w-]+'s|france's|first|phase|stage|\d|country's|global|mine's|plant's|project's|nation's|combined|lithium|cobalt|nickel|copper|graphite|uranium|rare earths?|refined|battery-grade|primary|known) ){0,4}(?:output|production|supply|supplies|demand|consumption|market|trade|imports?|exports?|capacity|off-?take|sales|revenues?|world|volumes?|needs|requirements|profits?|earnings|cash ?flow|proceeds|reserves|resources?|costs?|capex|tonnes|tons|concentrates?|ore|metal|platinum|gold|silver|gallium|germanium|oxide|deposits? in|price|prices|purchase price|consideration|value|salary|electricity|budget|spending|debt|tonnage|stock market|electorate|total|spodumene|sulphate|carbonate|hydroxide|material|product|ounces|germanium)\b"
    r"|\s(?:(?:de|del|da|do|dos|das|du|des|der|des|de la|de los|de las|от|dari) )?(?:(?:su|sus|sa|ses|leur|sua|seus?|seiner|ihrer|ihre|eigenen|его|их|своей|своего|всей|la|los|las|toda|total|mundial|anual|annuelle|mondiale|weltweiten?|globalen?|мировой|мировых|российской|общего|годового|toda a|totale) ){0,2}(?:producción|oferta|demanda|ventas|exportaciones|importaciones|ingresos|consumo|mercado|reservas|capacidad|interanual|más|menos|production|offre|demande|ventes|exportations|consommation|marché|réserves|capacité|plus|moins|produção|vendas|capacidade|receitas?|de plus|de moins|mais|que\b|menos|produktion|förderung|angebots?|nachfrage|weltmarkts?|bedarfs?|umsatz\w*|jährlich|mehr|weniger|скидк\w+|продукции|добычи|производства|выпуска|поставок|экспорта|импорта|рынка|запасов|потребност\w+|спроса|годовых|больше|меньше|пошлин\w+|produksi|pasokan|cadangan|kebutuhan|ekspor|impor|bunga|utang|pajak|dibanding\w*|secara tahunan|cobre|cuivre|mehr)\b"
    r"|\s?(?:高|安|増|減|超の|下落|上昇|关税|关税|关税率|利率|增长|下降|下滑|上涨|下跌|的产量|的产能|的供应|的市场|的利率|'?\w{0,4} ?(?:yıllık|faiz|arttı|artış|düştü|düşüş|sıçradı|yükseldi|geriledi|değer))|(?:的)?(?:全球|世界|국내|세계|전세계)|[^。；，]{0,3}(?:产量|产能|市场|供应|储量|品位|需求)|(?:이상|가까이|나)? ?(?:상승|하락|증가|감소|올랐|내렸|급등|급락|관세|금리)|\s?(?:من |في )?(?:ال)?(?:إنتاج|إمدادات|احتياطيات|الطلب|الإنتاج|الاحتياطيات|العالمي|المعروض)"
)
_NEVER_BEFORE = re.compile(
    r"(?:\b(?:bears?|bearing|charg\w+|carr(?:y|ies|ying)|accru\w+|by|up|down|rose|rises?|fell|falls?|gain(?:ed|s)?|lost|los(?:es|ing)|grew|grows?|climb\w*|jump\w*|drop\w*|slid|slip\w*|surg\w+|plung\w+|soar\w*|leap\w*|leapt|add(?:ed|s)|grading|grades?|grade of|averag\w+|yield\w*|interest of|rate of|rates? (?:at|to)|coupon of|tax of|duty of|tariffs? of|royalty of|premium of|discount of|margin of|at|irr of|recovery of|purity of|than|inflation|dividend|turnout|minus|plus|"
    r"subió|bajó|cayó|creció|aumentó|ley de|tasa de|caída (?:fue )?del|alza del|subiram|caíram|cresc\w+|recuo de|alta de|teneur de|hausse de|baisse de|taux (?:fixe )?de|gagn\w+|perd\w*|recul\w+|stieg um|fiel um|um|zins\w* von|gehalt von|выросл\w+ на|упал\w+ на|снизил\w+ на|увеличил\w+ на|подорожал\w+ на|подешевел\w+ на|содержани\w+|ставк\w+|под|прибавил\w+|потерял\w+|naik|turun|melemah|menguat|anjlok|bunga|kadar|tarif|pajak|tumbuh)) "
    r"(?:(?:a|an|about|some|almost|nearly|of|just|over|around|the|un|el|hasta|environ|de|près|rund|fast|до|около|more than|as much as|only|another|sekitar|another|than|до) ){0,3}$|(?:品位|关税|利率|增长|下降|上涨|下跌|同比|跌|涨|升|增|含量|纯度|税率|품위|함량|관세|금리|平均|純度|金利|関税|tenör\w*|faiz\w*|بنسبة نمو|فائدة|ضريبة|ارتفع\w* بنسبة|انخفض\w* بنسبة|زاد\w* بنسبة|تراجع\w* بنسبة)(?:[^。；，]{0,6})$|(?:产量|產量|产能|供应|市场|需求|储量|消费|份额|进口|出口|营收|收入|利润|成本|资产|比重|占比|生産|需要|市場)[^。，；]{0,4}$|[+=±]\s?$"
)
# Held before the deal and told as background.
_HELD = re.compile(
    r"\b(?:(?<!will )(?<!would )(?<!to )(?<!and )owns?|has|holds?|had|held|owned|holding|controls|already (?:owns|has|holds)|which (?:owns|has|holds)|tiene|posee|detém|détient|hält|besitzt|владеет|имеет|принадлежало|memiliki(?: saat ini)?) (?:(?:an?|about|some|the|already|un|el|uma?|rund|ya|déjà|bereits|just|almost|nearly|over|more than|around|roughly) ){0,2}$"
)
_STILL = re.compile(
    r"(?:仍|至今|目前|原本|一直)[^。；，]{0,8}$|(?:already|currently|still|since|actualmente|déjà|bereits|saat ini|уже|сейчас|すでに|既に|現在)\b[^.;,]{0,20}$"
)
_VOTES = re.compile(r"\b(?:ballots|votes cast|turnout)\b|表决权总数|赞成票")
_OPEN = re.compile(r"\b(?:will|would|to|could|may|can|must|shall|then) (?:\w+ ){0,1}(?:own|hold|have)\b")

_WHOLES = Table.of((
    # value, anchors, pattern
    ("majority", "majority|controlling", r"\b(?:majority|controlling) (?:[\w-]+ )?(?:stakes?|interests?|shareholdings?|holdings?|shares?|ownership|equity|control)\b(?! holder)|\bmajority (?:of (?:the |its )?(?:shares|stock|capital|equity|company))\b"),
    ("majority", "mayoritari|majoritári|majoritair|majorité du capital|mayoría accionaria|mayoría de|maioria", r"\b(?:participación|paquete|control|participação|fatia|controle) (?:accionaria |acionária )?(?:mayoritari[oa]|majoritári[oa])\b|\bparticipations? majoritaires?\b|\bmajorité du capital\b|\bmayoría (?:accionaria|de las acciones|del capital)\b|\bmaioria (?:acionária|das ações|do capital)\b"),
    ("majority", "mehrheit|контрольн|控股权|控股權|過半|控股地位|多数股权|경영권|과반|mayoritas|çoğunluk|أغلبية|مسيطرة", r"\bmehrheits(?:beteiligung|anteil|paket)\w*|\b(?:aktien|kapital|anteils)mehrheit\w*|\bmehrheit (?:an|der (?:anteile|aktien)|am)\b|\bконтрольн\w+ (?:пакет|дол)\w*|(?:控股|多数)(?:权|權|股权)|(?:株式|権益|議決権)の?過半(?:数)?|(?:の)過半(?:数)?(?:を(?:取得|握|譲渡|売却))|과반 ?(?:지분|주식)|\b(?:saham|kepemilikan|porsi) mayoritas\b|\bçoğunluk (?:hisse|pay)\w*|حصة (?:أغلبية|الأغلبية|مسيطرة|حاكمة)"),
    ("minority", "minority", r"\b(?:minority|non-controlling) (?:[\w-]+ )?(?:stakes?|interests?|shareholdings?|holdings?|shares?|investment|equity|ownership)\b"),
    ("minority", "minoritari|minoritári|minoritair|minderheit|миноритарн|少数股权|少數股權|少数株|마이너|소수 지분|minoritas|azınlık|أقلية", r"\b(?:participación|paquete|participação|fatia) (?:accionaria |acionária )?(?:minoritari[oa]|minoritári[oa])\b|\bparticipations? minoritaires?\b|\bminderheits(?:beteiligung|anteil)\w*|\bминоритарн\w+ (?:пакет|дол)\w*|少(?:数|數)(?:股权|股權|权益)|少数(?:株式|持分|出資)|소수 ?지분|\b(?:saham|kepemilikan) minoritas\b|\bazınlık (?:hisse|pay)\w*|حصة (?:أقلية|الأقلية)"),
    ("half", "half|50:50|50-50|50/50|fifty-fifty", r"\b(?:a |one |the other |its )?half[- ](?:stake|share(?! (?:of the year|year))|interest|owner|ownership)\b|\bhalf (?:of|the) (?:the |its |all )?(?!what)(?:[\w'-]+ ){0,2}(?:company|project|mine|shares|equity|capital|venture|smelter|refinery|business|share capital|deposit|operation|subsidiary)(?!'s|[\w'])|\b(?:50[:/-]50|fifty-fifty) (?:joint[- ]venture|jv|partnership|venture|basis|owned|ownership|company|split|partners?)\b"),
    ("half", "mitad|metade|moitié|hälfte|половин|一半|半数|半分|절반|separuh|setengah|yarısı|yarı yarıya|نصف", r"\b(?:la )?(?:mitad|metade) (?:de |del |da |do |dos |das )(?:el |la |las |los |su )?(?:acciones|capital|empresa|proyecto|mina|sociedad|ações|projeto|companhia)\b|\bmoitié (?:du |de la |des |de )(?:capital|mine|projet|société|parts|actions|coentreprise)\b|\bhälfte (?:der|des|am|an der) (?:anteile|aktien|kapitals?|projekts?|mine|gesellschaft|unternehmens)\b|\bполовин\w+ (?:акций|доли|проекта|компании|предприятия|капитала|рудника|пакета)|(?:一半|半数)(?:的)?(?:股权|股份|权益)|(?:株式|権益)の半(?:数|分)|(?:지분|주식)(?:의)? ?절반|절반(?:의)? ?지분|\b(?:separuh|setengah) (?:saham|kepemilikan)\b|\b(?:hisse\w*|projenin|şirketin|madenin) yarısı\w*|\byarı yarıya ortak\w*|نصف (?:أسهم|حصة|المشروع|الشركة|المنجم|رأس)"),
    ("third", "third", r"\b(?:a|one) third (?:of (?:the |its )?(?!what)(?:[\w'-]+ ){0,2}(?:company|project|mine|shares|equity|capital|venture|smelter|refinery|business|deposit)(?!'s|[\w'])|stake|interest|share (?:in|of))\b|\b(?:one|a)-third (?:stake|interest|share)\b"),
    ("third", "tercio|terço|tiers du|drittel|треть|三分之一|3分の1|sepertiga|üçte bir|ثلث", r"\b(?:un )?(?:tercio|terço) (?:del? |d[aeo]s? )(?:las? |los? )?(?:acciones|capital|empresa|proyecto|mina|ações|projeto)\b|\btiers (?:du capital|des parts|des actions)\b|\bdrittel (?:der|des|am) (?:anteile|aktien|kapitals?|projekts?)\b|\bтреть (?:акций|доли|проекта|компании|капитала)|三分之一(?:的)?(?:股权|股份|权益)|(?:株式|権益)の3分の1|\bsepertiga saham\b|\bhisse\w* üçte bir\w*|ثلث (?:أسهم|حصة|المشروع|الشركة|المنجم)"),
    ("quarter", "quarter", r"\b(?:a|one) quarter (?:of (?:the |its )?(?!what)(?:[\w'-]+ ){0,2}(?:company|project|mine|shares|equity|capital|venture|smelter|refinery|business|deposit)(?!'s|[\w'])|stake|interest|share (?:in|of))\b|\bquarter[- ](?:stake|interest|share)\b"),
    ("quarter", "cuarta parte|um quarto|quart du|quart des|viertel|четверть|四分之一|4分の1|seperempat|dörtte bir|ربع", r"\bcuarta parte (?:del? )(?:las? |los? )?(?:acciones|capital|empresa|proyecto|mina)\b|\bum quarto d[aeo]s? (?:ações|capital|empresa|projeto)\b|\bquart (?:du capital|des parts|des actions)\b|\bviertel (?:der|des|am) (?:anteile|aktien|kapitals?|projekts?)\b|\bчетверть (?:акций|доли|проекта|компании|капитала)|四分之一(?:的)?(?:股权|股份|权益)|(?:株式|権益)の4分の1|\bseperempat saham\b|\bhisse\w* dörtte bir\w*|ربع (?:أسهم|حصة|المشروع|الشركة|المنجم)"),
    ("100%", "all |outright|entire|whole of", r"\ball (?:of )?(?:the |its )?(?:issued |outstanding |issued and outstanding |remaining |ordinary |common )*(?:shares|share capital|equity|stock)\b|\b(?:entire|whole of the) (?:issued )?(?:and outstanding )?(?:ordinary )?(?:share capital|shareholding|equity|stake|interest)\b"),
    ("100%", "totalidad|totalité|totalidade|sämtliche|全部|すべての株|全株|完全子会社|지분 전량|전량|seluruh saham|tamamı|كامل", r"\btotalidad (?:de las acciones|del capital|accionaria)\b|\btotalité (?:du capital|des actions|des parts)\b|\btotalidade (?:das ações|do capital)\b|\bsämtliche (?:aktien|anteile)\b|全部(?:已发行)?(?:股权|股份|权益)|全株式|すべての株式|完全子会社(?:化|とする|にする)|지분 ?전량|\bseluruh saham\b|\bhisse\w* tamamı\w*|كامل (?:أسهم|حصة|حصته|حصتها|رأس)"),
))  # fmt: skip

_MOST = 60  # percents that are read of a sentence: what has more is a table
_REACH = 70  # characters that are read on either side of a percent
_BREAK = re.compile(r"[;。；!?！？]|[.:] ")


# A venture that is shared 60:40, of which the first share is told.
_SPLIT = re.compile(
    r"(?<![\d:/-])(?P<first>\d\d) ?[:/-] ?(?P<second>\d\d)(?= (?:joint[- ]venture|jv|venture|partnership|split|ownership))"
    r"|\b(?:shared|split|owned) (?P<first2>\d\d)[:/-](?P<second2>\d\d)\b"
)
_TENTH = "[一二两兩三四五六七八九1-9]"
_TENTHS = re.compile(  # 三成股权, 権益の3割
    rf"(?P<before>{_TENTH})(?:成|割)(?:多|半)?(?=(?:的|の)?(?:股权|股權|股份|权益|株式|権益|出資))"
    rf"|(?<=[股权份益權株資式])の?(?P<after>{_TENTH})(?:成|割)(?!引|増|减|減|高|安|超)"
)
_DIGITS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def _shares(low: str) -> Iterator[Term]:
    """Stakes that are written as a split or in tenths."""
    if ":" in low or "/" in low or "-" in low:
        for match in _SPLIT.finditer(low):
            first, second = (int(match[one] or match[f"{one}2"]) for one in ("first", "second"))
            if first + second == 100 and first != second:
                yield Term("stake", f"{first}%", match.start(), match.end())
    if "成" in low or "割" in low:
        for match in _TENTHS.finditer(low):
            digit = match["before"] or match["after"]
            yield Term("stake", f"{10 * (_DIGITS.get(digit) or int(digit))}%", match.start(), match.end())


def find_stakes(low: str, lang: str | None) -> list[Term]:
    """Stakes in a sentence of small letters."""
    found = [Term("stake", value, start, end) for value, start, end in _WHOLES.find(low)]
    found += _shares(low)
    if any(sign in low for sign in _SIGNS):
        before, after = _patterns(lang)
        for match in islice(_PERCENT.finditer(low), _MOST):
            value = _value(match)
            if value and _is_stake(low, match.start(), match.end(), before, after):
                found.append(Term("stake", value, match.start(), match.end()))
    return longest(found)


def _value(match: re.Match[str]) -> str | None:
    """ "19,90" is 19.9%; more than the whole is no stake."""
    if match["word"]:
        return f"{_WORDS[match['word']]}%"
    low = float((match["n"] or match["turkish"]).replace(",", "."))
    high = float(match["high"].replace(",", ".")) if match["high"] else low
    if not 0 < low <= high <= 100:
        return None
    return f"{low:.4g}%" if low == high else f"{low:.4g}-{high:.4g}%"


def _is_stake(low: str, start: int, end: int, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    lead = low[max(0, start - _REACH) : start]
    lead = _BREAK.split(lead)[-1]
    if _NEVER_AFTER.match(low, end) or _NEVER_BEFORE.search(lead):
        return False
    if _VOTES.search(lead) or _STILL.search(lead):
        return False
    if _HELD.search(lead) and not _OPEN.search(lead):
        return False
    return after.match(low, end) is not None or before.search(lead) is not None


@lru_cache(maxsize=32)
def _patterns(lang: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before and after a percent: in the text's language and in English, or in all where it is not known."""
    chosen = (
        ("en", lang)
        if lang in _STAKE_AFTER and lang != "en"
        else ("en",)
        if lang == "en"
        else tuple(_STAKE_AFTER)
    )
    both = ("|".join(f"(?:{table[one]})" for one in chosen if one) for table in (_STAKE_BEFORE, _STAKE_AFTER))
    first, second = (re.compile(pattern) for pattern in both)
    return first, second
