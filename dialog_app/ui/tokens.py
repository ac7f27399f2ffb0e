"""The design's values as frozen objects: colours of one theme, sizes and types of all."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final, Literal, cast

from dialog_app.base import resources

ThemeName = Literal["light", "dark", "wall_light", "wall_dark"]

THEME_NAMES: Final[tuple[ThemeName, ...]] = ("light", "dark", "wall_light", "wall_dark")


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour roles of one theme, each as #RRGGBB."""

    bg: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    text: str
    text_2: str
    text_off: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    focus: str
    fault: str
    fault_tint: str
    agree: str
    agree_ink: str
    partly: str
    partly_ink: str
    partly_mark: str
    disagree: str
    disagree_ink: str
    disagree_mark: str
    none: str
    none_ink: str
    none_mark: str
    obstacle: str
    obstacle_ink: str
    obstacle_tint: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The colours of a picture across services, each as #RRGGBB; no two are equally light."""

    agree: str
    agree_line: str
    reservations: str
    mixed: str
    mixed_line: str
    disagree: str
    divided_line: str


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One step of the type scale: points, line height and weight (400 or 700)."""

    pt: float
    line: float
    weight: int


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in pixels at 100 %."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741  the design's own name
    xl: int
    xxl: int


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii in pixels at 100 %."""

    key: int
    badge: int
    control: int
    card: int
    chip: int
    bar: int


@dataclass(frozen=True, slots=True)
class Size:
    """Heights and widths of parts in pixels at 100 %."""

    header: int
    rail: int
    rail_item: int
    rundown: int
    wall_column: int
    side_panel: int
    capture: int
    capture_field: int
    row: int
    rundown_row: int
    rundown_done: int
    rundown_now: int
    button: int
    button_primary: int
    count_cell_w: int
    count_cell_h: int
    stack_bar: int
    bar: int
    bar_wall: int
    chip: int
    badge: int
    swatch: int
    icon_small: int
    icon: int
    icon_rail: int
    hit_min: int
    window_min_w: int
    window_min_h: int


@dataclass(frozen=True, slots=True)
class Focus:
    """The focus ring in pixels: its line, its distance, and its inset inside a list row."""

    width: int
    gap: int
    item_inset: int


@dataclass(frozen=True, slots=True)
class Motion:
    """Durations in milliseconds."""

    fade_ms: int
    bar_ms: int
    max_ms: int
    reduced_ms: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one kind of answer is filled: its name, the gap and the line or dot in pixels."""

    name: str
    gap: float
    line: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a widget may look up; ``screen`` and ``wall`` are type scales by role."""

    name: ThemeName
    colour: Colours
    space: Space
    radius: Radius
    size: Size
    focus: Focus
    motion: Motion
    patterns: dict[str, Pattern]
    tile_wall_factor: float
    screen: dict[str, TypeRole]
    wall: dict[str, TypeRole]
    family: str


@cache
def load(name: ThemeName) -> Tokens:
    """Return the tokens of a theme, read once.

    Raises TypeError or KeyError when a shipped theme file lacks a role.
    """
    measures = _measures()
    scales = measures["type"]
    patterns = measures["pattern"]
    return Tokens(
        name=name,
        colour=Colours(**_table(name)["colour"]),
        space=_known(Space, measures["space"]),
        radius=_known(Radius, measures["radius"]),
        size=_known(Size, measures["size"]),
        focus=_known(Focus, measures["focus"]),
        motion=_known(Motion, measures["motion"]),
        patterns={key: _pattern(said) for key, said in patterns.items() if isinstance(said, str)},
        tile_wall_factor=patterns["tile_wall_factor"],
        screen={role: TypeRole(**step) for role, step in scales["screen"].items()},
        wall={role: TypeRole(**step) for role, step in scales["wall"].items()},
        family=measures["font"]["family"],
    )


@cache
def heat(name: ThemeName) -> Heat:
    """Return the colours of a picture across services; the wall shows none, and raises KeyError."""
    return Heat(**_table(name)["heat"])


@cache
def font_files() -> tuple[str, ...]:
    """Return the file names of the bundled fonts, regular first."""
    font = _measures()["font"]
    return (font["regular"], font["bold"])


@cache
def glyph_names() -> dict[str, str]:
    """Return the glyph of each meaning, as ``ph.name``."""
    return cast("dict[str, str]", _table("icons")["icon"])


@cache
def _measures() -> dict[str, Any]:
    return _table("measures")


def _table(name: str) -> dict[str, Any]:
    return resources.table("theme", f"{name}.toml")


def _known(kind: type[Any], values: dict[str, Any]) -> Any:
    return kind(**{entry.name: values[entry.name] for entry in fields(kind)})


def _pattern(said: str) -> Pattern:
    name, _, numbers = said.partition(" ")
    gap, _, line = numbers.partition("/")
    return Pattern(name, float(gap or 0), float(line or 0))
