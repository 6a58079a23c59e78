"""Words that tell the form of a deal and how firm it is, beside what the rules' mentions say; several languages. Pure data.

Each cue is a name and its patterns over a sentence. Weights are in forms.py.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """Patterns of small letters: English ones, which stand in texts of all languages, and those of the others."""

    english: re.Pattern[str]
    other: re.Pattern[str] | None

    def is_in(self, text: str, lang: str | None) -> bool:
        """`text` in small letters."""
        if self.english.search(text):
            return True
        return lang != "en" and self.other is not None and self.other.search(text) is not None

    def cut_from(self, text: str, lang: str | None) -> str:
        """The text without what the patterns match."""
        text = self.english.sub(" ", text)
        return self.other.sub(" ", text) if self.other is not None and lang != "en" else text


def _any(english: str, *other: str) -> Cue:
    """Without IGNORECASE, which makes the search several times as slow."""
    return Cue(re.compile(english.lower()), re.compile("|".join(other).lower()) if other else None)


FORM_CUES: dict[str, Cue] = {
    "loan": _any(
        r"\bloans?\b|\blend(?:s|ing|er|ers)?\b|\blent\b|\bdebt (?:financ|fund|facilit|packag)\w*|\bof debt\b|\bcredit (?:facilit|agreement|line)\w*|\bfacility\b|\bconvertible\b|\bdebentures?\b|\bbridge financ\w*|\bletters? of interest\b|\bprepay\w*",
        r"\bprêts?\b|\bcrédits?\b|\bpréstamos?\b|\bempréstimos?\b|\bfinancia(?:miento|mento|r|rá|ción)\b|\bKredit\w*|\bDarlehen\w*|\bFinanzierung\w*|\bкредит\w*|\bза[её]м\w*|\bфинансирован\w*|贷款|授信|融資|借入|\bpinjaman\b|\bpembiayaan\b|\bpendanaan\b|\bkredi\w*|\bfinansman\w*|\bkredit\w*|قرض|تمويل",
    ),
    "grant": _any(
        r"\bgrants?\b(?! (?:the|a|of (?:the )?licen))|\bsubsid(?:y|ies|ise|ize|ised|ized)\b|\bfunding\b|\btaxpayers?\b|\brescue (?:package|deal)|\bbail-?out|\baid package\b",
        r"\bsubvention\w*|\bsubvenci\w+|\bZuschuss\w*|\bZuschüsse\b|\bfördert?\b|\bFörderung\w*|\bFördermittel\w*|\bсубсиди\w+|\bгрант\w*|补贴|补助|助成|補助|\bhibah\b|\bhibe\b"
    ),
    "equity": _any(
        r"\binvest(?:s|ed|ing|ment|or)?\b (?:of |up to |some |about |in (?:the )?(?:company|equity|shares))|\bnew shares\b|\bshare (?:placement|subscription|issue)\b|\bplacement\b|\bsubscri\w+ (?:for|to)\b|\bequity (?:invest|stake|fund|inject|commit|financ)\w*|\bpreferred (?:stock|shares|equity)\b|\bwarrants?\b|\bcornerstone\b|\bputting\b[^.;]{0,40}\binto\b|\bcapital raising\b|\binjects?\b",
        r"\binversión de\b|\binvierte\w*|\binvestit\b|\binvestir\w*|\bинвестир\w+|\bвложит\b|注资|投资\d|出資|\bsuscripción de acciones\b",
    ),
    "stream": _any(r"\bstreaming\b|\bstreams? (?:deals?|agreements?|on|financ\w*|transaction)\b|\b(?:gold|silver|metals?|platinum|palladium|nickel|cobalt|copper) streams?\b|\broyalt(?:y|ies)\b",
        r"\bregal[ií]as?\b|\bredevances?\b|\bроялти\b|特许权使用费|ロイヤルティ"),
    "takeover": _any(
        r"\bacquir\w+|\bacquisitions?\b|\btake-?overs?\b|\btak(?:es?|ing|en) over\b(?! from)|\btook over\b(?! from)|\bbuy-?outs?\b|\bbuys? out\b|\bmerg(?:e|er|ers|es|ing|ed)\b|\bhostile\b|\bbids? for\b|\boffer(?:s|ed)? (?:for|to (?:buy|acquire|take out))\b|\bchanges? hands\b|\bchanged hands\b|\ball (?:of )?the (?:shares|stock)\b|\bsuitors?\b|\ba share in cash\b|\bscheme of arrangement\b|\bdivest\w*",
        r"\bacqui(?:ert|sition|rir|s)\b|\brach(?:at|ète|eter|eté)\w*|\bcession\b|\bcède\b|\breprend\b|\badquisici\w+|\badquir\w+|\baquisi\w+|\bfusi[óo]n\b|\bÜbernahme\w*|\bübernimmt\b|\bübernehmen\b|\bFusion\b|\berwirbt\b|\bпокупк\w+|\bприобр\w+|\bпоглощен\w+|\bвыкуп\w*|\bслияни\w+|收购|并购|受让|拿下|買収|取得|譲渡|\bakuisisi\b|\bmengakuisisi\b|\bdevral\w+|\bsotib olish\b|استحواذ",
    ),
    "stake": _any(
        r"\b(?:stakes?|shareholding|interest|equity|ownership|holding)\b[^.;]{0,25}\b(?:in|of)\b|\d\s?(?:%|percent|per cent|pc|pct)[^.;]{0,30}\b(?:stake|interest|shares?|holding|ownership)\b|\bsole owner\b|\b(?:majority|minority|half|third|quarter)\b[^.;]{0,15}\b(?:stake|interest|of the (?:mine|project|company))",
        r"\bparticipation\b[^.;]{0,12}%|\bparticipación\b|\bparticipação\b|\bAnteil\w*|\bBeteiligung\w*|\bдол[юяией]\b|\bпакет\w* акци\w+|股权|股份|持股|株式|出資比率|権益|\bsaham\b|\bhisse\w*|\bulush\w*|حصة|أسهم",
    ),
    "sale_of_site": _any(
        r"\b(?:sells?|sold|sale of|selling|buys?|bought|buying|purchase of|price for)\b(?:(?!concentrat|\bore\b|output|tonnes|leachate|material|hydroxide|carbonate|oxide)[^.;]){0,50}\b(?:mines?|project|projects|property|properties|smelter|refinery|plant|deposit|business|unit|subsidiary|assets?|company|miner|operations)\b"
    ),
    "offtake": _any(
        r"\boff-?tak\w*|\btake-or-pay\b|\b(?:supply|sales?|purchase|feedstock|marketing|delivery) (?:agreements?|contracts?|deals?|arrangements?|pacts?|accords?|term sheets?)\b|\bto (?:supply|deliver|ship|buy|sell|purchase)\b[^.;]{0,60}\b(?:tonnes?|tons?|pounds|concentrates?|hydroxide|carbonate|oxides?|spodumene|output|ore|metal|sulphate|sulfate|material|product|bauxite|alumina|uranium|cargo\w*|phosphate|fertili[sz]ers?|leachate|scrap|matte|slag|residues?|tailings|feed|solution|by-products?|black mass|sulphides?|powder|yellowcake|graphite|lithium|nickel|cobalt|manganese|antimony|tungsten|tin|zircon|ilmenite|alumina)\b|\b(?:deal|contract|agreement|accord|pact|order)s?\b[^.;]{0,60}\bfor\b[^.;]{0,40}\b(?:concentrates?|hydroxide|carbonate|oxides?|spodumene|ore|yellowcake|bauxite|U3O8|tonnes|tons)\b|\b(?:customers?|buyers?)\b[^.;]{0,30}\b(?:for|of)\b|\bsupplies\b|\bcargoes\b|\bshipments?\b|\bfirst call on\b",
        r"\bcontrat\w* (?:de fourniture|d'approvisionnement|d'achat|de vente)|\bapprovisionn\w*|\bcontrato\w* de (?:suministro|compra|venta|fornecimento)|\bsuministr\w+|\bLiefer\w*|\bliefert\b|\bbezieht\b|\bAbnahme\w*|\bпоставк\w*|\bпоставит\b|\bпоставлять\b|\bзаконтракт\w*|承购|包销|供应|供货|采购|长协|供給|調達|引き取り|オフテイク|\bpasokan\b|\bmemasok\b|\btedarik\w*|\byetkazib\b|توريد|تزويد",
    ),
    "venture": _any(
        r"\bjoint ventures?\b|\bJVs?\b|\b(?:set up|form|forms|formed|create|launch|a|the|new) venture\b|\bventure with\b|\bjointly own\w*|\bco-own\w*|\b50[:/-]50\b|\bfifty-fifty\b|\bspecial purpose vehicle\b|\bjoint company\b",
        r"\bcoentreprise\w*|\bsociété commune\b|\bempresas? (?:conjunta|mixta)s?\b|\bsociedad conjunta\b|\bGemeinschafts(?:unternehmen|firma)\w*|\bсовместн\w+ (?:предприят|компан)\w*|\bСП\b|合资|合営|合弁|共同出資|\bpatungan\b|\bortak (?:girişim|şirket)\w*|\bqo.shma korxona\w*|مشروع مشترك|شركة مشتركة",
    ),
    "work": _any(
        r"\btoll(?:s|ing)?\b|\btoll (?:treat|refin|mill|process)\w*|\bEPCM?\b|\bengineering, procurement\b|\bcontractors?\b|\b(?:construction|engineering|services?|processing|treatment|refining|drilling|mining) contracts?\b|\bto (?:build|construct|design|engineer|refine|treat|process|operate)\b|\bstockpil\w*|\bequipment\b|\blocomotives?\b|\bwagons?\b|\bwork order\b",
        r"\bcontrato de (?:servicios|obra|construcción)\b|\bmarché de\b|\bBauauftrag\w*|\bAuftrag\b|\bподряд\w*|\bпереработк\w+|\bтоллинг\w*|加工|总承包|受託|請負|\bkontraktor\b|\byüklenici\w*",
    ),
    "alliance": _any(
        r"\bpartnerships?\b|\bstrategic (?:alliance|cooperation|collaboration)\b|\balliances?\b|\bco-?operat\w+|\bcollaborat\w+|\bjoint(?:ly)? (?:develop|explor|research|stud)\w*|\btechnology partner\b|\bwork together\b|\bteams? up\b|\bframework\b",
        r"\bpartenariat\w*|\bcoopérat\w+|\bcooperaci\w+|\balianza\w*|\bcooperação\b|\bparceria\b|\bZusammenarbeit\b|\bPartnerschaft\w*|\bKooperation\w*|\bсотруднич\w+|\bпартн[её]рств\w+|合作|战略|提携|協力|\bkerja sama\b|\bkemitraan\b|\biş ?birliği\b|\bhamkorlik\w*|تعاون|شراكة",
    ),
    "memo": _any(
        r"\bmemorand\w+|\bMoUs?\b|\bMOUs?\b|\bletters? of intent\b|\bLOIs?\b|\bheads of (?:agreement|terms)\b|\bdeclaration of intent\b|\bstatement of intent\b|\bnon-binding (?:agreement|memorandum|accord)\b",
        r"\bprotocole d['’](?:accord|entente)\b|\blettre d['’]intention\b|\bmémorandum\b|\bcarta de intenci\w+|\bmemorando\w*|\bAbsichtserklärung\w*|\bмеморандум\w*|备忘录|意向书|意向协议|覚書|基本合意|\bnota kesepahaman\b|\bmutabakat (?:zaptı|muhtırası)\w*|\bniyet\b|\bмемorandum\w*|\bmemorandum\w*|مذكرة|خطاب نوايا"
    ),
    "licence": _any(
        r"\blicen[cs]es?\b|\bpermits?\b|\bconcessions?\b|\bmining rights?\b|\bright to (?:mine|develop|explore)\b|\bexploration rights?\b|\btenements? granted\b",
        r"\blicencia\w*|\bconcesi\w+|\bpermis\b|\bLizenz\w*|\bGenehmigung\w*|\bлицензи\w+|\bправо (?:пользования|разрабатывать|на разработку)|采矿权|探矿权|採掘権|鉱業権|\bizin usaha\b|\bruhsat\w*|\blitsenziya\w*|رخصة|ترخيص"
    ),
    "earn": _any(r"\bearn(?:s|ing)?[ -](?:in|up to|a|an|the|\d)|\bfarm[ -]?in\b|\boption to (?:earn|acquire)\b|\bcan earn\b|\bto earn\b",
        r"アーンイン"),
    "states": _any(
        r"\b(?:two|both|the) (?:countries|governments|presidents|leaders|nations|ministers)\b|\bbilateral\b|\bgovernment-to-government\b|\bintergovernmental\b",
        r"\bdeux pays\b|\bambos países\b|\bdos países\b|\bbeide(?:n)? (?:Länder|Staaten)\b|\bдвух стран\b|\bмежправ\w+|两国|両国|両政府|\bkedua negara\b|\biki ülke\b|\bikki davlat\b|البلدين"
    ),
}  # fmt: skip

STATUS_CUES: dict[str, Cue] = {
    "plan": _any(
        r"\bplan(?:s|ned|ning)?\b|\bpropos\w+|\bintends?\b|\bintention\b|\bexplor(?:e|es|ing) (?:a|the|possible)\b|\bpreliminary\b|\bindicative\b|\bpotential\b|\bwants? to\b|\bhopes? to\b|\baims? to\b|\bmulls?\b|\bconsider(?:s|ing)?\b|\bweigh(?:s|ing)?\b|\bvet(?:s|ting)?\b",
        r"\benvisag\w+|\bplanea\w*|\bprevé\b|\bpretende\w*|\bpropuesta\b|\bplan(?:t|en)\b|\berwäg\w+|\bpeut-être\b|\bпланиру\w+|\bнамерен\w*|\bпредлож\w+|\bпредлаг\w+|\bготов\w+ к\b|拟|擬|计划|計画|検討|方針|考慮|검토|추진|계획|\bberencana\b|\brencana\b|\bbidik\b|\bplanl\w+|\bhedefliyor\b|\btalip\b|تعتزم|تخطط",
    ),
    "talks": _any(
        r"\bin (?:\w+ )?talks\b|\btalks (?:with|on|over|about)\b|\bnegotiat\w+|\bdiscuss\w*|\bseek(?:s|ing)?\b|\bapproach(?:ed)?\b|\bcourt(?:s|ing)\b|\bclose to\b|\bnear(?:s|ing)\b|\bsources? (?:said|say|familiar)\b|\bpeople (?:familiar|with knowledge|briefed)\b|\bexclusiv\w+",
        r"\bnégoci\w+|\bpourparlers\b|\bnegoci\w+|\bconversaciones\b|\btratativas\b|\bverhandel\w*|\bGespräche\w*|\bпереговор\w+|\bобсужда\w+|洽谈|谈判|磋商|协商|交渉|協議|협의|협상|\bnegosiasi\b|\bpembicaraan\b|\bpenjajakan\b|\bgörüş(?:me|ü)\w*|\bmuzokara\w*|مفاوضات|محادثات",
    ),
    "offer": _any(
        r"\bbids?\b|\boffer(?:s|ed|ing)?\b|\bbidder\b|\bsuitor\w*|\bhostile\b|\bproposal\b|\btender(?:s|ed)?\b|\bauction\w*|\bfor sale\b",
        r"\boferta\b|\boffre\b|\bOPA\b|\bAngebot\w*|\bBieter\w*|\bпредложение\b|\bоферт\w+|要约|要約|TOB|공개매수|\bpenawaran\b|\bteklif\w*|عرض",
    ),
    "future": _any(
        r"\bwould (?:take|buy|hold|own|be|provide|acquire|pay|build|set|give|lend|invest|supply)\b|\bcould (?:lend|provide|buy|take|be|reach|make|invest|become)\b|\bmay (?:buy|sell|invest|take)\b|\bis to (?:be signed|buy|take|sign)\b|\bexpected to (?:sign|be signed|close)\b|\bset to\b|\babout to\b|\bdue to (?:sign|be signed|close)\b|\bin principle\b|\bnon-binding (?:offer|letter|proposal)\b",
        r"\bpourrait\b|\bdevrait\b|\bpodría\b|\bpoderá\b|\bserá firmado\b|\bsoll(?:te)?\b|\bkönnte\b|\bможет\b|\bпредполага\w+|\bожидает\w*|将签|將簽|见通し|見込み|전망|예정|\bakan\b|\bmaka\b|\bolacak\b|\bедек\w+|سوف|ست\w+",
    ),
    "sign": _any(
        r"\bsign(?:s|ed|ing|ature|atures)\b|\binked?s?\b|\bentered into\b|\bconclud\w+|\bsealed?\b|\bexecuted?\b|\bformalised?\b|\bundertaken\b|\bpen to paper\b|\bput (?:its|their) names?\b|\binitial(?:s|led)\b|\bexchang(?:ed|e) (?:documents|a memorandum)\b",
        r"\bsign(?:é|e|ent|és|ée)\b|\bconclu\b|\bscell\w+|\bfirm(?:ó|a|aron|an|ado|ada)\b|\bsuscrib\w+|\brubric\w+|\bassin\w+|\bunterzeichn\w+|\bunterschrieb\w*|\bподписал\w*|\bподписан\w*|\bзаключил\w*|签署|簽署|签订|簽訂|签约|签了|締結|署名|調印|結んだ|체결|서명|맺었|\bmenandatangani\b|\bditandatangani\b|\bmeneken\b|\bteken\b|\bimzala\w*|\bimza\b|\bimzolan\w*|\bқол қой\w*|وقع|توقيع|أبرم",
    ),
    "agree": _any(
        r"\bagreed\b|\bagrees\b|\bagreement\b|\bstruck\b|\bstrikes\b|\bbinding\b|\bshook hands\b|\bhas a deal\b|\bcontract(?:s|ed)? with\b|\blin(?:ed|es) up\b|\bsecur(?:ed|es)\b|\bland(?:s|ed)\b|\bw[io]ns?\b|\bbook(?:s|ed)\b|\bawarded\b|\bchosen\b|\bformed\b|\binaugurat\w+|\bextend(?:s|ed)\b|\brenew(?:s|ed)?\b",
        r"\bacuerda?n?\b|\bacordó\b|\baccord\b|\bs['’]entend\w*|\bacord\w+|\bfech\w+|\bvereinbar\w+|\bverständigt\b|\beinig\w+|\bзаконтрактовал\w*|\bдоговорил\w+|\bсогласовал\w*|达成|達成|合意|합의|\bsepakat\w*|\banlaş\w+|\bkelish\w+|اتفق|اتفاق",
    ),
    "close": _any(
        r"\bcomplet(?:es?|ed|ion of)\b|\bclos(?:es|ed|ing) (?:the|its|a|on|of|two|this|sale|purchase|acquisition|deal)\b|\bfinali[sz]ed?\b|\bafter closing\b|\bwraps? up\b|\bpaid (?:out|the final)\b|\bdrew down\b|\bdraw(?:s|n)? down\b|\bdisbursed?\b|\breceived (?:the|its) (?:first|funds|money)\b|\bbecame effective\b|\btook effect\b",
        r"\bfinalis\w+|\bbouclé\w*|\bcomplet(?:ó|aron|ado)\b|\bcerró\b|\bconclu(?:ída|ído|iu)\b|\bconcret(?:ó|aron)\b|\babgeschlossen\b|\bvollzogen\b|\bVollzug\b|\bзавершил\w*|\bзавершен\w*|\bзакрыл\w* сделк\w*|\bзакрыт\w* сделк\w*|完成|交割|完了|생효|완료|마무리|\brampung\w*|\bmerampungkan\b|\btuntas\b|\btamamla\w+|\byakunla\w+|استكمل|أكمل",
    ),
    "owns": _any(
        r"\bsole owner\b|\bhas become\b|\bnow owns?\b|\bnow (?:fully )?in\b|\bnow belongs?\b|\btook (?:ownership|control|possession)\b|\bhanded over\b|\bhas (?:bought|acquired|sold|taken over)\b|\b(?:gets?|takes?) (?:the )?keys\b|\bnew owner\b|\bchanged hands\b",
        r"\ba (?:repris|racheté|acquis|cédé)\b|\bcambia de manos\b|\bgehört nun\b|\bвыкупил\w*|\bперешл\w*|\bполучил\w* в дар\b|入主|易主|傘下|\bresmi (?:menjadi|memiliki)\b|\bdevral(?:dı|ındı)\b",
    ),
    "clear": _any(
        r"\bapprov(?:es?|ed|al|als)\b|\bclear(?:s|ed|ance)\b|\bgreen light\b|\bgo-ahead\b|\bnod\b|\bblessing\b|\bsign(?:s|ed) off\b|\bconsent(?:ed)?\b|\bwav(?:es|ed) through\b|\bunconditional\b",
        r"\bapprouv\w+|\bfeu vert\b|\bautoris\w+|\baprob\w+|\bautoriz\w+|\bvisto bueno\b|\baprov\w+|\bgenehmig\w+|\bgrünes Licht\b|\bодобр\w+|\bутверд\w+|\bразреш\w+|\bсогласовал\w*|批准|获批|獲批|核准|通过|承認|認可|승인|허가|\bdisetujui\b|\bmenyetujui\b|\brestu\w*|\bonayla\w+|\bonay\b|\btasdiqla\w+|موافقة|وافق",
    ),
    "vote": _any(
        r"\bratif\w+|\bshareholders? (?:vote|voted|back|backed|approve)\w*|\b(?:holders|investors|owners) of\b[^.;]{0,40}\b(?:vote|said yes|back)\w*|\bantitrust\b|\bregulators?\b|\bcompetition (?:authority|commission|tribunal|watchdog)\b|\bcourt\b|\bminister\b|\bcabinet\b|\bparliament\b|\bcongress\b|\bgranted\b",
        r"\bratific\w+|\baccionistas\b|\bactionnaires\b|\bacionistas\b|\bCade\b|\bAktionär\w*|\bKartell\w*|\bФАС\b|\bакционер\w+|股东大会|股东会|反垄断|株主総会|公取委|주주총회|공정위|\bpemegang saham\b|\bRUPS\w*|\bRekabet Kurulu\b",
    ),
    "end": _any(
        r"\bterminat\w+|\bcancel\w*|\bscrap(?:s|ped)?\b|\bcall(?:s|ed|ing)? off\b|\babandon\w*|\blapse[sd]?\b|\bfell through\b|\bfalls? (?:through|apart)\b|\bcollapse[sd]?\b|\bcomes? apart\b|\brevok\w+|\bends? (?:the|its|deal|contract|talks|venture|partnership)\b|\bat an end\b|\bdeal is off\b|\btears? up\b|\btorn up\b|\bnot (?:to )?proceed\b|\bwound up\b|\bexpired\b|\bdead\b|\bdied\b|\bis off\b|\bunwind\w*|\bunwound\b|\bvoid\b",
        r"\brésili\w+|\brompt\b|\bmet fin\b|\bannul\w+|\bcancel(?:a|ó|an)\w*|\brescind\w+|\bpone fin\b|\bsem efeito\b|\bgekündigt\b|\bgeplatzt\b|\bplatzt\b|\bbeendet\b|\bscheiter\w*|\bрасторг\w+|\bпрекратил\w*|\bсорвал\w+|\bаннулир\w+|终止|終止|取消|解除|解消|破談|白紙|해지|무산|종료|\bbatal\w*|\bmembatalkan\b|\biptal\b|\bfesh\w*|\bbekor\b|فسخ|إلغاء",
    ),
    "leave": _any(
        r"\bwalk(?:s|ed|ing)? away\b|\bpull(?:s|ed|ing)? (?:out|the plug)\b|\bwithdr[ae]w\w*|\bdrops? (?:bid|plan|its)\b|\bdropped\b|\bbows? out\b|\bsteps? back\b|\bgives? up\b|\bgave up\b|\breject\w*|\brebuff\w*|\bturn(?:s|ed) down\b|\bthr[eo]ws? out\b|\bvoted down\b|\bblock(?:s|ed)\b",
        r"\brenonc\w+|\btiré un trait\b|\bdesist\w+|\bretira\w*|\bzieht\b[^.;]{0,30}\bzurück\b|\bотказал\w+ от\b|\bотозвал\w*|\bвышел из\b|\bвыходит из\b|撤回|放弃|放棄|不再推进|撤退|断念|철회|포기|\bmundur\b|\bhengkang\b|\bangkat kaki\b|\bvazgeç\w+|\bçekil\w+|انسحب",
    ),
    "letter_of_interest": _any(r"\bletters? of (?:interest|support)\b|\bexpressions? of (?:interest|support)\b|\bconditional(?:ly)?\b|\bsubject to\b"),
}  # fmt: skip

# Approvals that are still to come, and backing that is none.
_AWAITED = _any(
    r"\b(?:subject to|await(?:s|ing|ed)?|pending|needs?|requir(?:e|es|ing)|condition(?:al|ed) (?:up)?on|contingent (?:up)?on|hinges on|depend(?:s|ent) on|yet to (?:win|get|receive|secure))\b[^.;]{0,60}?"
    r"\b(?:approv\w+|consents?|clear(?:s|ed|ances?)|ratif\w+|sign(?:s|ed)?[ -]off|go-ahead|green light|nod|votes?)\b(?:(?: (?:by|from|of))?(?: the)?[^.;,]{0,40}\b(?:regulators?|authorit\w+|shareholders?|courts?|ministers?|cabinet|parliament|congress))?|"
    r"\b(?:approvals?|consents?|clearances?)\b[^.;]{0,40}\b(?:(?:is|are|remains?) (?:still )?(?:pending|outstanding|awaited|needed|required|expected))\b|"
    r"\b(?:must|ha(?:s|ve) (?:yet )?to|needs? to|still to|yet to|would (?:have|need) to) (?:be )?(?:approv\w+|clear\w*|ratif\w+)\b|\bbacked by\b",
    r"\b(?:sujet[oa]s?|supeditad[oa]s?|condicionad[oa]s?|pendientes?|a la espera|sujeit[oa]s?|aguard\w+|depende\w*|requiere\w*)\b[^.;]{0,40}?\b(?:aprob\w+|autoriz\w+|ratific\w+|aprov\w+|visto bueno|luz verde|aval)\b",
    r"\b(?:sous réserve|soumis\w*|subordonn\w+|attend\w*|attente|nécessite\w*)\b[^.;]{0,40}?\b(?:approb\w+|autoris\w+|ratific\w+|feu vert)\b",
    r"\b(?:vorbehaltlich|vorbehalt|bedarf|benötigt|braucht|muss|müssen|fehlt|aussteh\w+)\b[^.;]{0,50}?\b(?:genehmig\w*|zustimm\w*|freigabe\w*|gebilligt)\b|\b(?:genehmigung|zustimmung|freigabe)\w*\b[^.;]{0,30}\bsteh(?:t|en) (?:noch )?aus\b",
    r"\b(?:требует\w*|ожида\w+|подлежит|нуждается|при условии|в случае|должн\w+|предстоит)\b[^.;]{0,40}?\b(?:одобр\w+|утвер\w+|согласова\w+|разреш\w+|ратифи\w+)",
    r"(?:尚需|尚须|仍需|有待|尚待|须经|待|等待|尚未获?)[^。，；]{0,16}?(?:批准|核准|审批|获批)|(?:承認|認可)(?:を条件|を前提|待ち|が必要|を得る必要)|승인을? ?(?:조건|전제|받아야|기다|앞두|대기)|승인이 필요",
    r"\b(?:menunggu|memerlukan|membutuhkan)\b[^.;]{0,20}\b(?:persetujuan|restu|izin)\b|\bonay\w* (?:tabi|bekl\w+|gerek\w+|sunul\w+)",
)  # fmt: skip
_OF_APPROVAL = frozenset({"clear", "vote"})
_ALL = (*FORM_CUES.items(), *STATUS_CUES.items())


def cues_in(text: str, lang: str | None) -> tuple[str, ...]:
    """Names of the cues of a sentence in small letters; an approval that is awaited is none."""
    told = _AWAITED.cut_from(text, lang)
    found = [name for name, cue in _ALL if cue.is_in(told if name in _OF_APPROVAL else text, lang)]
    return tuple(found if told == text else [*found, "awaited"])
