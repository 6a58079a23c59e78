"""Words that names are made of: of the trade, of governments, of mines, and of what is no organisation. Patterns only."""

import re

TRADE = re.compile(
    r"\b(?:Mining|Minerals?|Resources?|Metals?|Lithium|Graphite|Cobalt|Nickel|Uranium|Copper|Tungsten|Vanadium|Manganese|Titanium|Potash|Antimony|Magnesium|Gallium|Germanium|Tantalum|Niobium|Phosphates?|Fluorspar|Alumina|Bauxite|Spodumene|Scandium|Beryllium|Tellurium|Bismuth|Helium|Borates?|Zirconium|Rhenium|Molybdenum|Chrome|Ferrochrome|Feldspar|"
    r"Rare Earths?|Energy|Energies|Capital|Holdings?|Group|Groupe|Grupo|Gruppe|Partners|Ventures|Investments?|Industries|Materials?|Technologies|Technology|Chemicals?|Chemie|Chimie|Química|Battery|Batteries|Motors?|"
    r"Steel|Smelting|Smelters?|Refining|Refinery Group|Fund|Bank|Banque|Banco|Agency|Corporation|Authority|Council|Commission|Exploration|Mines|Minas|Minera|Mineração|Mineracao|Minería|Minerías|Mineras|Minérios|Minière|Minières|Bergbau|Trading|"
    r"Commodities|Global|Consortium|Electric|Electronics|Power|Petroleum|Oil|Royalty|Royalties|Streaming|Processing|Recycling|Magnets?|Magnetics|Magnete|Alloys?|Silicon|Aluminium|Aluminum|Zinc|Silver|"
    r"Gold|Platinum|Tin|Fertilizers?|Fertilisers?|Fertilizantes|Organi[sz]ation|Enterprises?|Corp|Company|Compañía|Companhia|Compagnie|Société|Works|Solutions|Systems|Elements|Salt|Sands|Cells?|Wire|Cable|Automotive|Cars|Industrie|Werke|Fuels?|"
    r"Brines?|Litio|Lítio|Cobre|Níquel|Métaux|Nickelwerke|Rohstoffe?|Metalle|Mining & Smelting|Carbon|Anodes?|Cathodes?|Base Metals|Foundry|Engineering|Finance|Logistics|Infrastructure|Associates|Advisers|Refractories|Ferroalloys|"
    r"Miniera|Miniere|Mineraria|Minerari|Metalli|Rame|Fluoro|Antimonio|Grafite|Compagnia|Società|Gruppo|Banca|Kopalnia|Kopalnie|Górnictwo|Górniczo-Hutniczy|Miedź|Metale|Grupa|Energia|Spółka|Gruv\w*|Koppar|Grafit|Metall|Litium|Lithiumwerke|"
    r"Kupfer|Zinn|Wolfram|Magnet|Tierras Raras|Terras Raras|Cobres|Minerales|Metales|Recursos|Ressources|Minérale|Rohstoff|Batterie|Batterien|Batterien|Nikel|Bauksit|Tembaga|Timah|Krom|Bakır|Lityum|"
    r"Ресурс\w*|Майнинг|Групп?|Инжиниринг|Металл\w*|Холдинг\w*|Madencilik|Maden|Metalurji|Holding|Yatırım|İşletmeleri|Sanayi|Pertambangan|Investama|Persada)\b"
)  # fmt: skip
OFFICE_WORD = re.compile(
    r"\b(?:Ministry|Ministries|Ministerio|Ministère|Ministério|Ministerium|Ministero|Ministerstwo|Ministerstwa|Departementet|Regeringen|Badan|Agenzia|Agencja|Myndigheten|Bundesministerium|\w{3,20}ministerium|Department|Government|Gobierno|Gouvernement|Governo|Regierung|Agency|Agencia|Agence|Agência|Authority|Office|Bureau|"
    r"Fund|Commission|Administration|Treasury|Министерств\w+|Правительств\w+|Агентств\w+|Фонд\w*|Госкорпораци\w+|Bakanlığı|Kementerian|Kementrian|Vazirligi|vazirligi|Agentligi|agentligi|министрлігі|вазирлиги)\b"
)
TAKES_COUNTRY = re.compile(
    r"Ministry|Government|Bank|Fund|Department|Agency|Republic|University|Commission|Council|Authority|Minerals Council|Bureau|Office|Corporation|Institute|Resources$"
)
TAKES_FIELD = re.compile(
    r"Minist\w+|Department|Bureau|Office|Agency|Organi[sz]ation|Council|Authority|Bank|Commission|Secretariat|University"
)  # of, for
# A title before a name, and words that begin what is no organisation: people, dates, plans, headings.
NOT_ORG = re.compile(
    r"\b(?:Minister|President|Vice-President|Chairman|Chairwoman|CEO|Secretary|Marshal|General|Ambassador|Premier|Governor|Director|Manager|Officer) [A-Z]|"
    r"^(?:Posted On|Most Read|Oval Office|White House|Text Size|Prime Minister|First Lady|Sekretaris Jenderal|Shares of|Board of|Resource Use|Fair Market|Qualified Person)\b|"
    r"(?:Middle East|(?:Stock|Securities|Metal|Futures) Exchange|Stock Market|Mineral Intelligence|Wood Mackenzie)$"
)
_FIRST = """MD Managing Executive Vice-President Deputy Acting Mr Mrs Ms Dr President Minister Chief CEO CFO Chairman Chair Governor Senator Congressman Congresswoman Secretary King Sheikh
    Professor Director Vice Lady Sir Direktur Menteri Presiden Wakil Ketua Kepala Presidente Ministro Ministra Ministre Präsident Geschäftsführer Vorstand Президент Министр Глава Директор
    Estrategia Stratégie Strategi Plan Ley Loi Lei Política Código Decreto Tratado
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 FY H1 H2 enero Montag Dienstag Mittwoch Donnerstag Freitag Christmas Easter"""
NOT_FIRST = frozenset(_FIRST.split())
_LAST = """Asia Asian Africa African Europe European Western Eastern Northern Southern Central Street Journal Reuters Bloomberg AFP Times Post Herald News Newsletter Newsletters LME Nasdaq NYSE TSX ASX Act Bill
    Agreement Memorandum MoU MOU Conference Summit Forum Award River Lake Island Islands Valley Mountain Mountains Ocean Sea Province Region County City Basin Peninsula Highway Airport War Analytics
    Fastmarkets Argus Benchmark Road Accord Accords Party Desert Coast Bay Strait Gulf Court Pacific Atlantic Rhine Law Code Plan Strategy Initiative Programme Program Outlook Decision Contract Index
    Report Review Study Statement Statements Estimate Assessment Deal Deals Pact Talks Price Prices Demand Supply Supplies Export Exports Import Imports Shares Sales Output Agreements Treaty Framework
    Declaration Zone Size TV Recovery Kanunu Yasası"""
NOT_LAST = frozenset(_LAST.split())  # what the last word of a name says that it is
# Abbreviations of the trade that are neither firms nor offices.
SHORT_WORDS = frozenset(
    """LCE EV EVs CEO CFO COO CTO GDP IPO ETF DSO HPAL MHP NPI APT REE REEs REO TREO HREE HREEs LREE LREEs PGM PGMs DFS PFS BFS PEA EPC EPCM JORC ESIA EIA ESS BESS LFP
    NMC NCM NCMA NCA LNG IRA CRMA NdPr NdFeB SmCo JV JVs MoU MOU MoUs LOI HoA FID ESG NPV IRR CIF FOB CIP EXW VAT ISO RKAB IUP IUPK WIUP ADR CDI AGM EGM EBITDA EBIT CAPEX
    OPEX USD AUD CAD CNY EUR GBP JPY KRW UTC GMT CET EST AEST PDF RSS DLE SWU UF6 HALEU SMR SMRs WO3 Li2O LiOH TiO2 V2O5 U3O8 MnO2 DRC USA UK UAE PRC ASEAN BRICS COP
    OEM OEMs HQ R&D S&P TSXV LSE AIM JSE NYSE HKEX SGX OTC LME SHFE COMEX SMM NATO OPEC OECD WTO IMF IEA USGS CHIPS FTA FDI PPA PPAs CSR NGO NGOs NDA AI IT TV US EPA DOI MOC LNY C5+1 С5+1 ВКонтакте""".split()  # noqa: SIM905
)  # fmt: skip
SITE_WORD = re.compile(
    r"\b(?:Mine|Project|Deposit|Plant|Smelter|Refinery|Mill|Property|Hill|Hills|Creek|Salar|Mina|Proyecto|Projeto|Pass|Flats?|Ridge|Range|Well|Springs|Gorge|Mount|Mt)$|^(?:Mount|Mt|Lake|Salar|Cerro|Port|Fort|Saint|St|San|Santa|Rio|Río|Punta|Upper|North|South|East|West|Lower|Cape|Camp) "
)
# Mines and fields that are in the news more often than the firms that own them.
_MINES = """Cobre Panamá|Cobre Panama|Grasberg|Escondida|Minera Escondida|Kamoa-Kakula|Kamoa|Tenke Fungurume|Greenbushes|Mount Holland|Kathleen Valley|Pilgangoora|Wodgina|Thacker Pass|Rhyolite Ridge|Simandou|Oyu Tolgoi|Quellaveco|
Los Bronces|Las Bambas|Constancia|Antamina|Collahuasi|Toquepala|El Teniente|Chuquicamata|Weda Bay|Morowali|Bisie|Manono|Goulamina|Bougouni|Arcadia|Bikita|Ewoyaa|Tanbreez|Kvanefjeld|Kuannersuit|Norra Kärr|Mountain Pass|
Mount Weld|Nolans|Yangibana|Browns Range|Eneabba|Balama|Ancuabe|Mahenge|Kasiya|Longonjo|Kangankunde|Ngualla|Steenkampskraal|Phalaborwa|Sangdong|Panasqueira|Barroso|Cínovec|Cinovec|Keliber|Wolfsberg|Jadar|Zinnwald|Olaroz|Cauchari|
Cauchari-Olaroz|Hombre Muerto|Sal de Vida|Centenario|Centenario-Ratones|Pastos Grandes|Kolwezi|Kisanfu|Mutanda|Lumwana|Kansanshi|Konkola|Mufulira|Marikana|Mogalakwena|Rustenburg|Unki|Sierra Gorda|Centinela|Los Pelambres|Zaldívar|
Candelaria|Caserones|Mantoverde|Quebrada Blanca|Cerro Verde|Tía María|Zafranal|Haquira|Cascabel|Mirador|Josemaria|Josemaría|Filo del Sol|Los Azules|El Pachón|Taca Taca|Reko Diq|Mes Aynak|Aktogay|Bozshakol|Inkai|Budenovskoye|
Cigar Lake|McArthur River|Husab|Langer Heinrich|Olympic Dam|Prominent Hill|Carrapateena|Nickel West|Kambalda|Murrin Murrin|Ravensthorpe|Goro|Koniambo|Ramu|Taganito|Raglan|Sudbury|Copper World|Phosphate Hill|Platinum Mile|Wimmera|
Bowdens|Tampakan|Hod Maden|Musselwhite|Éléonore|Lihir|Frieda River|Wafi-Golpu|Panguna|Mopani Mine|Udokan|Zashulan|Kolmozerskoye|Tomtor|Syrymbet|Akbulak|Upper Kairakty|Atacama|Salar de Atacama|Salar de Uyuni|Uyuni|Pilbara|Katanga|Copperbelt|Lualaba"""
MINES = frozenset(_MINES.replace("\n", "").split("|"))
_GIVEN = """Anthony Donald Joe John James Robert Michael William David Richard Thomas Mark Paul Steven Stephen Andrew Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Gary Nicholas Eric Jonathan Larry Justin Scott Brandon
Benjamin Samuel Gregory Frank Alexander Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose José Adam Nathan Henry Douglas Zachary Peter Kyle Ethan Walter Noah Jeremy Christian Keith Roger Terry Gerald Sean Austin Carl Arthur Lawrence Dylan
Jesse Jordan Bryan Billy Bruce Gabriel Logan Alan Juan Roy Ralph Randy Eugene Vincent Bobby Philip Phillip Simon Ian Graham Stuart Craig Duncan Nigel Trevor Martin Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy
Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Anna Emma Nicole Helen Samantha Katherine Christine Rachel Carolyn Janet Maria María Catherine
Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina Joan Evelyn Ursula Olaf Friedrich Klaus Hans Jürgen Wolfgang Stefan Thorsten Dirk Ralf Markus Matthias Andreas Jean Pierre Michel Emmanuel François Philippe
Luc Bruno Olivier Sébastien Christophe Xavier Carlos Luis Luiz Jorge Manuel Antonio Antônio Francisco Javier Miguel Pedro Alejandro Fernando Rafael Sergio Ricardo Eduardo Roberto Andrés Diego Pablo Álvaro Gustavo Rodrigo Gonzalo Máximo
Ignacio Marcelo Felipe João Paulo Marcos Fabio Vladimir Dmitry Sergey Alexey Alexei Andrei Mikhail Nikolai Igor Yuri Oleg Viktor Kassym-Jomart Nursultan Shavkat Olzhas Meirzhan Joko Prabowo Luhut Bahlil Airlangga Erick Felix Félix Hakainde Cyril
Uhuru Narendra Rajesh Anil Amit Sanjay Rahul Mohammed Muhammad Mohamed Mohammad Ahmed Ali Hassan Abdullah Abdulaziz Khalid Bandar Xi Li Wang Zhang Liu Kim Lee Park Shinzo Fumio Yoshimasa Takeshi Hiroshi Kenji Yasutoshi Recep Alparslan
Mehmet Mustafa Fatih Александр Сергей Владимир Дмитрий Андрей Алексей Игорь Михаил Николай Олег Юрий Виктор Евгений Иван Максим Роман Денис Павел Антон Константин Анна Елена Ольга Наталья Мария Татьяна Касым-Жомарт Шавкат Болат
Нурлан Нұрлан Ерсайын Мейржан Меиржан Олжас Дональд Джо Вагит Алишер Сардор"""
GIVEN_NAMES = frozenset(_GIVEN.split())
