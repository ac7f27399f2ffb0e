"""The script of the demonstration: who comes, what they answer and what they say."""

import tomllib
from dataclasses import dataclass
from typing import Any, Self

from dialog_app.base import resources

ACTS = ("dialogdag", "fordypningsdag", "single", "today")
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

    @classmethod
    def load(cls, name: str) -> Self:
        """Read one day's file."""
        lines = _read(name)
        parts = (tuple(lines.get(part, ())) for part in cls.__slots__ if part != "day")
        return cls(lines["day"], *parts)


@dataclass(frozen=True, slots=True)
class Script:
    """The whole demonstration."""

    services: tuple[Line, ...]
    main_answers: tuple[Line, ...]
    tools: tuple[Line, ...]
    acts: tuple[Act, ...]

    @classmethod
    def load(cls) -> Self:
        """Read the shipped script."""
        cast = _read("cast")
        acts = tuple(Act.load(name) for name in ACTS)
        return cls(tuple(cast["services"]), tuple(cast["main_answers"]), tuple(cast["tools"]), acts)


def _read(name: str) -> Line:
    return tomllib.loads(resources.path("demo", f"{name}.toml").read_text(encoding="utf-8"))
