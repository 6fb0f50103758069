"""Which addresses of the internet may be asked: public ones, unless the caller allows others."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import Any

from timeline.errors import InputError, OptionError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """A resolved address, as the socket module wants it."""

    family: int
    target: Any


def choose(host: str, port: int, where: str, *, private: bool) -> Address:
    """The address to connect to.

    Raises InputError for a name without an address, and OptionError when any address of the name is not public and
    private ones are not allowed: a name that is half public is not to be trusted.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise InputError(where, f"cannot be fetched: {host} has no address ({getattr(fault, 'strerror', None) or fault})") from None
    for *_, target in found:
        if not private and not public(str(target[0])):
            raise OptionError(where, f"leads to {host} ({target[0]}), which is not an address of the public internet", "allow it with --allow-private if you trust it")
    if not found:
        raise InputError(where, f"cannot be fetched: {host} has no address")
    return Address(found[0][0], found[0][4])


def public(address: str) -> bool:
    """Whether an address is one of the public internet; an IPv4 address inside an IPv6 one is looked at too.

    >>> public("203.0.113.9"), public("127.0.0.1"), public("::ffff:10.0.0.1"), public("9.9.9.9"), public("64:ff9b::a00:1")
    (False, False, False, True, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in (found, *_inside(found)))


def _inside(found: _Ip) -> list[_Ip]:
    if isinstance(found, ipaddress.IPv4Address):
        return []
    if found in _NAT64:
        return [ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)]
    return [one for one in (found.ipv4_mapped, found.sixtofour, *(found.teredo or ())) if one is not None]
