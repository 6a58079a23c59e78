"""Words of sites by language: the nouns that name a kind, and words that stand beside them without being a name. Pure data."""

# What a site is called, by kind. Patterns of small letters for languages that put the noun first or last with a space.
NOUNS: dict[str, dict[str, str]] = {
    "en": {
        "mine": r"[Mm]ines?|[Cc]olliery|[Pp]it|[Qq]uarry|[Oo]perations?|[Cc]omplex",
        "project": r"[Pp]rojects?|PROJECT|[Pp]ropert(?:y|ies)|[Pp]rospects?|[Tt]enements?|[Cc]oncessions?|[Dd]evelopment|[Vv]enture",
        "deposit": r"[Dd]eposits?|[Oo]rebod(?:y|ies)|[Oo]re body|[Bb]rines?|[Ff]ield|[Ss]alt flats?|[Rr]esource",
        "plant": r"[Pp]lants?|[Ff]acility|[Gg]igafactory|[Ff]actory|[Hh]ub",
        "smelter": r"[Ss]melters?",
        "refinery": r"[Rr]efiner(?:y|ies)",
        "mill": r"[Mm]ill|[Cc]oncentrator",
        "port": r"[Tt]erminal",
        "railway": r"[Rr]ailway|[Rr]ail line|[Cc]orridor",
    },
    "es": {
        "mine": r"minas?|operaci[óo]n|faena",
        "project": r"proyectos?|prospecto|concesión",
        "deposit": r"yacimientos?|depósito|salar(?:es)?",
        "plant": r"planta",
        "smelter": r"fundición",
        "refinery": r"refinería",
    },
    "pt": {
        "mine": r"minas?",
        "project": r"projetos?|projectos?",
        "deposit": r"jazidas?|depósito",
        "plant": r"usina|planta|fábrica",
        "smelter": r"fundição",
        "refinery": r"refinaria",
    },
    "fr": {
        "mine": r"mines?",
        "project": r"projets?",
        "deposit": r"gisements?",
        "plant": r"usine",
        "smelter": r"fonderie|aluminerie",
        "refinery": r"raffinerie",
    },
    "de": {
        "mine": r"(?:[\w-]{0,25}[Mm]ine|[\w-]{0,25}[Bb]ergwerk|Grube|Tagebau)",
        "project": r"[\w-]{0,25}[Pp]rojekt(?:s|es|e)?",
        "deposit": r"[\w-]{0,25}[Ll]agerstätte|(?:Lithium|Kupfer|Nickel|Wolfram|Zinn|Uran|Graphit)vorkommen",
        "plant": r"Werk|Anlage",
        "smelter": r"[\w-]{0,25}[Hh]ütte",
        "refinery": r"[\w-]{0,25}[Rr]affinerie",
    },
    "id": {
        "mine": r"tambang|[Tt]ambang|blok|Blok",
        "project": r"[Pp]royek",
        "deposit": r"deposit|cebakan",
        "plant": r"[Pp]abrik",
        "smelter": r"[Ss]melter",
        "refinery": r"kilang",
    },
    "ru": {
        "mine": r"рудник\w{0,3}|шахт\w{1,3}|карьер\w{0,3}|разрез\w{0,3}|прииск\w{0,3}",
        "project": r"проект\w{0,3}",
        "deposit": r"месторождени\w{1,3}|участ(?:ок|к\w{1,3})",
        "plant": r"завод\w{0,3}|фабрик\w{1,3}",
    },
}  # fmt: skip

# Metals and minerals as they stand between a name and its noun; a name is none of them.
MINERALS = frozenset(
    """lithium copper nickel cobalt zinc tin tungsten graphite uranium gold silver manganese vanadium titanium antimony bauxite alumina aluminium aluminum
    iron ore rare earth earths element elements ree niobium tantalum potash phosphate phosphates fluorspar gallium germanium magnesium magnesia molybdenum lead platinum
    palladium pgm chrome chromite chromium coal coking silicon silica quartz spodumene petalite lepidolite hydroxide carbonate concentrate mineral minerals sands sand zircon
    rutile ilmenite boron borate borates beryllium helium bismuth indium tellurium scandium caesium cesium rubidium strontium barite kaolin clay brine salt metal metals polymetallic base battery
    critical magnet magnets oxide oxides sulphate sulfate sulphide sulfide laterite ferronickel feldspar monazite diamond diamonds anode cathode precursor hpal dle direct extraction
    litio cobre níquel cobalto zinc estaño wolframio tungsteno grafito uranio oro plata manganeso hierro potasio tierras raras estanho grafite urânio ouro prata lítio zinco ferro terras potássio nióbio fosfato
    cuivre étain tungstène uranium fer manganèse terres rares or lithium graphite kupfer nickel kobalt zink zinn wolfram graphit uran gold silber mangan eisenerz seltene erden seltenen kali flussspat
    nikel tembaga timah bauksit emas grafit kobalt mangan bijih besi lithium aluminium alumina batu bara
    медь золото никель""".split()  # noqa: SIM905
)  # fmt: skip

# Words with a capital that stand before a noun of sites and name no place of their own.
NOT_NAMES = frozenset(
    """the a an this that these those its their his our both each every all any one two three another other others such same new old big large small major minor first second third last next joint
    pilot demonstration commercial industrial mining mine mines open pit underground processing metallurgical chemical conversion recycling separation refining smelting hydrometallurgical integrated flagship advanced
    key main core existing current future planned proposed potential global national local regional domestic foreign overseas state government public private strategic critical priority infrastructure power solar wind
    energy exploration development greenfield brownfield expansion construction feasibility phase stage tier class
    project deposit plant property total several many few some most more under in on at for from with by to of and or but if as when while after before since until where what which who whose how why
    january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    company group corporation ministry department manhattan apollo marshall special economic zone human genome here there then now today
    only ageing aging no pay kami iki қай kazanın ini bakal jadi resmi siap disetop ditolak unlike like despite although because besides currently meanwhile acquire buy sell develop build sign signs signed
    yeni bu bir büyük en son iki ilk bağlı xxie xxe xixe blok rp aukus eu us uk usa uae un g7 drc asx tsx nyse lse jv bfs pfs dfs esg epa
    american australian african asian european canadian chilean chinese indonesian argentine argentinian bolivian brazilian peruvian mexican congolese zambian zimbabwean tanzanian south korean japanese indian russian
    kazakh uzbek kyrgyz mongolian turkish saudi emirati german french british english spanish portuguese finnish swedish norwegian greenlandic ukrainian serbian malian guinean ghanaian nigerian namibian malawian
    madagascan malagasy mozambican vietnamese thai malaysian philippine filipino burmese laotian cuban colombian ecuadorian panamanian venezuelan guatemalan dutch belgian swiss swedish italian polish czech estonian
    un una este esta ese esa su sus nuevo nueva gran grande primer primera segundo otro otra cuyo donde que como para por con sin
    le les une ce cette son sa ses leur leurs nouveau nouvelle grand premier première pour par avec dans qui
    um uma este esta seu sua novo nova grande primeiro primeira política lei código
    der die das des dem den ein eine einer eines neue neuen neues große größte erste zweite
    ini itu baru besar pertama kedua strategis nasional hilirisasi pemerintah perusahaan milik di dan yang
    это этот новый крупнейший первый второй""".split()  # noqa: SIM905
)  # fmt: skip

# Directions and sizes: part of a name ("North Canol"), but none by themselves.
DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "greater",
        "nord",
        "sud",
        "süd",
        "ost",
        "norte",
        "sur",
        "sul",
        "oeste",
        "este",
    ]
)

# States, provinces and continents that sites are said to lie in.
REGIONS = frozenset(
    """africa america asia europe congo drc alabama alaska alaskan arizona arkansas california californian colorado georgia idaho illinois kentucky louisiana maine michigan minnesota missouri
    montana nebraska nevada tennessee texas utah virginia washington wisconsin wyoming ontario quebec québec manitoba saskatchewan alberta labrador newfoundland yukon nunavut queensland victoria tasmania
    pilbara kimberley goldfields kalimantan sulawesi java sumatra maluku papua patagonia andes atacama jujuy salta catamarca antofagasta katanga lualaba copperbelt cornwall extremadura saxony sachsen bavaria
    lapland minas bahia pará goiás xinjiang tibet inner mongolia mongolia karelia siberia yakutia murmansk greenland scandinavia""".split()  # noqa: SIM905
)  # fmt: skip

# Words of the list above that may begin a name ("Key Lake", "New Century"), though they are none alone.
MAY_BEGIN = frozenset(
    [
        "new",
        "old",
        "big",
        "first",
        "second",
        "three",
        "key",
        "open",
        "great",
        "grand",
        "gran",
        "human",
        "apollo",
        "marshall",
        "mine",
        "mina",
    ]
)
ARTICLES = frozenset("el la los las le les os as".split())  # noqa: SIM905
