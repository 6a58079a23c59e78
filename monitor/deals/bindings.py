"""Whether an agreement binds its parties: by what is said of it, else by its usual nature. Pure.

A memorandum, a letter of intent or a term sheet does not bind unless it is said to; a definitive agreement does once it is
there.
"""

import re

from monitor.deals.conditions import find_awaited
from monitor.deals.termtable import Table, Term, longest

_NON_BINDING = "non-binding"
_BINDING = "binding"
_BINDINGS = Table.of((
    # value, anchors, pattern
    (_NON_BINDING, "binding", r"\b(?:non|not|nothing|isn't|without (?:being )?|neither)[- ]?(?:yet |legally |a )*binding\b(?! (?:agent|wire))|\bnon[- ]?binding\b|\bnot (?:a )?legally binding\b"),
    (_NON_BINDING, "memorand|mou", r"\bmemorand(?:um|a) of (?:understanding|intent|co-?operation|agreement)s?\b|\bmous?\b"),
    (_NON_BINDING, "letter", r"\bletters? of (?:intent|interest)\b"),
    (_NON_BINDING, "heads of|head of agreement|term sheet|termsheet|indicative|preliminary|in principle|in-principle|framework agreement|expression of interest|expressions of interest", r"\bheads? of (?:agreement|terms)\b|\b(?:indicative|preliminary) (?:[\w-]+ ){0,3}(?:offers?|proposals?|bids?|terms?|agreements?|deals?|approach(?:es)?|accords?|term sheets?|pacts?)\b|\b(?:agreements?|deals?|accords?) in[- ]principle\b|\bagreed in principle\b|\bexpressions? of interest\b|\bterm ?sheets?\b"),
    (_NON_BINDING, "vinculante|memorando|memorándum|carta de inten|cartas de inten|acuerdo preliminar|acordo preliminar|principio de acuerdo|protocolo de inten", r"\b(?:no|não|sin carácter|sem caráter) vinculantes?\b|\bmemor(?:ando|ándum|andos)s? de (?:entendimiento|entendimento|intenci\w+|intenç\w+|cooperaci\w+)\b|\bcartas? de inten(?:ción|ciones|ção|ções)\b|\b(?:acuerdo|acordo) preliminar\b|\bprincipio de acuerdo\b|\bprotocolos? de inten\w+"),
    (_NON_BINDING, "contraignant|engageant|protocole d'|lettre d'intention|lettres d'intention|accord de principe|accord préliminaire|mémorandum|juridiquement", r"\bnon[- ](?:juridiquement )?(?:contraignant|engageant|liant)e?s?\b|\bsans (?:valeur|caractère) contraignant\w*|\bprotocoles? d'(?:accord|entente|intention)\b|\blettres? d'intention\b|\baccords? (?:de principe|préliminaires?)\b|\bmémorandum d'entente\b"),
    (_NON_BINDING, "unverbindlich|bindend|absichtserklärung|vorvertrag|eckpunkte|grundsatzvereinbarung|rechtlich", r"\bunverbindlich\w*|\bnicht (?:rechtlich )?bindend\w*|\brechtlich nicht (?:bindend|verbindlich)\w*|\babsichtserklärung\w*|\bgrundsatzvereinbarung\w*|\beckpunktepapier\w*"),
    (_NON_BINDING, "обязывающ|меморандум|намерени|предварительн|рамочн|необязывающ", r"\bне(?:\s)?(?:юридически )?обязывающ\w*|\bмеморандум\w*|\bпротокол\w* о намерени\w+|\b(?:соглашени|письм)\w+ о намерени\w+|\bпредварительн\w+ (?:соглашени|договор[её]нност|договор|предложени)\w*"),
    (_NON_BINDING, "约束力|約束力|备忘录|備忘錄|意向书|意向書|意向协议|框架协议|意向性|初步协议", r"(?:不具有?|无|沒有|没有|不具備|并无|無)(?:任何)?(?:法律|法律上的)?(?:约束力|約束力)|非(?:约束|約束)性|谅解备忘录|諒解備忘錄|备忘录|備忘錄|意向(?:书|書|性?协议|性协定)|初步(?:协议|意向)"),
    (_NON_BINDING, "拘束力|覚書|基本合意|意向表明|意向書|趣意書", r"(?:法的)?拘束力(?:を|は|の|が)?(?:持たない|もたない|有しない|ない|なし)|(?:了解)?覚書|基本合意(?:書)?|意向表明書|趣意書"),
    (_NON_BINDING, "구속력|양해각서|의향서|비구속|업무협약", r"(?:법적 ?)?구속력(?:이|은)? ?없\w*|비구속적?|양해 ?각서|투자의향서|의향서"),
    (_NON_BINDING, "mengikat|nota kesepahaman|memorandum saling|surat minat|pernyataan minat|perjanjian awal|pokok-pokok", r"\btidak mengikat\b|\bnota kesepahaman\b|\bmemorandum saling pengertian\b|\bletter of intent\b|\bsurat (?:minat|pernyataan minat)\b|\b(?:perjanjian|kesepakatan) (?:awal|pendahuluan)\b|\bpokok-pokok (?:perjanjian|kesepakatan)\b"),
    (_NON_BINDING, "bağlayıcı|mutabakat|niyet mektub|niyet beyan|ön anlaşma|ön protokol|iyi niyet", r"\bbağlayıcı(?:lığı)? (?:olmayan|olmayacak|değil|bulunmayan|yok)\w*|\bmutabakat (?:zaptı|muhtıra|metni|anlaşma)\w*|\b(?:iyi )?niyet (?:mektub|beyan|protokol|anlaşma)\w*|\bön (?:anlaşma|protokol|mutabakat|sözleşme)\w*"),
    (_NON_BINDING, "ملزم|مذكرة|مذكرات|خطاب نوايا|خطاب النوايا|اتفاق مبدئي|اتفاقية مبدئية|إعلان نوايا", r"غير (?:ال)?ملزم\w*|مذكر(?:ة|ات|تي) (?:ال)?(?:تفاهم|تعاون)|خطاب (?:ال)?نوايا|إعلان نوايا|اتفاق(?:ية)? مبدئي\w*"),
    (_NON_BINDING, "меморандум|өзара түсіністік|memorandum|anglashuv", r"меморандум\w*|өзара түсіністік\w*|\bo'zaro anglashuv\w*|\banglashuv memorandum\w*|\bmemorandum(?:i|ni|ga|ini|iga|lar\w*)?\b(?! of)"),
    (_BINDING, "binding", r"(?<!non-)(?<!non )(?<!not )(?<!yet )(?<!n't )\b(?:legally[- ])?binding\b(?! (?:agent|wire|target|commitments? to|constraint|together|itself|climate))"),
    (_BINDING, "definitive", r"\bdefinitive (?:[\w-]+,? ){0,4}(?:agreements?|contracts?|deals?|documentation|documents|pact)\b"),
    (_BINDING, "unconditional", r"\b(?:became|becomes?|declared|is|now|wholly|fully|an?) unconditional\b(?! surrender)"),
    (_BINDING, "vinculante|definitivo", r"(?<!no )(?<!não )(?<!carácter )(?<!caráter )\bvinculantes?\b|\b(?:acuerdos?|contratos?|acordos?) (?:[\w-]+ ){0,2}definitivos?\b"),
    (_BINDING, "contraignant|définitif|engageant|ferme", r"(?<!non )(?<!non-)(?<!peu )(?<!caractère )(?<!juridiquement )(?<!valeur )\b(?:juridiquement )?contraignante?s?\b|\baccords? (?:[\w-]+ ){0,2}définitifs?\b|\b(?:accord|contrat|commande|engagement)s? fermes?\b"),
    (_BINDING, "verbindlich|bindend", r"(?<!nicht )(?<!rechtlich )(?<!noch nicht )\b(?:rechts|rechtlich )?(?:verbindlich|bindend)(?:e|en|er|es|em)?\b|\brechtlich (?:verbindlich|bindend)\w*"),
    (_BINDING, "обязывающ|твердый контракт|твёрдый контракт", r"(?<!не )(?<!не юридически )(?<!\w)(?:юридически )?обязывающ\w+|\bтв[её]рд\w+ контракт\w*"),
    (_BINDING, "约束力|約束力|拘束力", r"(?<!不)(?<!没)(?<!非)(?:具有?|具備|有)(?:法律)?(?:约束力|約束力)|法的拘束力(?:の|が)(?:ある|伴う)|拘束力(?:の|が)ある|拘束力(?:を)?(?:持つ|有する)"),
    (_BINDING, "구속력", r"구속력(?:이)? ?있\w*|구속력을 (?:갖|가진|지닌)\w*|본계약(?:을)? 체결했\w*"),
    (_BINDING, "mengikat|definitif", r"(?<!tidak )(?<!belum )\b(?:yang )?mengikat\b(?! (?:tali|kaki))|\bperjanjian definitif\b"),
    (_BINDING, "bağlayıcı", r"\bbağlayıcı(?!\w* (?:olm|değil|bulunma|yok))(?!lığı)\w*"),
    (_BINDING, "ملزم|نهائي", r"(?<!غير )(?<!غير ال)(?<!\w)(?:ال)?ملزم(?:ة|ا|ين)?(?!\w)|(?:اتفاقية|عقد|اتفاق) نهائي\w*"),
))  # fmt: skip
# What is only an instrument's usual nature gives way to what is said of it: "a binding memorandum of understanding".
_SAID = re.compile(
    r"binding|vinculante|contraignant|обязывающ|约束力|約束力|拘束力|구속력|mengikat|bağlayıcı|ملزم|verbindlich|bindend"
)
_GAP = 40


def find_bindings(low: str) -> list[Term]:
    """Whether agreements of a sentence of small letters bind; a definitive agreement that is still to come does not."""
    found = [Term("binding", value, start, end) for value, start, end in _BINDINGS.find(low)]
    if not found:
        return found
    awaited = find_awaited(low)
    said = [t for t in found if _SAID.search(low, t.start, t.end)]
    firm = [t for t in said if t.value == _BINDING]
    return longest(
        t
        for t in found
        if not any(a.start < t.end and t.start < a.end for a in awaited)
        and (t in said or not any(0 <= t.start - f.end <= _GAP for f in firm))
    )
