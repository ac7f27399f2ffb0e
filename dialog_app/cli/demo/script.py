"""The script of the demonstration: who comes, what they answer and what they say.

Earlier days are told shorter: `pairs` are answers by card, `answers` a table taken in afterwards.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Self

from dialog_app.base import resources

ACTS: Final = (
    "stavanger",
    "trondheim",
    "tromso",
    "dialogdag",
    "fordypningsdag",
    "single",
    "today",
)
"""The days in the order they are played."""
FRIDAY = 4
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One day of the demonstration, as written in its file."""

    day: Line
    counts: tuple[Line, ...]
    corrections: tuple[Line, ...]
    reasons: tuple[Line, ...]
    obstacles: tuple[Line, ...]
    possibilities: tuple[Line, ...]
    actions: tuple[Line, ...]
    trials: tuple[Line, ...]
    notes: tuple[Line, ...]
    follow_ups: tuple[Line, ...] = ()
    carries: tuple[Line, ...] = ()
    rewordings: tuple[Line, ...] = ()
    decisions: tuple[Line, ...] = ()
    minutes: tuple[Line, ...] = ()
    tables: tuple[Line, ...] = ()

    @classmethod
    def load(cls, name: str) -> Self:
        """Read one day's file."""
        lines = _read(name)
        lines["counts"] = [*lines.get("counts", ()), *_of_cards(lines.get("pairs", {}))]
        lines["tables"] = _of_tables(lines.get("answers", {}))
        parts = (tuple(lines.get(part, ())) for part in cls.__slots__ if part != "day")
        return cls(lines["day"], *parts)


@dataclass(frozen=True, slots=True)
class Script:
    """The whole demonstration."""

    services: tuple[Line, ...]
    consents: tuple[Line, ...]
    main_answers: tuple[Line, ...]
    tools: tuple[Line, ...]
    decisions: tuple[Line, ...]
    acts: tuple[Act, ...]
    description: Line

    @classmethod
    def load(cls) -> Self:
        """Read the shipped script."""
        cast = _read("cast") | _read("decisions")
        acts = tuple(Act.load(name) for name in ACTS)
        whole = ("acts", "description")
        parts = {part: tuple(cast[part]) for part in cls.__slots__ if part not in whole}
        return cls(acts=acts, description=_read("description")["description"], **parts)


_POSITIONS: Final = ("agree", "partly", "disagree", "no_position")
_LETTERS: Final = {"A": "agree", "P": "partly", "D": "disagree"}


def _of_cards(pairs: Line) -> Iterator[Line]:
    """Give the answers by card behind «AAPD AAAD»: one letter a card, before and after."""
    for method, services in pairs.items():
        for service, words in services.items():
            for phase, letters in zip(("before", "after"), words.split(), strict=True):
                cards: dict[str, list[int]] = {}
                for number, letter in enumerate(letters, 1):
                    cards.setdefault(_LETTERS[letter], []).append(number)
                yield {"service": service, "method": method, "phase": phase, "cards": cards}


def _of_tables(answers: Line) -> Iterator[Line]:
    """Give the cells of a table of answers: by role where roles are told, else of everybody."""
    for method, phases in answers.items():
        for phase, services in phases.items():
            for service, told in services.items():
                roles = told if isinstance(told, dict) else {"": told}
                for role, counts in roles.items():
                    for position, count in zip(_POSITIONS, counts.split(), strict=False):
                        yield {
                            "service": service,
                            "method": method,
                            "round": phase,
                            "role": role,
                            "position": position,
                            "count": count,
                        }


def _read(name: str) -> Line:
    return tomllib.loads(resources.path("demo", f"{name}.toml").read_text(encoding="utf-8"))
