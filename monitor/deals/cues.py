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
        r"\bplan(?:s|ned|ning)?\b|\bpropos\w+|\bintends?\b|\bin talks\b|\bnegotiat\w+|\bdiscuss\w*|\bconsider\w*|\bweigh(?:s|ing)?\b|\bmulls?\b|\bexplor(?:e|es|ing) (?:a|the|possible)\b|\bseek(?:s|ing)?\b|\bbids?\b|\boffer(?:s|ed|ing)?\b|\bletters? of interest\b|\bpreliminary\b|\bindicative\b|\bin principle\b|\bnon-binding (?:offer|letter|proposal)\b|\bwould (?:take|buy|hold|own|be|provide|acquire|pay|build|set)\b|\bcould (?:lend|provide|buy|take|be|reach|make)\b|\bis to (?:be signed|buy|take|sign)\b|\bexpected to (?:sign|be signed)\b|\bapproach(?:ed)?\b|\bset to\b|\bpotential\b|\bvet(?:s|ting)?\b|\bwants? to\b",
        r"\benvisag\w+|\bnégoci\w+|\bprojet d['’]accord|\boferta\b|\bnegocia\w*|\bplanea\w*|\bpropuesta\b|\bplan(?:t|en)\b|\bverhandel\w*|\bAngebot\w*|\bпланиру\w+|\bнамерен\w*|\bпереговор\w+|\bпредлож\w+|\bпредлаг\w+|拟|洽谈|谈判|检讨|計画|検討|協議|方針|\bberencana\b|\brencana\b|\bakan\b|\bplanl\w+|\bteklif\w*|\bgörüş\w+|\btalip\b|تعتزم|مفاوضات",
    ),
    "sign": _any(
        r"\bsign(?:s|ed|ing|ature|atures)\b|\binked?s?\b|\bagreed\b|\bagrees\b|\bentered into\b|\bconclud\w+|\bsealed?\b|\bstruck\b|\bstrikes\b|\bexecuted?\b|\bbinding\b|\bformed\b|\binaugurat\w+|\bformalised?\b|\bawarded\b|\bchosen\b|\bextend(?:s|ed)\b|\brenew(?:s|ed)?\b|\bhas a deal\b|\bcontract(?:s)? with\b|\bundertaken\b|\bshook hands\b",
        r"\bsign(?:é|e|ent|és)\b|\bconclu\b|\bscell\w+|\bfirm(?:ó|a|aron|an|ado)\b|\bsuscrib\w+|\brubric\w+|\bacuerda?n?\b|\bassin\w+|\bunterzeichn\w+|\bvereinbar\w+|\bverständigt\b|\bподписал\w*|\bподписан\w*|\bзаключил\w*|\bзаконтрактовал\w*|\bдоговорил\w+|签署|签订|签约|签了|达成|締結|署名|調印|合意|結んだ|\bmenandatangani\b|\bditandatangani\b|\bmeneken\b|\bimzala\w*|\bimza\b|\bimzolan\w*|وقع|توقيع|أبرم|اتفق",
    ),
    "close": _any(
        r"\bcomplet(?:es?|ed|ion of)\b|\bclos(?:es|ed) (?:the|its|a|on|two|this|sale|purchase|acquisition|deal)\b|\bfinali[sz]ed?\b|\bsole owner\b|\bafter closing\b|\bhas become\b|\bnow owns?\b|\bnow (?:fully )?in\b|\bnow belongs?\b|\btook (?:ownership|control|possession)\b|\bhanded over\b|\bwraps? up\b|\bhas (?:bought|acquired|sold|taken over)\b|\bgets keys\b|\bpaid (?:out|the final)\b|\bdrew down\b|\bnew owner\b|\bchanged hands\b",
        r"\bfinalis\w+|\ba (?:repris|racheté|acquis|bouclé|cédé)\b|\bont bouclé\b|\bcomplet(?:ó|aron)\b|\bcerró la\b|\bconcret(?:ó|aron)\b|\bcambia de manos\b|\babgeschlossen\b|\bvollzogen\b|\bgehört nun\b|\bзавершил\w*|\bзакрыл\w* сделк\w*|\bвыкупил\w*|\bперешл\w*|\bполучил\w* в дар\b|完成|交割|完了|\brampung\w*|\bmerampungkan\b|\btamamla\w+|استكمل",
    ),
    "clear": _any(
        r"\bapprov(?:es?|ed|al)\b|\bclear(?:s|ed|ance)\b|\bgreen light\b|\bgo-ahead\b|\bnod\b|\bratif\w+|\bblessing\b|\bshareholders? (?:vote|voted|back|backed|approve)\w*|\bsign(?:s|ed) off\b|\bconsent(?:ed)?\b|\bwaves? through\b|\bgranted\b",
        r"\bapprouv\w+|\bfeu vert\b|\bautoris\w+|\baprob\w+|\bautoriz\w+|\bvisto bueno\b|\baprov\w+|\bgenehmig\w+|\bgrünes Licht\b|\bодобр\w+|\bутверд\w+|\bразреш\w+|批准|获批|核准|通过|承認|認可|\bdisetujui\b|\bmenyetujui\b|\bonayla\w+|\btasdiqla\w+|موافقة|وافق",
    ),
    "end": _any(
        r"\bterminat\w+|\bcancel\w*|\bscrap(?:s|ped)?\b|\bcall(?:s|ed)? off\b|\bwalk(?:s|ed)? away\b|\bpull(?:s|ed)? (?:out|the plug)\b|\babandon\w*|\blapse[sd]?\b|\bfell through\b|\bfalls? (?:through|apart)\b|\bcollapse[sd]?\b|\bcomes? apart\b|\brevok\w+|\bwithdr[ae]w\w*|\bdrops? (?:bid|plan|its)\b|\bdropped\b|\bends? (?:the|its|deal|contract|talks|venture|partnership)\b|\bat an end\b|\bdeal is off\b|\bbows? out\b|\btears? up\b|\bsteps? back\b|\bnot (?:to )?proceed\b|\bwound up\b|\bexpired\b|\bdead\b|\bdied\b|\bis off\b",
        r"\brenonc\w+|\brésili\w+|\brompt\b|\btiré un trait\b|\bmet fin\b|\bannul\w+|\bcancel(?:a|ó|an)\w*|\brescind\w+|\bdesist\w+|\bpone fin\b|\bgekündigt\b|\bgeplatzt\b|\bplatzt\b|\bbeendet\b|\bрасторг\w+|\bотказал\w+ от\b|\bотозвал\w*|\bпрекратил\w*|\bсорвал\w+|终止|撤回|取消|解除|放弃|不再推进|解消|撤退|断念|\bbatal\w*|\bmembatalkan\b|\bmundur\b|\biptal\b|\bfesh\w*|\bvazgeç\w+|\bbekor\b|فسخ|إلغاء",
    ),
    "letter_of_interest": _any(r"\bletters? of (?:interest|support)\b|\bexpressions? of (?:interest|support)\b|\bconditional(?:ly)?\b"),
}  # fmt: skip

ALL_CUES = (*FORM_CUES.items(), *STATUS_CUES.items())
