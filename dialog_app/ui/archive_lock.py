"""What the settings may ask of the lock of the open archive."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArchiveLock:
    """The ways in to an encrypted archive; each of the first three leaves the window for a while.

    `change_key` encrypts everything anew, `new_recovery_key` makes another one for the paper, and
    `take_away` asks whether the passphrase is to go, and writes the archive in plain.
    `is_remembered` tells whether this machine opens it by itself when the program starts;
    `remember(on, told)` lets it, or lets it no more, and tells whether that is so now.
    `ask_store(told)` tells whether the machine has a store for that; it takes its time.
    """

    change_key: Callable[[], None]
    new_recovery_key: Callable[[], None]
    take_away: Callable[[], None]
    is_remembered: Callable[[], bool]
    remember: Callable[[bool, Callable[[bool], None]], None]
    ask_store: Callable[[Callable[[bool], None]], None]
