"""What opens an archive: a passphrase, a printed recovery key, or what a machine remembers."""

import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Final, Literal

from dialog_app.core.errors import RuleBroken
from dialog_app.storage import recovery_key

SlotKind = Literal["machine", "passphrase", "recovery_key"]

RANDOM: Final = 32
"""How many random bytes a machine remembers."""

LEAST: Final = 8
MOST: Final = 1000
"""How many signs a new passphrase has at least and at most."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A passphrase or a recovery key; never shown, and wiped by whoever made it."""

    kind: SlotKind
    content: bytearray = field(repr=False)

    def wipe(self) -> None:
        """Leave nothing of it in memory; what it was typed into is not ours to wipe."""
        self.content[:] = bytes(len(self.content))


def passphrase(typed: str) -> Secret:
    """Return a passphrase as typed, spaces and all.

    The same letters are the same bytes, whatever keyboard or system put them together (NFKC).
    """
    same = unicodedata.normalize("NFKC", typed[: MOST + 1])
    # Half a sign, as broken text has it, is kept as it is too.
    return Secret("passphrase", bytearray(same.encode("utf-8", "surrogatepass")))


def new_passphrase(typed: str) -> Secret:
    """Return a passphrase to be chosen; raises `RuleBroken` with code `passphrase.length`."""
    if not LEAST <= len(typed) <= MOST:
        raise RuleBroken("passphrase.length", least=LEAST, most=MOST)
    return passphrase(typed)


def recovery(typed: str) -> Secret:
    """Return a recovery key as typed; raises `StoreFailed("recovery_key_typo")`."""
    return Secret("recovery_key", recovery_key.read(typed))


def new_machine() -> Secret:
    """Return a new random secret for a machine to remember."""
    return Secret("machine", bytearray(secrets.token_bytes(RANDOM)))


def of_kind(kind: str, typed: str) -> Secret:
    """Return a recovery key or a passphrase, whichever is said; raises as `recovery`."""
    return recovery(typed) if kind == "recovery_key" else passphrase(typed)
