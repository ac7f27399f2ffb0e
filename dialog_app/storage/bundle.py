"""A bundle: one day's raw working copy under a passphrase, to be carried from laptop to laptop.

The form, version 1: a mark, the version (two bytes), the length of the envelope (two bytes), the
envelope (which the passphrase opens), SHA-256 of all of that, a nonce, and the compressed copy
under AES-256-GCM, which vouches for everything before it. There is one way only to write any of
it but the copy itself, so that each flipped bit and each cut is found, and is told from a wrong
passphrase.
"""

import hashlib
import secrets
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed
from dialog_app.storage import envelope, slots
from dialog_app.storage.day_file import LARGEST
from dialog_app.storage.envelope import Envelope
from dialog_app.storage.secret import Secret
from dialog_app.storage.slots import NONCE, Cost

ENDING: Final = ".dialogdag"
VERSION: Final = 1
MOST_BYTES: Final = LARGEST + 100_000
"""The most bytes a bundle may have; what it holds may have `day_file.LARGEST`."""

_MARK: Final = b"dialogdag-bundle"
_NUMBER: Final = 2
_HEAD: Final = len(_MARK) + 2 * _NUMBER
_SUM: Final = 32
_TAG: Final = 16


@dataclass(frozen=True, slots=True)
class _Parts:
    """A bundle taken apart; `head` is everything that the seal vouches for beside the copy."""

    head: bytes
    envelope: Envelope
    nonce: bytes
    sealed: bytes


def is_bundle(raw: bytes) -> bool:
    """Tell whether a file, or its beginning, says of itself that it is a bundle."""
    return raw.startswith(_MARK)


def starts_as_bundle(path: Path) -> bool:
    """Tell whether the file at a place says of itself that it is a bundle; raises OSError."""
    with path.open("rb") as file:
        return is_bundle(file.read(len(_MARK)))


def sealed(copy: bytes, passphrase: Secret, cost: Cost | None = None) -> bytes:
    """Return a copy as a bundle; takes a quarter of a second.

    Raises `RuleBroken("import.too_big")`, and `StoreFailed("memory")`.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(copy) > LARGEST:
        raise RuleBroken("import.too_big", most=LARGEST // 1_000_000)
    key = envelope.new_key(passphrase, cost=cost or slots.CARRIED)
    head = _head(key.envelope)
    nonce = secrets.token_bytes(NONCE)
    content = AESGCM(key.secret).encrypt(nonce, zlib.compress(copy), head)
    return b"".join((head, nonce, content))


def opened(raw: bytes, passphrase: Secret) -> bytes:
    """Return the copy in a bundle; takes a quarter of a second.

    Raises `RuleBroken`: `bundle.not_ours`, `bundle.newer`, `bundle.broken`, `bundle.passphrase`
    for a wrong one, `import.too_big`; and `StoreFailed("memory")`.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    parts = _apart(raw)
    try:
        key = parts.envelope.unlocked(passphrase)
    except StoreFailed as failed:
        if failed.kind == "memory":
            raise
        code = "passphrase" if failed.kind == "passphrase_wrong" else "broken"
        raise RuleBroken(f"bundle.{code}") from None
    try:
        packed = AESGCM(key.secret).decrypt(parts.nonce, parts.sealed, parts.head)
    except InvalidTag:
        raise RuleBroken("bundle.broken") from None
    return _unpacked(packed)


def read(path: Path) -> bytes:
    """Read a bundle or a working copy, at most one byte more than may be; raises OSError."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _head(lock: bytes) -> bytes:
    numbers = b"".join(number.to_bytes(_NUMBER) for number in (VERSION, len(lock)))
    stated = b"".join((_MARK, numbers, lock))
    return stated + hashlib.sha256(stated).digest()


def _apart(raw: bytes) -> _Parts:
    """Take a bundle apart; nothing has been tried yet, and costs that hurt are refused here."""
    if len(raw) > MOST_BYTES:
        raise RuleBroken("import.too_big", most=LARGEST // 1_000_000)
    if not is_bundle(raw):
        raise RuleBroken("bundle.not_ours")
    version, length = (_number(raw, place) for place in range(2))
    stated = raw[: _HEAD + length]
    head = raw[: len(stated) + _SUM]
    if head[len(stated) :] != hashlib.sha256(stated).digest():
        raise RuleBroken("bundle.broken")
    if version > VERSION:
        raise RuleBroken("bundle.newer")
    nonce = raw[len(head) : len(head) + NONCE]
    content = raw[len(head) + NONCE :]
    if version < 1 or len(nonce) < NONCE or len(content) < _TAG:
        raise RuleBroken("bundle.broken")
    return _Parts(head, _envelope(stated[_HEAD:]), nonce, content)


def _number(raw: bytes, place: int) -> int:
    start = len(_MARK) + place * _NUMBER
    return int.from_bytes(raw[start : start + _NUMBER])


def _envelope(raw: bytes) -> Envelope:
    try:
        return envelope.from_bytes(raw)
    except StoreFailed as failed:
        code = "newer" if failed.kind == "newer" else "broken"
        raise RuleBroken(f"bundle.{code}") from None


def _unpacked(packed: bytes) -> bytes:
    """Return what was compressed, and no more of it than may be."""
    unpacking = zlib.decompressobj()
    try:
        copy = unpacking.decompress(packed, LARGEST + 1)
    except zlib.error:
        raise RuleBroken("bundle.broken") from None
    if len(copy) > LARGEST:
        raise RuleBroken("import.too_big", most=LARGEST // 1_000_000)
    if not unpacking.eof or unpacking.unused_data:
        raise RuleBroken("bundle.broken")
    return copy
