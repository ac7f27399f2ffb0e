"""The recovery key that is printed on paper: eight groups of four signs, two of them checks."""

import secrets
from functools import reduce
from operator import xor
from typing import Final

from dialog_app.core.ports import StoreFailed

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two signs, none of which is easily taken for another."""

SIGNS: Final = 32
_GROUP: Final = 4
_CHECKS: Final = 2
_LONGEST: Final = 200
_TAKEN_FOR: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LEFT_OUT: Final = str.maketrans("", "", "-–—.\t\n\r ")
# x⁵ + x² + 1, by which two signs are multiplied to a third.
_FIELD: Final = 0b100101


def new() -> str:
    """Return a new random key of 150 bits, as it is printed."""
    signs = [secrets.randbelow(len(ALPHABET)) for _ in range(SIGNS - _CHECKS)]
    return as_printed("".join(ALPHABET[sign] for sign in (*signs, *_checks(signs))))


def as_printed(key: str) -> str:
    """Return a key in groups, as people read it."""
    return "-".join(key[at : at + _GROUP] for at in range(0, len(key), _GROUP))


def read(typed: str) -> bytearray:
    """Return the bytes of a key as somebody typed it; the caller wipes them.

    Small letters, other gaps, and O, I and L for what they look like are taken. Raises
    `StoreFailed("recovery_key_typo")` where it cannot be a key: one or two wrong signs, and two
    that changed places, are always found; of other errors one in a thousand is not.
    """
    clean = typed[:_LONGEST].upper().translate(_LEFT_OUT).translate(_TAKEN_FOR)
    signs = [ALPHABET.find(sign) for sign in clean]
    if len(signs) != SIGNS or min(signs) < 0 or _sums(signs) != (0, 0):
        raise StoreFailed("recovery_key_typo")
    return bytearray(clean.encode())


def _checks(signs: list[int]) -> tuple[int, int]:
    """Return the last two signs: with them, both sums of the whole key are nothing."""
    plain, weighted = _sums(signs)
    # The weights 30 and 31 of the two places differ by one, which makes this so short.
    first = weighted ^ _times(SIGNS - 1, plain)
    return first, plain ^ first


def _sums(signs: list[int]) -> tuple[int, int]:
    """Return the sum of the signs, and that of each times its place.

    No two places weigh the same, so no two errors make up for each other in both sums.
    """
    weighted = (_times(place, sign) for place, sign in enumerate(signs))
    return reduce(xor, signs, 0), reduce(xor, weighted, 0)


def _times(one: int, other: int) -> int:
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= _FIELD << (bit - 5)
    return product
