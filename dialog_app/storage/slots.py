"""Slots: the key of an archive, sealed so that one secret opens it."""

import secrets
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from dialog_app.core.ports import StoreFailed
from dialog_app.storage.secret import Secret, SlotKind
from dialog_app.storage.sqlite import Key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SALT: Final = 16
NONCE: Final = 12
_KEY: Final = 32
_ARCHIVE_SALT: Final = 16
_TAG: Final = 16
SEALED: Final = _KEY + _ARCHIVE_SALT + _TAG
"""How many bytes the sealed key of an archive is."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a secret costs with Argon2id: KiB of memory, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int

    @property
    def is_bearable(self) -> bool:
        """Whether a try takes some seconds at most, whoever wrote the numbers."""
        lanes = 1 <= self.lanes <= _MOST.lanes
        memory = 8 * self.lanes <= self.memory <= _MOST.memory
        return lanes and memory and 1 <= self.passes <= _MOST.passes


USUAL: Final = Cost(memory=128 * 1024, passes=3, lanes=2)
CARRIED: Final = Cost(memory=64 * 1024, passes=3, lanes=4)
"""For a day that is handed over, of which many are opened at once (RFC 9106, §4, second choice)."""
RANDOM: Final = Cost(memory=8, passes=1, lanes=1)
"""Enough for a secret of 256 random bits: nobody can guess it, however cheap a try is."""
_MOST: Final = Cost(memory=256 * 1024, passes=6, lanes=4)


@dataclass(frozen=True, slots=True)
class Slot:
    """An archive's key under one secret."""

    kind: SlotKind
    cost: Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    def bound_to(self, archive: str) -> bytes:
        """Return what the seal also vouches for: the archive, and everything beside the key."""
        cost = f"{self.cost.memory} {self.cost.passes} {self.cost.lanes}"
        return f"dialogdag 1 {archive} {self.kind} {cost} ".encode() + self.salt


def sealed(secret: Secret, key: Key, archive: str, cost: Cost | None = None) -> Slot:
    """Seal an archive's key under a secret, with new random salt and nonce, at the usual cost."""
    cost = cost or USUAL
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    slot = Slot(secret.kind, cost, salt, nonce, b"")
    plain = bytearray(key.secret)
    plain += key.salt
    lock = _derived(secret, slot)
    out = bytearray(SEALED)
    try:
        _cipher(lock).encrypt_into(nonce, plain, slot.bound_to(archive), out)
    finally:
        _wipe(plain, lock)
    return Slot(secret.kind, cost, salt, nonce, bytes(out))


def unsealed(slot: Slot, secret: Secret, archive: str) -> Key:
    """Return the key in a slot; raises `StoreFailed` (`passphrase_wrong`, `recovery_key_wrong`)."""
    from cryptography.exceptions import InvalidTag

    plain = bytearray(_KEY + _ARCHIVE_SALT)
    lock = _derived(secret, slot)
    try:
        _cipher(lock).decrypt_into(slot.nonce, slot.sealed, slot.bound_to(archive), plain)
        return Key(plain[:_KEY], plain[_KEY:])
    except InvalidTag:
        raise StoreFailed(f"{slot.kind}_wrong") from None
    finally:
        _wipe(plain, lock)


# OpenSSL shares its threads between all tries of a process, and two tries at a time may each hold
# some and wait for the others' for ever.
_ONE_TRY: Final = threading.Lock()


def _derived(secret: Secret, slot: Slot) -> bytearray:
    # Not at the top: an archive without a key never needs it, and the first paint waits for it.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # It takes whatever holds bytes, also what can be wiped afterwards; its types name bytes only.
    lock = bytearray(_KEY)
    cost = slot.cost
    argon = Argon2id(
        salt=slot.salt,
        length=_KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        with _ONE_TRY:
            argon.derive_into(cast("bytes", secret.content), lock)
    except MemoryError:
        raise StoreFailed("memory") from None
    return lock


def _cipher(lock: bytearray) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(lock)


def _wipe(*held: bytearray) -> None:
    for content in held:
        content[:] = bytes(len(content))
