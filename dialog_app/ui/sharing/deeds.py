"""What the window asks about days that go to other laptops and come back; the program answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialog_app.core.merge.alike import Pair
from dialog_app.core.merge.compare import Choice, Comparison
from dialog_app.core.register import Register
from dialog_app.ui.jobs import Token


@dataclass(frozen=True)
class Arrived:
    """A day from another laptop, read and lying beside ours; nothing has happened yet.

    `comparison` is None where the day is not here. `whole` is what `add` and `take_in` get back.
    `pairs` may be the same. `register` is ours with what the day brings.
    """

    day_id: str
    title: str
    comparison: Comparison | None
    pairs: tuple[Pair, ...]
    register: Register
    whole: object


@dataclass(frozen=True, slots=True)
class SharingDeeds:
    """Handing over and taking in.

    `copy` gives a day's raw copy, on the window's thread. `seal` writes it to a place under a
    passphrase, and `open` reads a file with the passphrase that was typed (empty for none); both
    take their time, and are asked away from the window's thread. `look` lays what was read beside
    ours. `add` takes in a day that is not here; `take_in` joins two copies with what was chosen,
    and tells whether anything became different. All raise `RuleBroken`, `StoreFailed` or OSError.
    """

    copy: Callable[[str], bytes]
    check: Callable[[str], None]
    seal: Callable[[bytes, str, Path], None]
    is_locked: Callable[[Path], bool]
    open: Callable[[Path, str, Token], object]
    look: Callable[[object], Arrived]
    add: Callable[[Arrived], None]
    take_in: Callable[[Arrived, Mapping[str, Choice], Iterable[tuple[str, str]]], bool]
