"""Where requests may go: public addresses, and what the configuration allows. Nothing else, whatever a page says.

Three gates use this: a middleware (clear words, before anything is resolved), the resolver (the addresses that a name
really has, so that a name cannot be pointed at a private address after the check), and the download handler (host and
port, at the moment of leaving).
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Guard:
    """Built from `network.allow`: hosts, host:port pairs and networks (CIDR)."""

    hosts: frozenset[str]
    pairs: frozenset[tuple[str, int]]
    networks: tuple[Network, ...]

    @classmethod
    def of(cls, allow: Sequence[str]) -> "Guard":
        hosts: set[str] = set()
        pairs: set[tuple[str, int]] = set()
        networks: list[Network] = []
        for entry in allow:
            if "/" in entry:
                networks.append(ipaddress.ip_network(entry, strict=False))
                continue
            parts = urlsplit(f"//{entry}")
            host = (parts.hostname or "").rstrip(".")
            if parts.port:
                pairs.add((host, parts.port))
            else:
                hosts.add(host)
        return cls(frozenset(hosts), frozenset(pairs), tuple(networks))

    def why_not(self, url: str) -> str | None:
        """Why this address must not be asked, as far as its text tells; None where nothing speaks against it."""
        try:
            parts = urlsplit(url)
            port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
        except ValueError:
            return "malformed address"
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in DEFAULT_PORTS or not host:
            return (
                f"scheme {parts.scheme or 'missing'} is not fetched" if host else "not an address of the web"
            )
        if self._is_named(host, port) or self._is_public(host):
            return None
        return f"{host} is not a public address (network.allow does not list it)"

    def _is_public(self, host: str) -> bool:
        """Whether the host's text may stand for a public address; what a name resolves to is seen later."""
        if host == "localhost" or host.endswith(".localhost"):
            return False
        address = as_address(host)
        return address is None or self.allows(address)

    def allows(self, address: Address) -> bool:
        """Whether a numeric address may be connected to."""
        plain = _reached(address)
        return _is_public(plain) or any(
            plain.version == network.version and plain in network for network in self.networks
        )

    def resolves(self, host: str, address: str) -> bool:
        """Whether a name may stand for this address. The port is checked where the request leaves."""
        name = host.rstrip(".").lower()
        if name in self.hosts or any(name == pair[0] for pair in self.pairs):
            return True
        parsed = as_address(address)
        return parsed is not None and self.allows(parsed)

    def _is_named(self, host: str, port: int) -> bool:
        return host in self.hosts or (host, port) in self.pairs


_EMBEDDING = tuple(  # networks whose addresses carry one of IPv4 in their last bits
    ipaddress.IPv6Network(text) for text in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")
)
_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")  # deprecated, and to Python as global as any


def _reached(address: Address) -> Address:
    """The address of IPv4 that one of IPv6 leads to, by mapping, translation (NAT64) or 6to4; else itself."""
    if not isinstance(address, ipaddress.IPv6Address):
        return address
    if any(address in network for network in _EMBEDDING) and int(address) > 1:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour or address


def _is_public(address: Address) -> bool:
    is_site_local = isinstance(address, ipaddress.IPv6Address) and address in _SITE_LOCAL
    return bool(address.is_global and not address.is_multicast and not is_site_local)


def as_address(host: str) -> Address | None:
    """The address that a host's text spells, also in the odd forms that resolvers take (127.1, 0x7f000001, 2130706433)."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    numbers = [_number(part) for part in host.split(".")]
    if not 1 <= len(numbers) <= 4 or any(number is None for number in numbers):
        return None
    *leading, last = (number or 0 for number in numbers)
    value = last
    for place, number in enumerate(leading):
        value += number << (24 - 8 * place)
    if any(number > 0xFF for number in leading) or value > 0xFFFFFFFF:
        return None
    return ipaddress.IPv4Address(value)


def _number(text: str) -> int | None:
    try:
        if text.lower().startswith("0x"):
            return int(text, 16)
        if len(text) > 1 and text.startswith("0"):
            return int(text, 8)
        return int(text) if text.isascii() and text.isdigit() else None
    except ValueError:
        return None
