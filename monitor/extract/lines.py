"""Lines that stand in the text of a page and are no part of its article: calls to read on, to subscribe, to follow.

Only whole lines go, and only short ones whose beginning says what they are. What newsrooms add in words of their own
languages stands in the patterns below.
"""

import re
from collections.abc import Iterable

LONGEST = 220  # characters of such a line
_MORE = (
    r"read (?:also|more|next|on)|also read|see also|more on this|more from|related(?: stor(?:y|ies)| articles?| news| coverage)?|"
    r"recommended for you|you may also like|editors['’] picks?|"
    r"lesen sie (?:auch|hier|mehr)|mehr zum thema|(?:das könnte sie|auch) interessa?nt|lire aussi|à lire(?: aussi)?|voir aussi|sur le même sujet|"
    r"lea (?:también|además)|leer más|leer también|lee también|te puede interesar|más información|más en|vea (?:además|también)|noticias? relacionadas?|"
    r"leia (?:também|mais)|veja também|saiba mais|leggi anche|per approfondire|lees ook|läs (?:också|även|mer)|les også|læs også|lue myös|"
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także)|přečtěte si také|čtěte (?:také|též)|olvassa el|citește și|"
    r"читайте (?:также|ещё|еще)|читать также|по теме|материалы по теме|подробнее|читайте також|оқи отырыңыз|тағы оқыңыз|"
    r"baca (?:juga|selengkapnya)|simak juga|lihat juga|(?:bunu|bunları) da oku(?:yun)?|ayrıca oku(?:yun)?|ilgili haber(?:ler)?|xem thêm|đọc thêm|"
    r"延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关报道|相關新聞|相关新闻|推荐阅读|点击查看|関連(?:記事|ニュース)|あわせて読みたい|관련 ?기사|"
    r"اقرأ (?:أيض[اًاً]*|المزيد)|إقرأ أيض[اًاً]*|شاهد أيض[اًاً]*|בהמשך לנושא|קרא(?:ו)? (?:גם|עוד)|بیشتر بخوانید|यह भी पढ़ें|इसे भी पढ़ें"
)
_LABELS = (
    r"advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues below|continue reading|"
    r"summary|share(?: this(?: article| story)?)?|print|comments?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama?|реклама|iklan|"
    r"advertisement\s+scroll to continue(?: with content)?|scroll to continue(?: with content)?|広告|广告|廣告|광고|إعلان|quảng cáo"
)
_SIGN_UP = (
    r"(?:sign up|subscribe|register (?:for|to)|follow (?:us|our|\S.{1,40}? on)|join (?:us|our)|download (?:the|our)|get (?:our|the latest|all the)|receive (?:our|the)|"
    r"stay (?:informed|up to date)|listen (?:to our|here))\b.{0,80}?(?:newsletters?|inbox|e-?mail|whatsapp|telegram|"
    r"facebook|instagram|twitter|youtube|linkedin|google news|podcast|our app|channel|alerts?)\b|"
    r"(?:abonnieren|folgen|jetzt|melden) .{0,80}?(?:newsletter|whatsapp|telegram|app)\b|(?:abonnez|inscrivez|suivez|recevez|téléchargez)\S* .{0,80}?(?:newsletter|whatsapp|application|lettre)|"
    r"(?:suscr[ií]b|sig[ua]|síg|únete|recib|inscrí|descarg)\S* .{0,80}?(?:newsletter|bolet[ií]n|whatsapp|telegram|facebook|canal|app)\b|"
    r"(?:assine|siga|receba|inscreva|entre|baixe)\S* .{0,80}?(?:newsletter|whatsapp|telegram|canal|app|google)|"
    r"(?:подпи[сш]\S*|следите|читайте нас|присоединяйтесь|підпи\S*|жазылыңыз) ?.{0,80}?(?:telegram|телеграм\S*|канал\S*|рассылк\S*|вконтакте|дзен\S*|max)|"
    r"(?:ikuti|dapatkan|gabung|simak|cek) .{0,80}?(?:whatsapp|telegram|google news|channel|saluran)|(?:abone|takip|katıl)\S* .{0,60}?(?:telegram|whatsapp|kanal|bülten)|"
    r"(?:iscriviti|segui)\S* .{0,80}?(?:newsletter|whatsapp|canale|telegram)|下载.{0,20}(?:app|客户端)|下載.{0,20}app|关注.{0,12}(?:公众号|微信)|"
    r"عبر .{0,30}(?:واتساب|تلغرام|تليغرام)"
)
_RIGHTS = (
    r"(?:(?:copyright|©|\(c\))\s*(?:©|\(c\)|(?:19|20)\d\d|(?-i:[A-Z]\w+ (?:19|20)\d\d)|by\b)|© ?\w|all rights reserved|our standards:|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|"
    r"tutti i diritti riservati|все права защищены|hak cipta|無断転載|版权声明|本網站之|責任編輯|责任编辑|저작권자|ⓒ|无断|本文来源|무단)"
)
_NO_PART = re.compile(
    rf"^[\W_]*(?:(?:{_MORE})\s*(?:[:：>»|–—-]+.*|$)|más en [^:]{{2,40}}:$|[^.]{{0,80}} in your inbox\b|(?:{_LABELS})[\W_]*$|(?:{_SIGN_UP})|{_RIGHTS})",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"^[(\[]?\s*(?i:(?:additional )?(?:reporting|writing|editing|compiled|written|edited|report)) [Bb]y (?P<names>[^\W\d_a-z].{2,80}?)"
    r"(?=\s+in\s|[;.)\]]|$)"
)


def is_no_part(line: str) -> bool:
    """Whether a line only leads elsewhere, asks for something or says who did the work.

    >>> is_no_part("Read also: Copper at a record"), is_no_part("(Reporting by A. Vale; editing by B. Lund)")
    (True, True)
    >>> is_no_part("Related parties hold 12% of the mine.")
    False
    """
    return len(line) <= LONGEST and bool(_NO_PART.search(line) or SIGN_OFF.search(line))


def without_calls(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not is_no_part(line)]


def signed_by(lines: Iterable[str]) -> str:
    """Whom an agency's sign-off names, "" where there is none.

    >>> signed_by(["The mine closed.", "(Reporting by Ann Vale in Accra and Bo Lund; editing by Cy Orr)"])
    'Ann Vale'
    """
    return next((found["names"] for line in lines if (found := SIGN_OFF.search(line))), "")
