"""Organisations in Korean texts, whose words carry particles: by legal form, by the ending of a name, as the other side. Pure."""

import re

from monitor.deals.naming import Party, party_key

_WORD = r"[가-힣A-Za-z0-9&·]{1,14}?"
_FIRM = (
    r"인터내셔널|에너지솔루션|이노베이션|퓨처엠|머티리얼즈|머티리얼|머트리얼즈|홀딩스|그룹|케미칼|화학|아연|금속|광업|광물|자원|에너지|전자|전기|자동차|상사|물산|중공업|철강|제철|제련|은행|테크놀로지스|테크놀로지|테크|"
    r"리소시스|리소스|미네랄스|미네랄|마이닝|메탈스|메탈|메탈즈|리튬|니켈|코퍼레이션|컴퍼니|캐피탈|캐피털|파트너스|트레이딩|모터스|모빌리티|코리아|인더스트리|인더스트리즈|솔루션|솔루션즈|소재|비엠|이엔지|엔지니어링|"
    r"레어어스|엘리먼츠|그라파이트|우라늄|SDI|SDC"
)
_STATE = r"산업통상자원부|산업통상부|산업부|기획재정부|외교부|국방부|에너지부|상무부|자원부|조달청|공사|공단|수출입은행|무역보험공사"
_PARTICLE = r"(?=(?:은|는|이|가|과|와|의|을|를|로|으로|로부터|으로부터|에|에서|에게|도|측|및|사)?(?:[\s,.·()（）\"'’”]|$))"
_ENDING = re.compile(rf"(?<![가-힣A-Za-z0-9])((?:{_WORD})(?:{_FIRM}|{_STATE})){_PARTICLE}")
_TWO_WORDS = re.compile(
    rf"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z]{{2,10}}(?<![은는이가과와의을를에]) (?:{_FIRM})){_PARTICLE}"
)
_LEGAL = re.compile(r"(?:㈜|\(주\)|주식회사) ?([가-힣A-Za-z0-9&]{2,14}?)" + _PARTICLE)
_LEGAL_AFTER = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9&]{2,14})(?:㈜|\(주\)| 주식회사)")
_PARTNER = re.compile(
    r"(?<![가-힣])([가-힣A-Za-z]{3,12}(?: [가-힣A-Za-z]{2,10})?)[과와] (?=[^.]{0,40}(?:협약|계약|체결|합작|MOU|양해각서))"
)
# What acts behind its country: "스웨덴 코르바나가".
_OF_COUNTRY = re.compile(
    r"(?:호주|캐나다|스웨덴|핀란드|노르웨이|독일|프랑스|영국|미국|일본|중국|인도|인도네시아|칠레|아르헨티나|브라질|페루|볼리비아|멕시코|탄자니아|모잠비크|나미비아|마다가스카르|카자흐스탄|우즈베키스탄|몽골|베트남|스위스|폴란드|체코)"
    r"(?:의)? ([가-힣]{3,8})(?:이|가|은|는|와|과)(?=\s)(?=[^.]{0,60}(?:사들|인수|매입|구매|공급|체결|합의|투자|지분|계약))"
)
_NO_FIRM = re.compile(
    r".*(?:정부|대통령|장관|총리|광산|기업|업체|회사|시장|당국|의회|당사|측|염호|프로젝트|당|인)$"
)
_TICKER = re.compile(r"([가-힣A-Za-z0-9&]{2,14})\(\d{6}\)")
_STATE_END = re.compile(rf"(?:{_STATE})$")
_COMMON = re.compile(
    rf"(?:{_FIRM}|신재생|재생|친환경|원자력|청정|핵심|희소|귀|비철|전략|해외|국내|완성|전기|수소|배터리|이차전지|양극|음극|핵심광물|첨단|천연|광물|수산화|탄산|중앙|시중|투자|상업|국책|대|대형|종합|글로벌|석유|정밀|에너지|전력|신|"
    r"희토류|황산|인공|인조|천연|국영|국유|공공|기업|우리|자사|양사|이)+(?:공사)?"
)


def korean_names(text: str) -> list[Party]:
    """Names by form; where several forms read one place, the caller keeps the strongest."""
    found: list[Party] = []
    for pattern, strength in (
        (_ENDING, 1.6),
        (_TWO_WORDS, 1.7),
        (_LEGAL, 2.5),
        (_LEGAL_AFTER, 2.5),
        (_TICKER, 2.5),
        (_PARTNER, 1.2),
        (_OF_COUNTRY, 1.1),
    ):
        for match in pattern.finditer(text):
            name = match[1]
            if pattern is _OF_COUNTRY and _NO_FIRM.fullmatch(name):
                continue
            if len(name) >= 2 and not _COMMON.fullmatch(name.replace(" ", "")):
                is_state = _STATE_END.search(name) is not None
                found.append(
                    Party(name, match.start(1), match.end(1), party_key(name), strength, "", is_state)
                )
    return found
