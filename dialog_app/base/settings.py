"""The user's settings: one frozen value, one table of names, defaults and checks, one file."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, Literal

from dialog_app.base.texts import LANGUAGES, Language

Theme = Literal["light", "dark", "system"]
WallTheme = Literal["light", "dark"]
Duplex = Literal["", "none", "long", "short"]

THEMES: Final[tuple[Theme, ...]] = ("light", "dark", "system")
WALL_THEMES: Final[tuple[WallTheme, ...]] = ("light", "dark")
DUPLEX: Final[tuple[Duplex, ...]] = ("", "none", "long", "short")
"""On which sides the printer prints; an empty text leaves it to the printer."""
MOST_COPIES: Final = 99
LOCK_AFTER: Final = (0, 5, 10, 30)
"""Minutes without a touch after which an archive may lock itself; 0 is never."""
TEXT_SCALE_LEAST: Final = 0.8
TEXT_SCALE_MOST: Final = 2.0

_TEXT_LIMIT: Final = 4096
_Check = Callable[[object], bool]


def _one_of(*allowed: str) -> _Check:
    return lambda value: isinstance(value, str) and value in allowed


def _text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _TEXT_LIMIT and "\0" not in value


def _switch(value: object) -> bool:
    return isinstance(value, bool)


def _scale(value: object) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and TEXT_SCALE_LEAST <= value <= TEXT_SCALE_MOST  # type: ignore[operator]


def _copies(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_COPIES


def _lock_after(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in LOCK_AFTER


def _is(name: str, check: _Check) -> dict[str, object]:
    return {"name": name, "check": check}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose; each field carries its default, its check and its name for people."""

    language: Language = field(default="nb", metadata=_is("language", _one_of(*LANGUAGES)))
    theme: Theme = field(default="system", metadata=_is("theme", _one_of(*THEMES)))
    wall_theme: WallTheme = field(
        default="light", metadata=_is("wall-theme", _one_of(*WALL_THEMES))
    )
    wall_screen: str = field(default="", metadata=_is("wall-screen", _text))
    last_archive: str = field(default="", metadata=_is("last-archive", _text))
    show_key_hints: bool = field(default=True, metadata=_is("show-key-hints", _switch))
    reduced_motion: bool = field(default=False, metadata=_is("reduced-motion", _switch))
    printer: str = field(default="", metadata=_is("printer", _text))
    copies: int = field(default=1, metadata=_is("copies", _copies))
    duplex: Duplex = field(default="", metadata=_is("duplex", _one_of(*DUPLEX)))
    text_scale: float = field(default=1.0, metadata=_is("text-scale", _scale))
    minutes_folder: str = field(default="", metadata=_is("minutes-folder", _text))
    quiet_places: str = field(default="", metadata=_is("quiet-places", _text))
    """Folders, a line each, that are known to be shared and of which nothing is said any more."""
    was_locked: bool = field(default=False, metadata=_is("was-locked", _switch))
    lock_after: int = field(default=10, metadata=_is("lock-after", _lock_after))


def table() -> tuple[Field[Any], ...]:
    """Return the fields of the settings with ``metadata`` keys ``name`` and ``check``."""
    return fields(Settings)


def accepted(values: Mapping[str, object]) -> Settings:
    """Return settings made of the values that pass their check; the rest keep their default."""
    good: dict[str, Any] = {
        entry.name: values[entry.name]
        for entry in table()
        if entry.name in values and entry.metadata["check"](values[entry.name])
    }
    return replace(Settings(), **good)


class SettingsFile:
    """Settings kept in one JSON file.

    The file is always whole: it is written beside and put in place. Keys of a newer program
    are kept. A file that cannot be read as settings is moved aside, never deleted.
    """

    def __init__(self, place: Path) -> None:
        self._place: Final = place
        self._unknown: dict[str, object] = {}
        self.moved_aside: Path | None = None

    def load(self) -> Settings:
        """Return what the file says, or the defaults where it says nothing useful."""
        try:
            values = json.loads(self._place.read_text(encoding="utf-8"))
        except OSError:
            return Settings()
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            self._move_aside()
            return Settings()
        known = {entry.name for entry in table()}
        self._unknown = {key: value for key, value in values.items() if key not in known}
        return accepted(values)

    def save(self, settings: Settings) -> None:
        """Put the settings on disk whole.

        Raises OSError when the disk refuses; the earlier file then stands as it was.
        """
        self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._place.with_name(self._place.name + ".new")
        text = json.dumps({**self._unknown, **asdict(settings)}, ensure_ascii=False, indent=2)
        with beside.open("w", encoding="utf-8") as out:
            out.write(text + "\n")
            out.flush()
            os.fsync(out.fileno())
        beside.replace(self._place)

    def _move_aside(self) -> None:
        for number in range(1, 1000):
            aside = self._place.with_name(f"{self._place.stem}.broken-{number}.json")
            if not aside.exists():
                break
        try:
            self._place.rename(aside)
        except OSError:
            return
        self.moved_aside = aside
