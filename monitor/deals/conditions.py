"""What a deal still hangs on, and whether it binds its parties. Pure.

A condition that is met ("has received all regulatory approvals") is none; nor are rules on due diligence in supply chains.
"""

import re

from monitor.deals.termtable import Table, Term, longest

_GENERAL = "approval"  # of whom, the words do not say
_CONDITIONS = Table.of((
    # value, anchors, pattern
    ("regulatory approval", "regulat|antitrust|anti-trust|competition|merger control|government|state consent", r"\b(?:regulatory|antitrust|anti-trust|competition(?: authority)?|merger[- ]control|governmental|government)(?:,? (?:and|or|&) [\w-]+| and other [\w-]+)? (?:approvals?|clearances?|consents?|nod|sign-off|go-ahead|green light|permissions?|reviews?|authori[sz]ations?)\b|\b(?:approvals?|clearances?|consents?|nod|sign-off|go-ahead|green light|blessing) (?:of|by|from) (?:the |relevant |all |competent |competition |antitrust |local |chinese |national |federal |state |necessary )*(?:regulators?|authorit(?:y|ies)|government|(?:[\w-]+ )?competition(?: \w+)?|antitrust(?: \w+)?|regulatory)\b|\bregulators?'? (?:approvals?|consents?|clearances?|nod|must|still have to|have yet to|to approve|approve)\b|\bstate consent\b"),
    ("regulatory approval", "regula|competencia|antimonopol|autorizaci|autoridades|concorrência|cade", r"\b(?:aprobaci(?:ón|ones)|autorizaci(?:ón|ones)|visto bueno|permisos?|aprovaç(?:ão|ões)|autorizaç(?:ão|ões)|aval) (?:[\w-]+ )?(?:regulat[óo]ri[ao]s?|regulador[ae]?s?|antimonopolios?|gubernamental\w*|governamenta\w+|de (?:los |las |la |os |as )?(?:[\w-]+ )?(?:reguladores?|autoridad(?:es)?|competencia|gobierno|entes reguladores)|d[aeo]s? (?:órgãos |agências )?(?:regulador\w*|concorrência|cade|autoridades|governo))\b"),
    ("regulatory approval", "réglementaire|autorités|concurrence|feu vert", r"\b(?:approbations?|autorisations?|accords?|aval|feu vert) (?:[\w-]+ )?(?:réglementaires?|d(?:es|e la|u|e l') ?(?:autorités?|concurrence|régulateurs?|gouvernement|antitrust))\b"),
    ("regulatory approval", "behörd|kartell|regulatorisch|aufsicht", r"\b(?:behördliche\w*|regulatorische\w*|kartellrechtliche\w*) (?:[\w-]+ )?(?:genehmigung|zustimmung|freigabe)\w*|\b(?:zustimmung|genehmigung|freigabe|freigaben) (?:der|durch (?:die )?|des) ?(?:[\w-]+ )?(?:behörden?|kartellbehörden?|kartellamts?|aufsichtsbehörden?|bundeskartellamts?|wettbewerbsbehörden?)\b|\bkartellfreigabe\w*"),
    ("regulatory approval", "регул|фас|антимонопол|госорган|правительств|ведомств", r"\b(?:одобрени|согласовани|разрешени|согласи)\w* (?:со стороны )?(?:[\w-]+ )?(?:регулятор\w*|регулирующ\w+ орган\w*|фас\b|антимонопольн\w+ \w+|госорган\w*|правительств\w*|надзорн\w+ \w+|ведомств\w*)|\bрегулятор\w+ (?:одобрени|согласи|разрешени)\w*|\bантимонопольн\w+ (?:одобрени|согласовани)\w*"),
    ("regulatory approval", "监管|監管|反垄断|反壟斷|主管部门|发改委|商务部|競争法|規制当局|当局|独占禁止|备案|外管", r"(?:监管|監管|反垄断|反壟斷|主管|政府|有关)(?:部门|機構|机构|机关|部門|當局|当局|审查)?(?:的)?(?:批准|审批|核准|同意|放行|审查|備案|备案|許可)|(?:发改委|商务部|外管局|外汇管理)[^。；]{0,20}(?:批准|备案|核准|审批|登记)|(?:規制当局|監督当局|競争当局|関係当局|当局|競争法(?:上)?)(?:など)?(?:の|による)?(?:承認|認可|許可|審査|許認可)|独占禁止法"),
    ("regulatory approval", "규제|당국|정부|공정", r"(?:규제 ?당국|당국|규제 ?기관|정부|공정(?:거래)?위(?:원회)?|규제)(?:의)? ?(?:승인|허가|인가|심사)"),
    ("regulatory approval", "regulator|otoritas|pemerintah|kppu", r"\b(?:persetujuan|izin|restu) (?:dari )?(?:pihak )?(?:regulator|otoritas|pemerintah|kppu|regulasi|instansi)\b"),
    ("regulatory approval", "düzenleyici|rekabet|resmi onay|resmi izin|yasal izin", r"\b(?:düzenleyici (?:kurum|otorite|kurul|makam)\w*|rekabet kurul\w*|rekabet kurumu\w*|düzenleyici|resmi kurum\w*) (?:[\w-]+ )?(?:onay|izn|izin)\w*|\b(?:resmi|yasal) (?:onay|izin)\w*"),
    ("regulatory approval", "التنظيم|الرقاب|الحكوم|تنظيمية|رقابية|الجهات المختصة|السلطات", r"(?:موافقة|موافقات|الموافقات|الموافقة|موافقه|الحصول على موافقة) (?:ال)?(?:جهات |هيئات |سلطات |السلطات |الجهات )?(?:ال)?(?:تنظيمية|رقابية|حكومية|مختصة|حكومة|سلطات)"),
    ("regulatory approval", "реттеуші|мемлекеттік орган|regulyator|davlat organ", r"(?:реттеуші|мемлекеттік) (?:орган\w*|орган\w* )(?:ның|дардың|ы)? ?(?:келісім|рұқсат|мақұлда)\w*|(?:regulyator|davlat organ)\w* (?:ruxsat|rozilig|tasdig)\w*"),
    ("regulatory approval", "ministr|minister|congress|parliament|cabinet|senate|commission|treasury|president", r"\b(?:approvals?|consents?|clearances?|nod|ratification|go-ahead|green light) (?:of|by|from) (?:[\w'-]+ ){0,5}(?:ministry|ministries|ministers?|congress|parliaments?|cabinet|senate|commission|treasury|president)\b|\b(?:ministerial|parliamentary|congressional|presidential|cabinet) (?:approvals?|consents?|ratification|nod)\b"),
    ("stock exchange approval", "exchange|tsx|asx|nyse|nasdaq|jse|aim|hkex|交易所|取引所|bolsa|börse|бирж|거래소|bursa", r"\b(?:(?:stock|venture|securities) exchange|tsx[- ]?v(?:enture)?|tsx|asx|nyse(?: american)?|nasdaq|jse|hkex|cse|exchange)(?:'s)?(?: exchange)? (?:and [\w-]+ )?(?:approvals?|acceptance|consents?|clearance)\b|\b(?:approvals?|acceptance|consents?|clearance) (?:of|by|from) (?:the )?(?:[\w-]+ ){0,3}(?:exchange|tsx[- ]?v|tsx|asx|nyse|nasdaq|jse|hkex|cse)\b|(?:证券|證券|联合)?交易所(?:的)?(?:批准|审核|核准|同意)|証券取引所の(?:承認|認可)|거래소(?:의)? ?승인|\b(?:aprobación|aprovação) d[ea] la bolsa|\bодобрени\w* бирж\w*"),
    ("final investment decision", "investment decision|fid|decisión final|decisão final|décision finale|investitionsentscheidung|инвестиционн|投资决定|投資決定|최종 투자|keputusan investasi|nihai yatırım|قرار الاستثمار", r"\b(?:subject to|pending|conditional (?:up)?on|contingent (?:up)?on|depends? (?:up)?on|dependent on|hinges? on|awaits?|awaiting|provided|until|once|before|ahead of|requires?|needs?) (?:[\w',-]+ ){0,5}(?P<t>(?:final )?investment decisions?|fid)\b|\b(?:sujet[oa]s? a|sujeit[oa]s? [aà]|a la espera de|condicionad[oa]s? a|sous réserve d[e'] ?(?:la )?) ?(?:la |una |à |uma )?(?:décision finale d'investissement|decisión final de inversión|decisão final de investimento)\b|\b(?:vorbehaltlich|abhängig von) (?:der |einer )?(?:endgültigen |finalen )?investitionsentscheidung\b|(?:待|须|取决于|以|视)[^。；，]{0,10}最终投资决定|最終投資決定(?:を|が)?(?:条件|前提|待)|최종 ?투자 ?결정(?:을|이)? ?(?:조건|전제|앞두)|\b(?:menunggu|tergantung) (?:pada )?keputusan investasi\b|\b(?:при условии|после|до) (?:принятия )?(?:окончательного )?инвестиционного решения\b"),
    (_GENERAL, "approv|consent|clearance|ratif|acceptance", r"\b(?:subject to|conditional (?:up)?on|contingent (?:up)?on|depend(?:s|ent)? (?:up)?on|pending|awaits?|awaiting|hinges? on|still needs?|requires?) (?:(?!(?:and|or|which|that|who|as|but) )[\w',-]+ ){0,5}(?P<t>(?:[\w-]+ )?(?:approvals?|consents?|clearances?|ratification))\b"),
    (_GENERAL, "aproba|aprova|approbation|approbations|autoris|zustimmung|genehmigung|одобрени|утвержден|согласовани|批准|承認|승인|persetujuan|onay|موافق", r"\b(?:sujet[oa]s? a|supeditad[oa]s? a|condicionad[oa]s? a|a la espera de|pendientes? de|sujeit[oa]s? [aà]|depende d[ea]) (?:[\w-]+ ){0,2}(?P<t>aprobaci(?:ón|ones)|aprovaç(?:ão|ões))\b|\b(?:sous réserve d[e']|soumise?s? à|dans l'attente d[e']) ?(?:[\w'-]+ ){0,2}(?P<tfr>approbations?|autorisations?)\b|\b(?:vorbehaltlich|abhängig von|bedarf) (?:[\w-]+ ){0,3}(?:zustimmung|genehmigung)\w*|\bпри условии (?:[\w-]+ ){0,2}(?:одобрени|утвержден|согласовани)\w*|\b(?:требует|ожидает|нужно) (?:[\w-]+ ){0,2}(?:одобрени|утвержден|согласовани)\w*|(?:尚需|须|需|待|有待)(?:获得|取得|得到)?(?:批准|核准|审批)|承認(?:を|が)(?:条件|前提)|승인(?:을|이)? ?(?:조건|전제|필요)|\b(?:menunggu|tergantung|bergantung pada) persetujuan\b|\bonay(?:a|ı|ına) (?:tabi|bağlı|bekl)\w*|(?:رهن|رهنا|شريطة|بانتظار) (?:ال)?موافق\w+"),
    ("shareholder approval", "shareholder|stockholder|securityholder|unitholder", r"\b(?:share|stock|security|unit)holders?'? (?:[\w-]+,? (?:and|or|&) [\w-]+ )?(?:approvals?|consents?|votes?|nod|backing|meeting to approve|to approve|must (?:still )?(?:approve|vote)|still have to|have yet to|will vote|are to vote|to vote|vote on)\b|\b(?:approvals?|consents?|votes?|nod|backing|blessing) (?:of|by|from) (?:the |its |their |both |all |[\w-]+'s |minority |two-thirds of |a majority of )*(?:[\w-]+ )?(?:share|stock|security)holders\b|\b(?:share|stock)holder and (?:regulatory|court|other)\b"),
    ("shareholder approval", "accionistas|acionistas|junta general", r"\b(?:aprobaci(?:ón|ones)|autorizaci(?:ón|ones)|visto bueno|votaci?ón|aval|voto|aprovação|aval) (?:de |por |dos? |pelos |da )(?:parte de )?(?:los |sus |las |os |seus |la )?(?:(?:junta|assembleia|asamblea) (?:general )?(?:de |dos )?)?(?:accionistas|acionistas)\b|\bjunta general\b[^.;]{0,20}\bapr\w+"),
    ("shareholder approval", "actionnaires", r"\b(?:approbations?|accord|vote|aval|feu vert) (?:par |de |des |de l')(?:l'|la |ses |leurs |les )?(?:assemblée (?:générale )?(?:des |d')?)?actionnaires\b"),
    ("shareholder approval", "aktionär|hauptversammlung|anteilseigner", r"\b(?:zustimmung|genehmigung|votum|billigung) (?:der|durch (?:die)?|seiner|ihrer) ?(?:[\w-]+ )?(?:aktionäre?n?|hauptversammlung|anteilseigner\w*|aktionärsversammlung)\b|\baktionäre müssen\b"),
    ("shareholder approval", "акционер", r"\b(?:одобрени|согласи|согласовани|голосовани)\w* (?:со стороны )?(?:[\w-]+ )?(?:собрани\w+ )?акционер\w*"),
    ("shareholder approval", "股东|股東|株主", r"(?:股东|股東)(?:大)?(?:会|會)?(?:的)?(?:特别决议)?(?:审议|審議|批准|通过|通過|同意|表决|投票|核准)|(?:提交|尚需|须经|需经|待|经)[^。；]{0,12}(?:股东|股東)(?:大)?(?:会|會)|株主(?:総会)?(?:の|による|での)?(?:承認|決議|賛同|投票)"),
    ("shareholder approval", "주주", r"주주(?:총회)?(?:의|들의)? ?(?:승인|동의|결의|의결|투표)"),
    ("shareholder approval", "pemegang saham|rups", r"\b(?:persetujuan|restu) (?:dari )?(?:para |rapat umum )?(?:pemegang saham|rups)\b"),
    ("shareholder approval", "hissedar|pay sahip|genel kurul", r"\b(?:hissedar|pay sahip|genel kurul|pay sahipleri)\w*(?:nin|nın|un|in|ın)? (?:onay|kabul)\w*"),
    ("shareholder approval", "المساهمين|الجمعية العامة|الجمعية العمومية", r"موافقة (?:ال)?(?:مساهمين|جمعية (?:العامة|العمومية)|مساهمي)|تصويت المساهمين"),
    ("shareholder approval", "акционерлер|aksiyador", r"акционер\w+ (?:мақұлда|келісім)\w*|aksiyador\w* (?:rozilig|tasdig|ma'qul)\w*"),
    ("board approval", "board|directors", r"\b(?:subject to|pending|awaits?|awaiting|requires?|needs?|conditional (?:up)?on|depends? on|dependent on|after|until|final|contingent (?:up)?on|and|,|with) (?:the |its |final |internal |respective |both |[\w-]+'s )*(?:company )?board(?:s|'s|s')?(?: of directors)?'? (?:and [\w-]+ )?(?:approvals?|consents?|sign-off|nod)\b|\b(?:approvals?|consents?|sign-off|nod|go-ahead) (?:of|by|from) (?:the |its |their |both |each |each company's |[\w-]+'s |two |companies' )*(?:boards?(?: of directors)?|directors)\b|^board approval\b|\bboards? (?:must|have yet to|has yet to|still (?:has|have) to)\b"),
    ("board approval", "consejo de administración|directorio|conselho de administração", r"\b(?:aprobaci(?:ón|ones)|visto bueno|aprovação|aval|autorización) (?:de |del |por |do |pelo |dos )(?:los |el |sus |seus |su )?(?:respectivos )?(?:consejos? de administración|directorios?|conselhos? de administração)\b"),
    ("board approval", "conseil d'administration|conseils d'administration", r"\b(?:approbation|accord|aval|feu vert) (?:par |du |de |des )(?:le |leurs |son |les )?(?:conseils? d'administration)\b"),
    ("board approval", "aufsichtsrat|vorstand|verwaltungsrat|gremien", r"\b(?:zustimmung|genehmigung|billigung) (?:der|des|durch (?:den)?) ?(?:[\w-]+ )?(?:aufsichtsr[aä]t\w*|vorst[aä]nd\w*|verwaltungsr[aä]t\w*|gremien)\b"),
    ("board approval", "совет", r"\b(?:одобрени|согласи|согласовани)\w* совет\w* директоров"),
    ("board approval", "董事会|董事會|取締役会", r"(?:尚需|须经|需经|待|经|提交)[^。；]{0,8}(?:董事会|董事會)(?:审议|審議|批准|通过|决议)?|取締役会(?:の|による|での)?(?:承認|決議)"),
    ("board approval", "이사회", r"이사회(?:의)? ?(?:승인|의결|결의)"),
    ("board approval", "direksi|dewan komisaris", r"\bpersetujuan (?:dari )?(?:dewan )?(?:direksi|komisaris|dewan komisaris)\b"),
    ("board approval", "yönetim kurul", r"\byönetim kurul\w* (?:onay|karar)\w*"),
    ("board approval", "مجلس الإدارة|مجلسي الإدارة|مجالس الإدارة|مجلس إدارة", r"موافقة (?:مجلس|مجلسي|مجالس) (?:ال)?إدارة"),
    ("court approval", "court|tribunal|gericht|суд|法院|裁判所|법원|pengadilan|mahkeme|المحكمة|juge|justiça|judicial", r"\b(?:supreme |federal |bankruptcy |high |superior |the )?courts?'?s? (?:[\w-]+ and )?(?:approvals?|sanction|consents?|must approve|hearing|nod|to approve)\b|\b(?:approvals?|sanction|consent|nod) (?:of|by|from) (?:the |an? |both )?(?:[\w-]+ ){0,4}courts?\b|\b(?:aprobación|autorización|homologación|aprovação|homologação) (?:judicial|de(?:l| un| los|) tribunal(?:es)?|do tribunal|da justiça)\b|\b(?:approbation|accord|aval|homologation|autorisation) (?:du tribunal|de la cour|judiciaire|du juge)\b|\b(?:zustimmung|genehmigung|billigung) (?:des|durch (?:das)?|der) ?(?:[\w-]+ )?(?:gerichte?s?|insolvenzgerichte?s?)\b|\bgerichtliche\w* (?:genehmigung|zustimmung|bestätigung)\b|\b(?:одобрени|утверждени|согласи|санкци)\w* (?:[\w-]+ )?суд(?:а|ом|ов)\b|法院(?:的)?(?:批准|许可|裁定批准|认可|核准|聆讯)|裁判所の?(?:承認|認可|許可)|법원(?:의)? ?(?:승인|허가|인가)|\bpersetujuan pengadilan\b|\bmahkeme\w* (?:onay|izn)\w*|موافقة المحكمة"),
    ("due diligence", "due diligence|due-diligence|sorgfaltsprüfung|дью-дилидженс|дью дилидженс|尽职调查|盡職調查|尽调|デューデリジェンス|デュー・デリジェンス|資産査定|실사|uji tuntas|durum tespiti|العناية الواجبة|الفحص النافي|комплексн|дью", r"(?<!supply[- ]chain )(?<!rights )(?<!environmental )(?<!supply chains )\bdue[- ]diligence\b(?! (?:guid|law|act\b|direct|rule|regul|standard|obligation|legislation|framework|polic|dut|requirement|on supply|in supply|in their supply))|\bsorgfaltsprüfung\w*|дью[- ]дилидженс\w*|\bкомплексн\w+ проверк\w*|尽职(?:调查|調查)|盡職調查|尽调|デュー・?デリジェンス|資産査定|(?<![가-힣])(?:기업 ?)?실사(?!용|격|례|물|시|회|적|진)|\buji tuntas\b|\bdurum tespit\w*|العناية الواجبة|الفحص النافي للجهالة"),
    ("financing", "financ|funding|capital raising", r"\b(?:subject to|pending|conditional (?:up)?on|contingent (?:up)?on|depends? (?:up)?on|dependent on|hinges? on|conditions? include|conditioned on|provided|if|once|until) (?:[\w',-]+ ){0,5}(?P<t>(?:[\w-]+ )?(?:financing|funding|finance|capital raising))\b"),
    ("financing", "financiamiento|financiación|financiamento|financement|finanzierung", r"\b(?:sujet[oa]s? a|condicionad[oa]s? a|supeditad[oa]s? a|sujeit[oa]s? a|dependen? de|depende de) (?:[\w-]+ ){0,5}(?:financiamiento|financiación|financiamento)\b|\b(?:sous réserve|à condition|conditionnée?s? (?:à|par)) (?:[\w'-]+ ){0,5}financements?\b|\b(?:vorbehaltlich|unter (?:dem )?vorbehalt|abhängig von|sofern|hängt von) (?:[\w-]+ ){0,4}\w*finanzierung\w*"),
    ("financing", "финансировани|融资|融資|资金筹措|資金調達|자금|pendanaan|pembiayaan|finansman|التمويل", r"\b(?:при условии|зависит от|после|в случае) (?:[\w-]+ ){0,3}финансировани\w*|(?:取决于|以[^。；，]{0,8}|视|前提是|条件)[^。；，]{0,10}(?:融资|资金筹措|融資)|(?:資金調達|融資)(?:の(?:完了|実行|確保))?(?:が|を)?(?:条件|前提)|자금 ?조달(?:을|이)? ?(?:조건|전제)\w*|\b(?:tergantung|bergantung|syarat|dengan syarat) (?:pada )?(?:[\w-]+ ){0,3}(?:pendanaan|pembiayaan)\b|\bfinansman\w* (?:[\w-]+ )?(?:bağlı|koşul|şart)\w*|(?:شريطة|بشرط|رهن) (?:\w+ ){0,3}(?:ال)?تمويل"),
    ("permits", "permit|licen", r"\b(?:subject to|pending|conditional (?:up)?on|contingent (?:up)?on|depends? (?:up)?on|dependent on|awaits?|awaiting|until|once|receipt of|hinges? on|provided) (?:[\w',-]+ ){0,6}(?P<t>(?:[\w-]+ )?(?:permits?|permitting|licences?|licenses?|licensing))\b"),
    ("permits", "permiso|licencia|licença|autorisation|permis|genehmigung", r"\b(?:sujet[oa]s? a|condicionad[oa]s? a|supeditad[oa]s? a|a la espera de|una vez|pendientes? de|dependen? de|sujeit[oa]s? a|obtenção d[aeo]s?|obtención de) (?:[\w-]+ ){0,6}(?P<t>permisos?|licencias?|licenças?|licenciamento)\b|\b(?:sous réserve|conditionnée?s? (?:à|par)|après|dès|dans l'attente|à condition) (?:[\w'-]+ ){0,5}(?:permis|autorisations? environnementales?|permis miniers?)\b|\b(?:vorbehaltlich|abhängig von|sobald|nach erteilung) (?:[\w-]+ ){0,4}(?:abbau|umwelt|bau|betriebs|bergbau)\w*genehmigung\w*"),
    ("permits", "лицензи|разрешени|许可证|許可證|许可|採掘許可|許認可|인허가|perizinan|izin|ruhsat|çed|تراخيص|ترخيص|التراخيص", r"\b(?:при условии|после|зависит от) (?:[\w-]+ ){0,3}(?:лицензи|экологическ\w+ разрешени|разрешени\w+ на)\w*|(?:取决于|待|以|须|尚需|需)[^。；，]{0,12}(?:采矿|探矿|环评|环境|开采|出口|採礦)?(?:许可证|許可證|采矿权证|许可)(?:的)?(?:取得|获得|办理|发放|批复)?|(?:採掘権|許認可|採掘許可|環境許可)(?:の取得)?(?:が|を)(?:条件|前提)|인허가(?:를|가)? ?(?:조건|전제|취득|획득)\w*|\b(?:tergantung|menunggu|bergantung|setelah) (?:pada )?(?:[\w-]+ ){0,2}(?:perizinan|izin (?:tambang|usaha|lingkungan|ekspor|pertambangan|amdal))\b|\b(?:ruhsat|çed|izin)\w* (?:[\w-]+ )?(?:alınması|verilmesi|çıkması)\w* (?:[\w-]+ )?(?:bağlı|koşul|şart|halinde|beklen)\w*|(?:شريطة|بشرط|رهن|بعد|بانتظار) (?:\w+ ){0,3}(?:ال)?تراخيص"),
    ("customary conditions", "customary|usual|standard condition|standard closing|normal closing", r"\b(?:customary|usual|standard|normal) (?:[\w-]+ ){0,3}(?:conditions?|approvals?|consents?|adjustments?|conditions precedent)\b|\bconditions precedent\b"),
    ("customary conditions", "habitua|usuales|usuais|de estilo|precedentes|de praxe|precedente", r"\b(?:condiciones|condições) (?:[\w-]+ ){0,4}(?:habituales|usuales|usuais|habituais|precedentes|de praxe|de estilo|suspensivas)\b|\bhabituales condiciones\b"),
    ("customary conditions", "conditions|suspensives", r"\bconditions (?:[\w-]+ ){0,3}(?:usuelles|habituelles|d'usage|suspensives)\b"),
    ("customary conditions", "üblich|aufschiebend", r"\b(?:markt)?üblich\w* (?:[\w-]+ )?(?:\w*bedingungen|vorbehalte\w*|abschlussbedingungen)\b|\baufschiebende\w* bedingung\w*"),
    ("customary conditions", "обычн|стандартн|отлагательн", r"\b(?:обычн|стандартн)\w+ (?:[\w-]+ )?услови\w*|\bотлагательн\w+ услови\w*"),
    ("customary conditions", "惯例|慣例|常规|先决条件|先決條件|交割条件|前提条件|クロージング", r"(?:惯例|慣例|常规|惯常|慣常)(?:的|性)?(?:交割|成交|交易|先决)?(?:条件|條件)|(?:先决|先決)(?:条件|條件)|交割(?:先决)?条件|(?:慣例的な?|慣習的な?|通常の)(?:クロージング)?(?:の)?条件|クロージング(?:の前提)?条件"),
    ("customary conditions", "통상|선행 조건|선행조건|종결 조건", r"통상적인 (?:거래 )?(?:종결 )?조건|선행 ?조건|거래 ?종결 ?조건"),
    ("customary conditions", "lazim|syarat pendahuluan|syarat penutupan|kondisi penutupan|prasyarat", r"\b(?:syarat|kondisi|persyaratan)(?:-syarat)? (?:penutupan |pendahuluan )?(?:yang )?(?:lazim|umum)\b|\bsyarat(?:-syarat)? (?:pendahuluan|penutupan)\b"),
    ("customary conditions", "olağan|mutat|kapanış", r"\b(?:olağan|mutat) (?:[\w-]+ )?(?:koşul|şart)\w*|\bkapanış (?:koşul|şart)\w*"),
    ("customary conditions", "المعتاد|الاعتيادية|المتعارف|المسبقة", r"(?:شروط|الشروط) (?:\w+ )?(?:ال)?(?:معتادة|اعتيادية|متعارف عليها|مسبقة)"),
    ("foreign investment approval", "foreign|firb|cfius|investment canada|overseas investment|investment review", r"\bforeign[- ](?:direct )?investment (?:review|approvals?|clearances?|screening|consents?|board|regime)\w*(?: board)?\b|\b(?:firb|cfius)\b(?: approval| clearance| review)?|\b(?:the )?investment canada act\b(?: approval| clearance)?|\binvestment canada (?:approval|clearance|review)\b|\boverseas investment office\b|\bcommittee on foreign investment\b"),
    ("foreign investment approval", "extranjer|estrangeir|étranger|außenwirtschaft|investitionsprüfung|unbedenklichkeit|иностранн|外国投资|外商投资|外资|外國投資|対内直接投資|外資|외국인|investasi asing|penanaman modal asing|yabancı yatırım|الأجنبي", r"\b(?:aprobación|autorización|revisión|comité|control|aprovação|autorização|junta) (?:[\w-]+ ){0,3}inver(?:sión|siones) extranjeras?\b|\b(?:aprovação|autorização|análise) (?:[\w-]+ ){0,3}investimentos? estrangeiros?\b|\b(?:autorisation|contrôle|approbation|examen|loi) (?:[\w'-]+ ){0,3}investissements? étrangers?\b|\baußenwirtschaft(?:srechtliche\w*|liche\w*) (?:genehmigung|freigabe|unbedenklichkeit|prüfung)\w*|\binvestitionsprüfung\w*|\b(?:комисси|комитет|контрол|одобрени)\w+ (?:[\w-]+ ){0,3}иностранн\w+ инвести\w+|(?:外国|外商|外國|外资)(?:投资|投資)?(?:审查|審查|审批|審批|批准|审核)(?:委员会|委員會)?|(?:対内直接投資|外資|外国投資)(?:の)?(?:審査|承認|規制)|외국인 ?투자 ?(?:심사|승인|허가)|\b(?:persetujuan|izin) (?:[\w-]+ ){0,2}(?:investasi|penanaman modal) asing\b|\byabancı yatırım\w* (?:[\w-]+ )?(?:onay|izn|izin|inceleme)\w*|(?:موافقة|مراجعة|لجنة) (?:\w+ ){0,2}الاستثمار (?:ال)?أجنبي"),
    ("third-party consent", "third-party|third party|third parties|lender|change of control|change-of-control|terceros|terceiros|tiers|dritter|третьих|第三方|第三者|제3자|pihak ketiga|üçüncü taraf|üçüncü kişi|الغير|طرف ثالث|أطراف ثالثة", r"\bthird[- ]part(?:y|ies'?) (?:and [\w-]+ )?(?:consents?|approvals?|waivers?)\b|\b(?:consents?|approvals?) (?:of|from|by) (?:the |its |certain |relevant )?(?:third parties|lenders|creditors|bondholders)\b|\blenders?'? (?:consents?|approvals?)\b|\bchange[- ]of[- ]control (?:consents?|waivers?)\b|\b(?:consentimientos?|autorizaci(?:ón|ones)|consentimentos?|anuência) de (?:terceros|terceiros)\b|\b(?:consentements?|accords?) (?:de|des) tiers\b|\bzustimmung(?:en)? (?:von )?dritter\b|\bсогласи\w+ третьих (?:лиц|сторон)|(?:第三方|第三者)(?:的|の)?(?:同意|许可|許可|承認)|제3자(?:의)? ?(?:동의|승인)|\bpersetujuan (?:dari )?pihak ketiga\b|\büçüncü (?:taraf|kişi)\w* (?:onay|muvafakat|izn)\w*|موافقة (?:الغير|طرف ثالث|أطراف ثالثة|الأطراف الثالثة)"),
    ("other parties' pre-emption", "pre-empt|preempt|first refusal|first offer", r"\bpre-?empti(?:on|ve) (?:rights?|periods?|process|offers?|notices?)\b|\b(?:waiv\w+|exercis\w+|subject to|declin\w+|lapse\w*|expiry of) (?:[\w',-]+ ){0,6}(?:pre-?empti(?:on|ve)|(?:rights?) of first (?:refusal|offer))\b|\brights? of first refusal (?:held|of (?:the )?(?:other|existing|partners?)|process|period|has|have|was|were|expire)\b"),
    ("other parties' pre-emption", "preferencia|preferente|tanteo|preferência|préemption|preemption|préférence|vorkaufsrecht", r"\bderechos? (?:de )?(?:preferencia|preferente|adquisición preferente|tanteo)\b|\bdireitos? de preferência\b|\bdroits? de pr(?:éemption|éférence)\b|\bvorkaufsrecht\w*"),
    ("other parties' pre-emption", "преимущественн|优先购买|優先購買|优先认购|優先購入|優先買取|先買権|優先交渉|우선매수|ditawarkan terlebih dahulu|terlebih dahulu|önalım|ön alım|rüçhan|الشفعة|الأولوية", r"\bпреимущественн\w+ прав\w+(?: (?:покупк|выкуп|приобретени)\w*)?|(?:优先|優先)(?:购买|購買|认购|受让)(?:权|權)|(?:優先(?:購入|買取)|先買)権|우선 ?매수권|\bhak (?:memesan|membeli|penawaran) (?:efek )?terlebih dahulu\b|\bön ?alım hakk\w*|\brüçhan hakk\w*|حق(?:وق)? (?:الشفعة|الأولوية)"),
))  # fmt: skip
_DEFINITIVE = Table.of((
    # agreements that are still to come
    ("definitive agreement", "definitive|final agreement|final contract|binding agreement|full agreement|formal agreement|formal contract|long-form|sales contract|binding offtake|binding contract", r"\b(?:subject to|pending|towards?|negotiat\w+|before|prior to|until|work(?:ing)? on|aim\w* (?:at|for|to)|expect\w*|hop\w+ (?:to|for)|intend\w*|plan\w*|to (?:sign|reach|conclude|enter into|execute|agree|finali[sz]e|complete|be followed by)|will (?:sign|negotiate|be followed by|lead to)|conditional (?:up)?on|turn\w* into|lead\w* to|becom\w+|replaced by|followed by|no)\b (?:[\w',-]+ ){0,7}(?P<t>(?:definitive|final|full(?:y)?(?:[- ]termed)?|formal|long-form|fully binding|binding)(?: and binding)? (?:[\w-]+ ){0,2}(?:agreements?|contracts?|documentation|documents|terms))\b"),
    ("definitive agreement", "definitive", r"\bdefinitive (?:agreements?|documentation|contracts?) (?:[\w-]+ )?(?:to be|is to be|are to be|will be|is expected|are expected|has yet|have yet|must|by (?:the end|year-end|january|february|march|april|may|june|july|august|september|october|november|december)|remains?)\b"),
    ("definitive agreement", "definitiv", r"\b(?:sujet[oa]s? a|negociar|negociaci\w+|negocia[mn]?|hasta|antes de|firmar(?:án|á)?|suscribir|alcanzar|llegar a|hacia|espera\w*|sujeit[oa]s? a|assinar(?:ão)?|assinatura de|celebrar|firma de|prevé\w*|rumo a) (?:[\w-]+ ){0,6}(?P<t>(?:acuerdos?|contratos?|acordos?) (?:[\w-]+ )?definitivos?)\b"),
    ("definitive agreement", "définiti", r"\b(?:sous réserve|négoci\w+|conclure|signer|signature|avant|aboutir à|parvenir à|vers|conclusion) (?:[\w'-]+ ){0,5}(?P<t>(?:accords?|contrats?) (?:[\w-]+ )?définitifs?)\b"),
    ("definitive agreement", "vertrag|verträg|vereinbarung|abkommen", r"\b(?:verhandel\w+|vorbehaltlich|abschluss|bis|soll\w*|vor|unterzeichnung|ziel) (?:[\w-]+ ){0,6}(?P<t>(?:endgültige|definitive|verbindliche)\w* (?:[\w-]+)?(?:vertr[aä]g|vereinbarung|abkommen)\w*)"),
    ("definitive agreement", "обязывающ|окончательн", r"\b(?:подписать|подпишут|подпишет|подписани\w+|заключить|заключат|заключени\w+|подготов\w+|перед|до) (?:[\w-]+ ){0,3}(?P<t>(?:юридически )?(?:обязывающ|окончательн)\w+ (?:[\w-]+ )?(?:соглашени|договор|контракт|документ)\w*)"),
    ("definitive agreement", "正式协议|正式協議|最终协议|正式合同|最終契約|正式契約|본계약|perjanjian definitif|nihai|النهائ|نهائي|perjanjian final|kontrak final", r"(?:另行|尚需|待|后续|後續|将|將|需|再|有待|须)[^。；]{0,12}(?:签署|签订|簽署|簽訂|订立|达成)[^。；]{0,6}(?:正式|最终|最終)[^。；，]{0,8}(?:协议|合同|協議|合約)|(?:最終|正式)契約(?:の)?(?:締結)?(?:に向け|をめざ|を目指|へ|を条件|交渉)|본계약(?:을)? ?(?:체결(?:할|을 (?:목표|추진|위)))|\b(?:menuju|negosiasi|sebelum|(?:akan|hendak|segera|berencana|untuk|ingin|berharap|dapat|target) (?:segera )?menandatangani) (?:[\w-]+ ){0,2}(?:perjanjian|kontrak) (?:definitif|final)\b|\bnihai (?:[\w-]+ )?(?:anlaşma|sözleşme)\w* (?:[\w-]+ ){0,3}(?:imzalan(?:acak|ması)|bekleniyor|hedefle\w+)|(?:التوصل إلى|توقيع|إبرام|قبل) (?:\w+ )?(?:اتفاق|اتفاقية|عقد|العقد|الاتفاق|الاتفاقية) (?:ال)?نهائي\w*"),
))  # fmt: skip
# Words shortly before an approval that say that it has been given.
_MET = re.compile(
    r"\b(?:received|obtained|secured|granted|won|gained|got|after (?:receiving|obtaining)|following (?:the )?receipt of|given|satisfied|met|"
    r"recibi[óo]|obtuvo|obtenid[oa]s?|tras (?:recibir|obtener)|recebeu|obteve|após|a (?:reçu|obtenu)|ont (?:reçu|obtenu)|après avoir (?:reçu|obtenu)|erhalten(?:e|en|er)?|"
    r"получил\w*|получен\w*|mengantongi|mendapat(?:kan)?|memperoleh|حصلت على|حصل على) (?:[\w'-]+ ){0,3}$|(?:已|获|获得|已获|已取得|経て|已经)[^。，；]{0,6}$"
)
# And words that say that it is still awaited, whatever else is said.
_YET = re.compile(
    r"\b(?:yet|until|once|unless|if|when|to be|being|must|provided|condition\w*|before|hasta|una vez|si|jusqu'à|dès|bis|sobald|wenn|если|когда|пока|jika|setelah|apabila)\b|须|待|后方|条件"
)
_GIVEN = re.compile(
    r"(?:,? (?:has|have|had|was|were) (?:all )?(?:been )?(?:received|obtained|granted|secured|given|satisfied)| (?:in hand|granted|received|obtained)\b|を(?:得た|取得した|受けた)|を経て|(?:均|都)?已(?:获|经|取得|全部)| aldı\b)"
)
_APPROVALS = frozenset(
    (
        "regulatory approval",
        "shareholder approval",
        "board approval",
        "court approval",
        "stock exchange approval",
        _GENERAL,
        "foreign investment approval",
        "third-party consent",
        "due diligence",
        "permits",
        "customary conditions",
    )
)
_NOT_NEEDED = re.compile(
    r"\b(?:not|no|n't|without|never|no se|não|pas|sans|sin|sem|keine?r?|ohne|не|без|tidak|tanpa) (?:[\w'-]+ ){0,3}(?:requir\w+|need\w*|subject to|necesit\w+|requier\w+|necessit\w+|soumise?s?|bedarf|erforder\w+|треб\w+|memerlukan|butuh) (?:[\w'-]+ ){0,2}$|(?:无需|無需|不需要?|毋须|无须)[^。；，]{0,10}$|\bno need for (?:[\w'-]+ ){0,2}$"
)
_NEXT = 30  # characters between an approval and who gives it
_BEFORE = 40  # characters in which an approval is told to be given


def find_conditions(low: str) -> list[Term]:
    """Conditions that are still open, in a sentence of small letters."""
    found = []
    for value, start, end in _CONDITIONS.find(low):
        before = low[max(0, start - _BEFORE) : start]
        if value in _APPROVALS and (_NOT_NEEDED.search(before) or _is_met(before) or _GIVEN.match(low, end)):
            continue
        found.append(Term("condition", value, start, end))
    told = [term for term in found if term.value != _GENERAL]
    told += [
        term
        for term in found
        if term.value == _GENERAL and not any(_is_close(term, other) for other in told if other is not term)
    ]
    return [*_each_once(told), *find_awaited(low)]


def find_awaited(low: str) -> list[Term]:
    """Definitive agreements that are still to come."""
    return longest(Term("condition", *place) for place in _DEFINITIVE.find(low))


def _is_close(one: Term, other: Term) -> bool:
    """Whether the words for an approval are those, or stand right beside those, that say whose it is."""
    return one.start - _NEXT <= other.end and other.start <= one.end + _NEXT


def _is_met(before: str) -> bool:
    return _MET.search(before) is not None and _YET.search(before) is None


def _each_once(found: list[Term]) -> list[Term]:
    """Terms of one value do not overlap; "shareholder and regulatory approval" is two."""
    by_value: dict[str, list[Term]] = {}
    for term in found:
        by_value.setdefault(term.value, []).append(term)
    return [term for terms in by_value.values() for term in longest(terms)]
