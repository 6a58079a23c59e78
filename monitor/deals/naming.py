"""What every recogniser of parties shares: the record of a party at its place, its key, and the legal forms of companies. Pure."""

import re
from dataclasses import dataclass

LEGAL = re.compile(
    r"(?:,? (?:Inc|Ltd|Limited|Corp|Corporation|PLC|plc|Plc|AG|S\.?A\.?(?:S|U|B)?|N\.?V|SE|AB|ASA|AS|A/S|SpA|S\.p\.A|Oyj|Oy|LLC|LLP|LP|L\.P|GmbH|KG|Pty|"
    r"Pte|Pvt|(?:Private|Proprietary)(?= Ltd| Limited)|Sdn|S\.?L\.?(?:U)?|S\.?r\.?l|[Ss]p\. z o\.o|S\.?C\.?A|Ltée|d\.o\.o|a\.d|K\.K|C\.?A(?= de)|LLLP|Aktiengesellschaft|ОАО|ПАО|"
    r"Co|Company|JSC|PJSC|OJSC|Bhd|Berhad|Tbk|B\.?V|Ltda|S\.?A\.? de C\.?V|A\.?Ş|A\.?S|a\.s)\.?)+(?![\w])"
)  # fmt: skip

KNOWN = 9.0  # strength of what the gazetteer names


@dataclass(frozen=True, slots=True)
class Party:
    """A party at a place. `key` folds its spellings together; `strength` orders candidates, some 0.7 (perhaps) to 9 (known);
    `country` where known; `is_state` marks ministries, agencies and governments."""

    name: str
    start: int
    end: int
    key: str
    strength: float
    country: str = ""
    is_state: bool = False


def party_key(name: str) -> str:
    """Spellings of one party fold to one key.

    >>> party_key("Cove Capital LLC") == party_key("Cove Capital")
    True
    """
    plain = LEGAL.sub("", name).replace(".", "")
    return " ".join(re.sub(r"[^\w& ]", " ", plain.casefold()).split())
