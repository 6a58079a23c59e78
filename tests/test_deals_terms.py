"""Terms of deals and names of sites, as the press of fourteen languages writes them, and what only looks like them.

A row of a table is language, value (several parted by "+"), sentence; the rows without a value must tell nothing of the fact.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.deals.sites import find_sites
from monitor.deals.terms import FACTS, find_terms

LANGUAGES = ("en", "es", "fr", "pt", "de", "ru", "zh", "ja", "ko", "id", "tr", "ar", "kk", "uz", None)


def rows(table: str) -> list[tuple[str, tuple[str, ...], str]]:
    found = []
    for line in table.strip().splitlines():
        lang, values, text = (part.strip() for part in line.split("|"))
        found.append((lang, tuple(sorted(one.strip() for one in values.split("+") if one.strip())), text))
    return found


STAKES = rows("""
en | 51% | Orsk agreed to buy a 51% stake in the Mount Brack mine
en | 19.9% | It will subscribe for 19.9% of the company's shares
en | 49% | The trader sells its 49% interest in the smelter
en | 60% | Under the deal the fund will own 60% of the joint venture
en | 30% | The explorer can earn up to 30% by drilling for two years
en | 15% | The state receives 15% of the new company
en | 80% | She paid $90 million for 80% of the copper project
en | 25% | a 25 per cent shareholding passes to the lender
en | 15% | The bank takes a fifteen per cent stake
en | 50% + 75% | It may earn 50%, then raise its interest to 75%
en | 60% | They formed a 60:40 joint venture
en | 19.9% | It raised its stake from 9.9% to 19.9%
en | majority | The group is buying a majority stake in the refinery
en | majority | Talks over a controlling interest went on
en | minority | A minority shareholding goes to the carmaker
en | half | It sells half of the project to a trading house
en | half | They set up a 50:50 joint venture
en | quarter | A quarter of the company is for sale
en | third | The fund takes a one-third stake
en | 100% | It acquires all of the issued shares of Brack Lithium
en | 40-45% | It may end up with 40 to 45% of the venture
es | 51% | La minera se queda con el 51% del proyecto
es | 30% | Compra el 30% de las acciones por 20 millones
es | majority | Negocia una participación mayoritaria en la mina
es | half | Vende la mitad del capital
fr | 49% | Le groupe va acquérir 49 % du capital de la société
fr | 9.9% | Il prend 9,9 % des parts
fr | majority | Une participation majoritaire sera cédée
pt | 70% | A empresa vai comprar 70% das ações da mineradora
pt | 18.9% | A parceira fica com 18,9% do capital
de | 25.1% | Der Konzern übernimmt 25,1 Prozent der Anteile
de | 10% | Eine zehnprozentige Tranche, also 10 Prozent am Kapital
de | majority | Sie sichert sich die Aktienmehrheit
ru | 60% | Холдинг выкупил 60% акций рудника
ru | 24.5% | Доля 24,5% в проекте перейдет банку
ru | majority | Инвестор получит контрольный пакет
zh | 51% | 公司拟收购该矿业公司51%股权
zh | 100% | 将受让标的公司全部股权
zh | 40% | 双方成立合资公司，甲方持股40%
zh | 30% | 公司拟受让其三成股权
ja | 30% | 鉱山の権益の3割を取得する
zh | 19.9% | 認購新股後佔19.9%股權
ja | 40% | 商社は鉱山の権益40％を取得する
ja | 51% | 株式の51％を売り渡す契約を結んだ
ko | 30% | 광산 지분 30%를 인수한다
ko | 100% | 회사는 지분 전량을 매각한다
id | 51% | Perusahaan mengambil 51 persen saham tambang itu
id | majority | Grup itu membeli saham mayoritas
tr | 80% | Şirket madendeki yüzde 80 hissesini satıyor
tr | 45% | Projenin %45 hissesi devredilecek
ar | 49% | تستحوذ الشركة على حصة 49% من المنجم
kk | 50% | Компания жобадағы 50 пайыз үлесін сатады
uz | 45% | Fransiya tomoni 45 foiz ulush oladi
""")  # fmt: skip
NO_STAKES = rows("""
en | | The hole cut 12 m at 1.2% Li2O
en | | Shares went up 4% on the news of the mine
en | | China holds 60% of global supply
en | | The loan bears 8% interest
en | | Output grew by 12% at the mine
en | | The offer is a 40% premium to the closing share price
en | | The buyer takes 35% of annual production
en | | Work at the 100%-owned Brack project goes on
en | | Holders of 70% of the votes cast said yes
en | | The country put a 15 per cent tax on exports
en | | Rivals own 17% of the explorer
en | | The contract covers 80% of planned output
en | | Half of the year was lost to rain
en | | A royalty of 2% is due on sales
es | | La producción cayó un 4% interanual
fr | | La teneur est de 1,4 % et le titre gagne 6 %
pt | | As exportações cresceram 12% em um ano
de | | Die Aktie stieg um 5 Prozent
ru | | Выручка выросла на 32% за год
zh | | 营业收入同比增长60.07%
zh | | 中国占全球稀土产量的60%
ru | | Завод продал 30% продукции в Китай
de | | Der Konzern verkauft 40 Prozent seiner Produktion
es | | Vendió el 40% de su producción de litio
id | | China menguasai 60 persen pasokan dunia
ja | | 同社株は一時2％下げた
ko | | 매출이 12% 증가했다
id | | Harga nikel naik 8,3 persen secara tahunan
tr | | Bakırda fiyat yüzde 5 arttı
ar | | ارتفع الإنتاج بنسبة 12%
""")  # fmt: skip

DURATIONS = rows("""
en | 10 years | They signed a ten-year offtake agreement
en | 5 years | a 5-year binding spodumene supply contract with the smelter
en | 7 years | The contract has a term of seven years
en | 3 years | The accord was extended by three years
en | 15 years | The loan is repayable over 15 years
en | 5 years | Brack will sell its concentrate for the first five years of production
en | 18 months | An exclusivity period of 18 months begins now
en | 12 years | The facility has a tenor of 12 years
en | 5 years | The agreement can be renewed for another five years
en | 8 years | It will buy 20,000 tonnes a year for eight years
en | 20 years | The licence is valid for 20 years
en | until 2035 | The supply contract runs until 2035
en | until 2030 | Deliveries under the agreement last through December 2030
en | life of mine | They agreed a life-of-mine offtake for the zinc concentrate
en | life of mine | The stream covers gold sold over the life of the mine
en | 2 years | The mill booked two years of concentrate
en | until 2030 | The offtake contract runs until 31 December 2030
en | until 2033 | Deliveries under the offtake go from 2027 to 2033
en | until 2033 | The supply contract covers 2027-2033
en | until 2033 | It will buy all of the cobalt through 2033
en | until 2031 | The loan matures in 2031
en | until 2030 | notes maturing in March 2030
en | until 2030 | The contract expires on 31 March 2030
en | 7 years | an offtake agreement for a seven (7) year term
en | 7 years | a (7) year offtake agreement
en | 7 years | a 7-yr offtake deal
en | 7 years | a 7yr supply contract
es | until 2030 | El contrato rige hasta el 31 de diciembre de 2030
es | until 2033 | Un contrato de suministro de 2027 a 2033
fr | until 2030 | Le contrat court jusqu'au 31 décembre 2030
de | until 2030 | Der Vertrag läuft bis zum 31. Dezember 2030
ru | until 2030 | Контракт действует до 31 декабря 2030 года
ru | until 2033 | Поставки по контракту пойдут с 2027 по 2033 год
es | 10 years | Un contrato de suministro por diez años
es | 5 years | El acuerdo tiene una vigencia de 5 años
es | until 2060 | El contrato rige hasta 2060
fr | 7 years | Un contrat de fourniture de sept ans
fr | 8 years | Le prêt, d'une durée de huit ans, est garanti
fr | until 2032 | L'accord court jusqu'en 2032
pt | 10 years | O contrato tem prazo de 10 anos
pt | 5 years | Um acordo de fornecimento por cinco anos
de | 10 years | Ein zehnjähriger Abnahmevertrag wurde unterzeichnet
de | 5 years | Die Laufzeit beträgt fünf Jahre
de | until 2031 | Der Vertrag läuft bis Ende 2031
ru | 10 years | Стороны заключили контракт на 10 лет
ru | 5 years | Подписан пятилетний контракт на поставку меди
ru | until 2040 | Лицензия продлена до 2040 года
zh | 5 years | 双方签订5年长期供应合同
zh | 10 years | 合作为期十年
zh | 3 years | 協議期限為三年
zh | until 2030 | 该合同有效至2030年
ja | 10 years | 期間は10年で、年5千トンを引き取る
ja | 5 years | 5年間の供給契約を結んだ
ja | until 2035 | 契約は2035年まで続く
ko | 7 years | 7년간 리튬을 공급하는 계약을 맺었다
ko | 10 years | 계약 기간은 10년이다
id | 10 years | Kontrak pasokan berlaku selama 10 tahun
id | 5 years | Perjanjian itu berjangka waktu lima tahun
tr | 10 years | Şirketler 10 yıllık tedarik anlaşması imzaladı
tr | 5 years | Anlaşma beş yıl süreyle geçerli
ar | 10 years | وقعت الشركتان عقد توريد لمدة 10 سنوات
ar | 5 years | تمتد الاتفاقية لمدة خمس سنوات
kk | 10 years | Тараптар 10 жылдық келісімшарт жасасты
uz | 10 years | Tomonlar o‘n yillik shartnoma imzoladi
uz | 5 years | Tomonlar 5 yillik shartnoma imzoladi
""")  # fmt: skip
NO_DURATIONS = rows("""
en | | The study sees a mine life of 25 years
en | | The firm has made chemicals for more than 55 years
en | | Prices rose for three years in a row
en | | Nickel is at its lowest in nine years
en | | The deal was signed five years ago
en | | The three-month nickel contract fell in London
en | | He began a five-year prison term
en | | The 90-year-old chairman signed the contract
en | | Demand will double until 2035
en | | The mine has been idle for six years
en | | Copper prices rose from 2020 to 2023
en | | Demand for the metal will grow from 2027 to 2033
en | | The miner, founded in 2030-12, met its lenders
en | | Building the plant takes three years
en | | It is the biggest agreement in ten years of independence
en | | Life-of-mine costs are low
es | | La mina tiene una vida útil de 20 años
es | | Hace cinco años firmó un contrato
fr | | La mine a une durée de vie de 20 ans
pt | | A mina tem vida de 15 anos
de | | Das Unternehmen besteht seit 40 Jahren
ru | | Пять лет назад рудник закрыли
zh | | 矿山服务年限20年
ja | | 鉱山は40年操業してきた
id | | Harga turun dalam dua tahun terakhir
tr | | Ocak beş yıl önce kapandı
""")  # fmt: skip

PRICES = rows("""
en | fixed | The ore is sold at a fixed price
en | floor | The contract has a price floor of $550
en | floor | Washington promised a floor price
en | floor | Under the formula the price cannot fall below 60 dollars
en | ceiling | There is a price cap of $20 a pound
en | floor + ceiling | with a minimum price and a price ceiling
en | index-linked | Prices are linked to the LME price
en | index-linked | an index-linked contract
en | index-linked | The price is based on Fastmarkets quotations
en | market price | The cobalt is bought at market prices
en | market price | Payment follows at the prevailing market price
en | prepayment | The trader makes a prepayment of $30 million
en | prepayment | It gets an advance payment for future ore
en | take-or-pay | A take-or-pay contract for ten years
en | discount | at a discount of 5% to the spot price
en | premium | The metal fetches a premium to the LME price
es | fixed | Venderá a precio fijo
es | floor | El contrato fija un precio mínimo
es | market price | Lo venderá a precios de mercado
es | prepayment | Recibe un prepago de 20 millones
fr | floor | Le contrat prévoit un prix plancher
fr | index-linked | Le prix est indexé sur le cours du nickel
fr | market price | Le minerai est cédé au prix du marché
pt | floor | O contrato tem preço mínimo garantido
pt | prepayment | O pagamento antecipado soma 10 milhões
de | fixed | Geliefert wird zum Festpreis
de | floor | Vereinbart ist ein Mindestpreis
de | prepayment | Der Händler leistet eine Vorauszahlung
de | market price | Er verkauft das Kupfer zum Marktpreis
ru | index-linked | Цена привязана к котировкам биржи
ru | fixed | Металл продадут по фиксированной цене
ru | prepayment | Покупатель внесет предоплату
zh | fixed | 双方约定固定价格
zh | floor | 合同设有保底价格
zh | index-linked | 价格与市场指数挂钩
zh | prepayment | 买方支付预付款
zh | market price | 按市场价格结算
zh | take-or-pay | 合同含照付不议条款
ja | fixed | 固定価格で買い取る
ja | index-linked | 価格は市場の指標に連動する
ja | floor | 最低価格を保証する
ko | fixed | 고정 가격으로 판매한다
ko | floor | 가격 하한을 보장한다
id | market price | Bijih dijual sesuai harga pasar
id | prepayment | Pembeli membayar uang muka
tr | fixed | Maden sabit fiyatla satılacak
tr | prepayment | Alıcı ön ödeme yaptı
ar | fixed | يباع النحاس بسعر ثابت
ar | prepayment | تدفع الشركة دفعة مقدمة
ar | market price | يباع الخام بسعر السوق
""")  # fmt: skip
NO_PRICES = rows("""
en | | The market price of nickel rose
en | | The offer is a 40% premium to the closing share price
en | | Shares were placed at a discount to the market price
en | | The floor of the plant is wet
en | | Lithium prices have fallen for two years
en | | It has a market value of $2 billion
en | | The fixed costs are low
en | | The price of copper is high
en | | The fund paid in cash
es | | El precio del litio cayó en el mercado
fr | | Le prix du nickel recule sur le marché
pt | | O preço do cobre subiu no mercado
de | | Der Preis für Kupfer stieg am Markt
ru | | Рыночная цена меди выросла
zh | | 市场价格上涨
ja | | 市場価格が上がった
id | | Harga pasar nikel turun
tr | | Piyasa fiyatı düştü
""")  # fmt: skip

CONDITIONS = rows("""
en | regulatory approval | The sale is subject to regulatory approvals
en | regulatory approval | It awaits antitrust clearance
en | regulatory approval + shareholder approval | subject to shareholder and regulatory approval
en | shareholder approval | The bid needs the approval of its shareholders
en | board approval | The deal is subject to board approval
en | shareholder approval | The buyer has yet to receive shareholder approval
en | regulatory approval | It closes once the parties have obtained regulatory approval
en | court approval | It still needs court approval
en | due diligence | subject to the completion of due diligence
en | financing | The purchase is conditional on financing
en | definitive agreement | They aim to sign a definitive agreement by June
en | permits | Deliveries depend on receipt of mining permits
en | customary conditions | Closing is subject to customary closing conditions
en | foreign investment approval | The buyer needs FIRB approval
en | foreign investment approval | subject to approval under the Investment Canada Act
en | third-party consent | It requires third-party consents
en | other parties' pre-emption | The partners may waive their pre-emption rights
es | regulatory approval | Sujeto a la aprobación de las autoridades regulatorias
en | approval | The transaction is subject to approval
en | approval | The sale awaits ratification
en | regulatory approval | It still needs the approval of the energy ministry
en | regulatory approval | The pact requires parliamentary ratification
en | final investment decision | The loan is subject to a final investment decision
en | final investment decision | Deliveries hinge on much, and the plant depends on FID
en | stock exchange approval | The deal is subject to TSXV approval
en | stock exchange approval | subject to acceptance by the TSX Venture Exchange
en | court approval | The sale needs approval from the High Court
en | shareholder approval | The deal is subject to the approval of the shareholders
es | approval | El acuerdo está sujeto a aprobación
es | final investment decision | sujeto a la decisión final de inversión
fr | approval | Le rachat est conclu sous réserve d'approbation
de | approval | vorbehaltlich der Zustimmung
ru | approval | Сделка состоится при условии одобрения
zh | approval | 该交易尚需批准
ja | approval | 承認を条件に売却する
ko | approval | 승인을 조건으로 매각한다
id | definitive agreement | Keduanya akan menandatangani perjanjian definitif
es | shareholder approval | Falta la aprobación de los accionistas
es | customary conditions | sujeta a las condiciones habituales de cierre
es | other parties' pre-emption | Los socios tienen derecho de preferencia
fr | regulatory approval | sous réserve des autorisations réglementaires
fr | shareholder approval | Il faut l'approbation des actionnaires
fr | customary conditions | soumise aux conditions suspensives usuelles
pt | regulatory approval | Depende da aprovação do Cade
pt | shareholder approval | sujeito à aprovação dos acionistas
de | regulatory approval | vorbehaltlich der behördlichen Genehmigung
de | shareholder approval | Die Zustimmung der Aktionäre steht aus
de | customary conditions | Es gelten die üblichen Vollzugsbedingungen
ru | regulatory approval | Сделке нужно одобрение регуляторов
ru | shareholder approval | Требуется одобрение акционеров
ru | due diligence | После due diligence подпишут договор
zh | regulatory approval | 交易尚需监管部门批准
zh | shareholder approval | 尚需股东大会审议通过
zh | due diligence | 买方将开展尽职调查
zh | customary conditions | 须满足惯例交割条件
zh | foreign investment approval | 交易須通過外國投資審查
ja | regulatory approval | 規制当局の承認が条件となる
ja | shareholder approval | 株主総会の承認が要る
ja | due diligence | デューデリジェンスを始める
ko | regulatory approval | 규제 당국의 승인이 필요하다
ko | shareholder approval | 주주총회 승인이 남았다
id | regulatory approval | Transaksi menunggu persetujuan regulator
id | shareholder approval | Perlu persetujuan pemegang saham
tr | regulatory approval | Satış için Rekabet Kurumu onayı gerekiyor
tr | shareholder approval | Genel kurul onayı bekleniyor
ar | regulatory approval | الصفقة مشروطة بالموافقات التنظيمية
ar | shareholder approval | تتطلب الصفقة موافقة المساهمين
""")  # fmt: skip
NO_CONDITIONS = rows("""
en | | The companies have received all regulatory approvals
en | | The law on supply-chain due diligence was eased
en | | The disposal does not require shareholder approval
en | | Shareholders sold their shares
en | | The regulator fined the miner
en | | The board met on Monday
en | | The project is fully permitted
en | | Financing costs have risen
en | | The court sits in Perth
en | | A final investment decision was taken last year
en | | After all approvals were received the deal closed
en | | The shares trade on the exchange
id | | Perusahaan menandatangani perjanjian definitif
en | | The customary lunch was served
en | | Foreign investment in mining grew
es | | Los accionistas cobraron dividendos
fr | | Les actionnaires ont touché un dividende
de | | Die Aktionäre erhielten eine Dividende
ru | | Акционеры получили дивиденды
zh | | 本次交易无需股东大会批准
zh | | 公司股东减持股份
ja | | 株主に配当を払った
id | | Pemegang saham menerima dividen
""")  # fmt: skip

BINDINGS = rows("""
en | binding | The two signed a binding offtake agreement
en | binding | The contract is legally binding
en | binding | They entered into a definitive agreement
en | binding | under a binding term sheet
en | non-binding | The parties signed a memorandum of understanding
en | non-binding | a non-binding offer was made
en | non-binding | The letter is not legally binding
en | non-binding | It signed an MoU with the smelter
en | non-binding | The bank wrote a letter of interest
en | non-binding | The letter of intent covers cobalt
en | non-binding | A preliminary agreement was reached
en | non-binding | They made an indicative proposal
en | non-binding | Heads of terms were agreed
en | non-binding | They have an agreement in principle
es | binding | Firmaron un acuerdo vinculante
es | non-binding | Es una oferta no vinculante
es | non-binding | Suscribieron un memorando de entendimiento
es | non-binding | Envió una carta de intención
fr | binding | Un accord définitif a été signé
fr | non-binding | Une offre non contraignante a été remise
fr | non-binding | Ils ont signé un protocole d'accord
fr | non-binding | une lettre d'intention
pt | binding | O contrato vinculante foi assinado
pt | non-binding | Assinaram um memorando de entendimento
pt | non-binding | A proposta não vinculante
de | binding | Ein verbindlicher Vertrag wurde geschlossen
de | non-binding | Eine Absichtserklärung liegt vor
de | non-binding | Das Angebot ist unverbindlich
ru | binding | Подписано обязывающее соглашение
ru | non-binding | Стороны подписали меморандум
ru | non-binding | Соглашение о намерениях подписано
zh | binding | 双方签署具有法律约束力的协议
zh | non-binding | 该报价不具约束力
zh | non-binding | 双方签署谅解备忘录
zh | non-binding | 簽署諒解備忘錄
ja | binding | 法的拘束力のある契約を結んだ
ja | non-binding | 両社は覚書を交わした
ja | non-binding | 基本合意書を結んだ
ko | binding | 구속력 있는 계약을 맺었다
ko | non-binding | 양해각서를 체결했다
id | binding | Keduanya meneken perjanjian yang mengikat
id | non-binding | Mereka meneken nota kesepahaman
tr | binding | Bağlayıcı bir sözleşme imzalandı
tr | non-binding | Taraflar mutabakat zaptı imzaladı
tr | non-binding | Bağlayıcı olmayan teklif verildi
ar | binding | وقعت الشركة اتفاقا ملزما
ar | non-binding | وقع الجانبان مذكرة تفاهم
ar | non-binding | قدمت عرضا غير ملزم
kk | non-binding | Тараптар меморандумға қол қойды
uz | non-binding | Tomonlar memorandumni imzoladi
""")  # fmt: skip
NO_BINDINGS = rows("""
en | | The buyer paid in cash
en | | The memory of the mine lives on
en | | The binding agent is clay
en | | They hope to sign a definitive agreement
en | | He wrote a letter to the minister
en | | The two signed a contract
en | | The head of the firm spoke
en | | An indicative price was quoted
en | | Preliminary results are due
es | | Firmaron un contrato
fr | | Ils ont signé un contrat
pt | | Assinaram um contrato
de | | Sie haben einen Vertrag geschlossen
ru | | Стороны подписали контракт
zh | | 双方签署合同
ja | | 両社は契約を結んだ
id | | Mereka menandatangani kontrak
tr | | Taraflar sözleşme imzaladı
""")  # fmt: skip

TOLD = {
    "stake": STAKES + NO_STAKES,
    "term": DURATIONS + NO_DURATIONS,
    "price": PRICES + NO_PRICES,
    "condition": CONDITIONS + NO_CONDITIONS,
    "binding": BINDINGS + NO_BINDINGS,
}

SITES = rows("""
en | Kabanga project | BHP backs the Kabanga nickel project in Tanzania
en | Bald Hill mine | The Bald Hill mine was sold
en | Kansanshi mine | output of the Kansanshi copper mine
en | Wodgina project | the Wodgina Lithium Project near Port Hedland
en | Olympic Dam smelter | It will rebuild the Olympic Dam smelter
en | Townsville refinery | The Townsville refinery stays open
en | Colossus deposit | Colossus, an ionic clay deposit, drew a bid
en | Reko Diq deposit | Rights to the Reko Diq copper and gold deposit
en | Husab mine + Rössing mine | The Husab and Rössing uranium mines
en | Copper World project | a share of Hudbay's Copper World project
en | Key Lake mill | The ore goes to the Key Lake mill
en | El Teniente mine | Work stopped at El Teniente mine
en | Kathleen Valley project | the 100%-owned Kathleen Valley lithium project
en | Mina do Barroso project | at the Mina do Barroso Lithium Project
en | Whabouchi mine | spodumene from the Whabouchi mine
en | Tanco mine | lithium from the Chinese-owned Tanco mine
en | St Ives mine | a plan for the St Ives gold mine
en | Eneabba refinery | builders of the Eneabba rare earths refinery
es | Cobre Panamá mine | la mina Cobre Panamá seguirá cerrada
es | Maricunga deposit | litio del salar de Maricunga
es | La Granja project | el proyecto La Granja cambia de dueño
es | Los Azules project | el proyecto de cobre Los Azules
es | Cerro Negro deposit | el yacimiento de oro Cerro Negro
es | Ventanas smelter | la fundición Ventanas
fr | Strange Lake deposit | le gisement de Strange Lake
fr | Manono project | le projet de lithium de Manono
fr | Weda Bay mine | la mine de nickel de Weda Bay
fr | Sandouville refinery | la raffinerie de Sandouville
pt | Serra Verde mine | a mina de terras raras Serra Verde
pt | Balama mine | a mina de grafite de Balama
pt | Grota do Cirilo project | o projeto Grota do Cirilo
de | Zinnwald project | das Projekt Zinnwald im Erzgebirge
de | Sangdong mine | Erz aus der Sangdong-Mine in Korea
de | Zinnwald project | Partner für das Lithiumprojekt Zinnwald
de | Kachi project | das Kachi-Projekt liegt hoch
de | Cobre Panamá mine | die Kupfermine Cobre Panamá
ru | Сырымбет deposit | месторождение Сырымбет разработают
ru | Колмозерское deposit | лицензия на Колмозерское месторождение
ru | Верхнее Кайракты deposit | месторождение «Верхнее Кайракты»
ru | Айхал mine | рудник «Айхал» остановлен
ru | Баимская project | проект «Баимская» получит кредит
zh | 马诺诺 mine | 公司收购马诺诺锂矿
zh | 格林布什 mine | 位于澳大利亚的格林布什锂矿
zh | Cascabel project | 厄瓜多尔的Cascabel项目
zh | 阿塔卡马 deposit | 智利的阿塔卡马盐湖
zh | 卡莫阿 mine | 刚果（金）的卡莫阿铜矿
zh | 西芒杜 project | 几内亚的西芒杜项目
ja | ジャガー mine | ジャガー鉱山の権益を取得する
ja | カセロネス mine | チリのカセロネス銅鉱山を売る
ja | 菱刈 mine | 菱刈鉱山の金は増えた
ja | ローズリッジ deposit | 鉱床「ローズリッジ」を買う
ja | 佐賀関 smelter | 佐賀関製錬所に送る
ko | 상동 mine | 상동 광산을 다시 연다
ko | 마헨게 project | 탄자니아 마헨게 흑연 프로젝트에 투자한다
ko | 온산 smelter | 온산제련소에서 만든다
id | Weda Bay project | proyek Weda Bay diperluas
id | Grasberg mine | tambang Grasberg ditutup
id | Pomalaa smelter | smelter nikel Pomalaa dibangun
id | Gosowong mine | tambang emas Gosowong dijual
tr | Beylikova deposit | Beylikova sahası için anlaşma
tr | Gökırmak mine | Gökırmak madenini işleten şirket
tr | Hod Maden project | Hod Maden projesinin hissesi
ar | السكري mine | إنتاج منجم السكري في مصر
ar | بوازار mine | المعدن من منجم بوازار في المغرب
ar | الطويلة refinery | مصفاة «الطويلة» في أبوظبي
kk | Сырымбет deposit | Сырымбет кен орны игеріледі
uz | Uchquloch deposit | Uchquloch koni sotildi
""")  # fmt: skip
NO_SITES = rows("""
en | | The mine was sold to a trader
en | | In Nevada lithium projects wait
en | | The cash is for exploration at projects near Perth
en | | A new lithium project is planned
en | | Australian mines are closing
en | | Ivanhoe Mines raised cash
en | | The Lithium Project of the century
en | | Chinese refineries pay more
en | | Firebird's project is late
en | | Only new deposits count
en | | The company also mines gold
en | | Rio Tinto said it would buy
en | | In Chile copper mines struck
en | | The pilot plant runs
es | | La mina de cobre más grande del país
es | | Un proyecto que Rio Tinto compró
es | | Yacimientos de Litio Bolivianos firmó
fr | | Le projet de la société
pt | | O projeto da Política Nacional
de | | Eine Mine in Australien
ru | | Проект компании продан
ru | | Российское месторождение продано
zh | | 该公司的锂矿项目
zh | | 中国的矿山
ja | | 住友金属鉱山は発表した
ja | | 同鉱山は閉じた
ko | | 해당 광산은 폐쇄됐다
id | | Proyek ini ditunda
tr | | Yeni maden açıldı
ar | | منجم الذهب الجديد
""")  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "row"), [(fact, row) for fact, table in TOLD.items() for row in table], ids=str
)
def test_fact_is_told(fact: str, row: tuple[str, tuple[str, ...], str]) -> None:
    lang, values, text = row
    found = [term for term in find_terms(text, lang) if term.fact == fact]
    assert tuple(sorted({term.value for term in found})) == values
    assert all(0 <= term.start < term.end <= len(text) for term in found)


@pytest.mark.parametrize("row", SITES + NO_SITES, ids=str)
def test_site_is_named(row: tuple[str, tuple[str, ...], str]) -> None:
    lang, values, text = row
    found = find_sites(text, lang)
    assert tuple(sorted(f"{site.name} {site.kind}" for site in found)) == values
    assert all(text[site.start : site.end] == site.name for site in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orsk buys a 51 per cent stake.", ["51 per cent"]),
        ("İzmir'de yüzde 80 hisse satıldı", ["yüzde 80"]),
        ("It signed a ten-year offtake agreement.", ["ten-year offtake agreement"]),
        ("We hope to sign a Definitive Agreement.", ["Definitive Agreement"]),
        ("株式の51％を売り渡す", ["51％"]),
        ("A non-binding offer, subject to due diligence", ["non-binding", "due diligence"]),
        ("A life-of-mine offtake for zinc", ["life-of-mine offtake"]),
        ("The stream covers gold sold over the life of the mine", ["over the life of the mine"]),
        ("Closing is subject to receipt of mining permits", ["permits"]),
        ("Sold at a fixed price with a price floor", ["fixed price", "price floor"]),
    ],
)
def test_words_that_prove_a_term(text: str, words: list[str]) -> None:
    assert [text[term.start : term.end] for term in find_terms(text, None)] == words


def test_a_language_that_is_not_known_reads_all() -> None:
    for lang, values, text in STAKES:
        found = {term.value for term in find_terms(text, None) if term.fact == "stake"}
        assert found >= set(values), (lang, text)


_PIECES = st.sampled_from(
    ["51%", "9,9", "half", "stake", "of", "the", "company", "ten-year", "offtake", "agreement", "for", "five", "years", "until", "2035", "price", "floor", "binding", "non-", "subject", "to", "approval\n", "", "", "", "Kabanga", "Mine", "project", "de", "la", "mina", "51%股权", "5年", "合同", "马诺诺", "锂矿", "鉱山", "プロジェクト", "광산", "месторождение", "Сырымбет", "منجم", "السكري", "yüzde", "İ", "ß", "ŉ", "ſ", "%", "…", "—", "(", "“", "-", "'", "\xa0", "\u2028"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES).map("".join)
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_text_gives_places_inside_it(text: str, lang: str | None) -> None:
    terms = find_terms(text, lang)
    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    assert all(term.fact in FACTS and term.value for term in terms)
    assert [term.start for term in terms] == sorted(term.start for term in terms)
    for site in find_sites(text, lang):
        assert text[site.start : site.end] == site.name
        assert site.name.strip()
