"""Who is named beside a deal and takes no part in it at that place: advisers, analysts, exchanges, outlets, backers. Pure.

In: a name at its place in a sentence. A bank that advises here may lend elsewhere: only the place is set aside, but for firms
whose trade it is to advise, to audit, to rate or to report.
"""

import re

from monitor.deals.naming import Party

REACH = 90  # characters before and behind a name that are read

# Firms of a trade that is never a side of such a deal: law, audit, rating, research, the press, underwriting.
_BY_TRADE = re.compile(
    r"(?:Linklaters|Clifford Chance|Freshfields|Slaughter and May|Baker McKenzie|White & Case|Latham & Watkins|Skadden|Allens|Ashurst|Gilbert \+ Tobin|Herbert Smith Freehills|King & Wood Mallesons|Norton Rose Fulbright|"
    r"Allen & Overy|A&O Shearman|Hogan Lovells|Dentons|DLA Piper|Osler|Blake, Cassels & Graydon|Stikeman Elliott|McCarthy Tétrault|Fasken|Davies Ward Phillips & Vineberg|Bennett Jones|Torys|Corrs Chambers Westgarth|MinterEllison|"
    r"Clayton Utz|Thomson Geer|Mattos Filho|Pinheiro Neto|Carey|Philippi|Sullivan & Cromwell|Davis Polk|Kirkland & Ellis|Bracewell|Cleary Gottlieb|Webber Wentzel|Bowmans|Werksmans|ENSafrica|"
    r"KPMG|PwC|PricewaterhouseCoopers|Deloitte|Ernst & Young|EY|Grant Thornton|BDO|McKinsey|Moody['’]s|Fitch|Fitch Ratings|S&P Global|S&P Global Market Intelligence|Standard & Poor['’]s|"
    r"Wood Mackenzie|Benchmark Mineral Intelligence|Benchmark Minerals|Fastmarkets|Argus|Argus Media|CRU|CRU Group|Roskill|Rystad Energy|BloombergNEF|BNEF|Project Blue|Adamas Intelligence|Rho Motion|SC Insights|"
    r"Canaccord Genuity|Jefferies|Stifel|Stifel GMP|Cormark Securities|Haywood Securities|Eight Capital|BMO Capital Markets|RBC Capital Markets|CIBC World Markets|Scotiabank Global Banking|National Bank Financial|Paradigm Capital|"
    r"Euroz Hartleys|Bell Potter|Shaw and Partners|Argonaut|Petra Capital|Morgans|Wilsons|Ord Minnett|Barrenjoey|Jarden|Lazard|Evercore|Moelis|Rothschild(?: & Co)?|Berenberg|Peel Hunt|SP Angel|Hannam & Partners|Cavendish|finnCap|Panmure(?: Gordon| Liberum)?|"
    r"Reuters|Bloomberg(?: News)?|AFP|Agence France-Presse|Associated Press|Xinhua|Interfax|TASS|RIA Novosti|Kyodo|Nikkei|Yonhap|Caixin|Mysteel|Handelsblatt|Les Echos|Kompas|Antara|Tempo|Valor Econômico|Anadolu Agency|Anadolu Ajansı|"
    r"Интерфакс\w*|ТАСС|РИА Новости|Коммерсант\w*|Ведомост\w+|РБК|Reuters['’]\w*)"
)  # fmt: skip
_BEFORE = re.compile(
    r"(?:"
    r"\b[Aa]dvis(?:ed|er|ers|ors?|ing)(?: (?:\w+ )?(?:firm|bank|house))?(?: (?:on|in) the \w+)?(?: (?:by|is|are|was|were|included?|from))?[:,]? |"
    r"\b(?:[Cc]ounsel|[Ll]aw(?:yers)? firms?|[Bb]ookrunners?|[Uu]nderwriters?|[Bb]rokers?|[Bb]rokerage|[Aa]uditors?|[Aa]udited by|[Rr]ated by|[Rr]ating agency|[Cc]onsultan(?:ts?|cy)|[Rr]esearch (?:firm|house))(?: (?:is|are|was|were|at|by|from))? |"
    r"\b[Aa]nalysts? (?:at|with|from|of|for) |\b[Ll]isted on |\b[Tt]rad(?:ed|es|ing) on |\b(?:shares|statement|filing|notice) (?:to|on|with) |\b[Aa]s (?:reported|quoted) by |"
    r"\b(?:asesorad[oa]s?|assessorad[oa]s?|aconselhad[oa]s?) (?:por|pel[oa]) |\banalistas? (?:de|da|do|del) |\b(?:cotiza(?:da)?|listada?) (?:en|na|no) |"
    r"\b[Cc]onseill[ée]*s? (?:par|de|d['’])\s?|\banalystes? (?:de|chez|d['’])\s?|\bcotée? (?:à|sur) |"
    r"\b[Bb]eraten von |\bAnalyst(?:en|in)? (?:der|von|bei|des) |\b[Bb]erater(?:in)? (?:ist|war|waren|sind) |\bnotiert an |"
    r"\b(?:консультант\w*|советник\w*|аналитик\w*) (?:\w+ )?(?:выступ\w+ )?|\bданным |\bсообщил\w* (?:агентств\w+ )?|\b(?:сообщает|передает|передаёт|пишет) |"
    r"\b[Pp]enasihat (?:\w+ )?|\banalis (?:dari )?|\b(?:tulis|lapor|dikutip dari|menurut laporan) |\b(?:danışman\w*|analist\w*) "
    r")(?:the |la |el |l['’]|der |den |die |dem |o |a )?(?:[\w-]+ (?:bank|firm|house) )?[«“\"]?$|"
    r"(?:顾问|分析师|据|財務顧問は|アナリストは)$"
)
_AFTER = re.compile(
    r"[»”\"]?(?:"
    r" (?:and [A-Z][\w&. ]{1,30} )?(?:(?:has |have |is |are |was |were )?(?:advis(?:ed|es|ing)|acted|acting|audit(?:s|ed))|(?:is|are|was|were) (?:the )?(?:sole |joint |lead |financial |legal )*(?:advis\w+|counsel|bookrunners?|underwriters?|brokers?))\b|"
    r"(?:['’]s?)? analysts?\b| asesor(?:ó|aron|a)\b| assessor(?:ou|aram|a)\b| conseill(?:e|ent|ait)\b| (?:berät|beriet)\b| выступ(?:ил|ает|ила) (?:\w+ )?консультант| консультир\w+|"
    r"(?:担任|擔任|作为|任)[^，。]{0,8}(?:顾问|顧問|承销商|保荐)|(?:が|は)[^、。]{0,12}(?:アドバイザー|助言)|(?:报道|報道|报导)|(?:이|가) (?:자문|주관)"
    r")"
)
_BACKED_BEFORE = re.compile(
    r"(?:^|[,(（–—]\s?)(?:(?:which|that|who) (?:is|are) |a \w+ |an? \w+ \w+ )?(?:backed|supported|bankrolled|part-owned) by (?:the |[\w-]+ ){0,3}$|"
    r"\bwhose (?:\w+ ){0,3}(?:backers?|investors?|shareholders?|holders?|customers?|clients?|owners?) (?:also )?(?:include|includes|are|number) (?:[^,;]{1,40}(?:,| and) ){0,3}(?:the )?$"
)
_RENAMED_BEFORE = re.compile(
    r"\b(?:to|will|would|plans? to) (?:be )?(?:trade|operate|rebrand|rebranded|renamed|known) (?:under the name (?:of )?|as )$"
)
# A bank that is told to find a buyer, and who speaks: "hired Goldman Sachs to sell", "ANNA BECK, Harbour Enterprise: …".
_BANK = re.compile(
    r"(?:Goldman Sachs|JP ?Morgan|J\.P\. Morgan|Morgan Stanley|Citi|Citigroup|Bank of America|BofA|UBS|Credit Suisse|Barclays|HSBC|Deutsche Bank|BNP Paribas|Société Générale|Macquarie|Nomura|Mizuho|Standard Chartered|Scotiabank|CIBC|RBC|BMO|"
    r"Cantor Fitzgerald|Guggenheim|PJT|Itaú(?: BBA)?|BTG Pactual|Bradesco|CITIC Securities|CICC|中金公司|中信证券)"
)
_HIRES = re.compile(
    r"\b(?:hir|mandat|appoint|tapp|engag|retain|contrat|beauftrag|нанял|привлек)\w* (?:the )?(?:bank |investment bank )?$"
)
_TO_SELL = re.compile(
    r" (?:to|for) (?:advi[sc]e|run|find|sell|handle|explore|assist|the sale)|['’]?\w{0,3} yetki|担任"
)
_SPEAKER = re.compile(r"(?:[A-ZÀ-Þ]{2,} ){1,2}[A-ZÀ-Þ]{2,}, $")
_EXCHANGE = re.compile(
    r"(?:Exchange|Bourse|Börse|Bolsa(?: de \w+)?|Borsa(?: \w+)?|[Бб]ирж\w+|交易所|取引所|거래소)$"
)  # fmt: skip
_BOARD = re.compile(
    r"(?:Foreign Investment Review Board|FIRB|CFIUS|Competition (?:Bureau|Commission|Authority)|Bundeskartellamt|Securities and Exchange Commission|SEC|ASIC|Takeovers Panel|Federal Trade Commission)"
)
_APPOSITION_ENDS = re.compile(r"[^,.;]{0,60},")  # ", backed by Ford and others, will …"


def is_bystander(text: str, party: Party) -> bool:
    """Whether what stands at a place takes no part there in what is told."""
    if _BY_TRADE.fullmatch(party.name) or _EXCHANGE.search(party.name) or _BOARD.fullmatch(party.name):
        return True
    before, after = text[max(0, party.start - REACH) : party.start], text[party.end : party.end + REACH]
    if _BANK.fullmatch(party.name) and (_HIRES.search(before) or _TO_SELL.match(after)):
        return True
    if _SPEAKER.search(before) and after.startswith(":"):
        return True
    if _BEFORE.search(before) or _AFTER.match(after) or _RENAMED_BEFORE.search(before):
        return True
    return _BACKED_BEFORE.search(before) is not None and _APPOSITION_ENDS.match(after) is not None
