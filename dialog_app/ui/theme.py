"""The look in use: palette, style sheet and bundled font, made from the tokens."""

from dataclasses import asdict
from functools import cache
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dialog_app.base import log, resources
from dialog_app.base.settings import Theme, WallTheme
from dialog_app.ui import tokens
from dialog_app.ui.tokens import ThemeName, Tokens

_SCHEMES: Final = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}
_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text_2",
    QPalette.ColorRole.Highlight: "tint",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Shadow: "line",
}
_OFF: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)
_FRAME: Final = 2
"""How much higher the lines above and below make a field, in pixels."""
_DRESSED: Final = "dressed"
"""The property of a window that has the look."""


class _Look:
    """What is in use now; changed by ``apply`` alone."""

    name: ThemeName = "light"
    text_scale: float = 1.0
    reduced_motion: bool = False
    sheet: str = ""


def current() -> Tokens:
    """Return the tokens of the theme in use."""
    return tokens.load(_Look.name)


def look() -> tuple[str, float]:
    """Return what words laid out by hand hang on: they are laid anew where it is another."""
    return _Look.name, _Look.text_scale


def wall(name: WallTheme) -> Tokens:
    """Return the tokens of the wall, which does not follow the window."""
    return tokens.load("wall_dark" if name == "dark" else "wall_light")


def colour(role: str, of: Tokens | None = None) -> QColor:
    """Return the colour of a role, such as ``text_2``.

    Raises AttributeError for a role the design does not have.
    """
    return QColor(getattr((of or current()).colour, role))


def font(role: str = "base", *, bold: bool | None = None) -> QFont:
    """Return the font of a step of the screen's type scale, at the chosen text size.

    Raises KeyError for a step the design does not have.
    """
    step = current().screen[role]
    made = QFont(family())
    made.setPointSizeF(step.pt * _Look.text_scale)
    strong = step.weight >= QFont.Weight.Bold if bold is None else bold
    made.setBold(strong)
    return made


def scaled(pixels: float) -> int:
    """Return a size in pixels grown with the text, for parts that hold text."""
    return round(pixels * _Look.text_scale)


def field_height() -> int:
    """Return how high a field or a choice is, in pixels."""
    return _inside_field(current(), _Look.text_scale) + _FRAME


def milliseconds(duration: int) -> int:
    """Return a duration, or none at all where motion is reduced."""
    motion = current().motion
    return motion.reduced_ms if _Look.reduced_motion else min(duration, motion.max_ms)


def resolved(name: Theme) -> ThemeName:
    """Return the theme a choice leads to now; ``system`` follows the desktop."""
    if name != "system":
        return name
    hints = QApplication.styleHints()
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def apply(
    app: QApplication, name: Theme, *, text_scale: float = 1.0, reduced_motion: bool = False
) -> None:
    """Put a theme into use for the whole program; pages made before must be made again."""
    app.styleHints().setColorScheme(_SCHEMES[name])
    _Look.name = resolved(name)
    _Look.text_scale = text_scale
    _Look.reduced_motion = reduced_motion
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font("base"))
    app.setPalette(palette(current()))
    _Look.sheet = style_sheet(current(), text_scale)
    for window in app.topLevelWidgets():
        if window.property(_DRESSED):
            window.setStyleSheet(_Look.sheet)


def dress(window: QWidget) -> None:
    """Put the style sheet on a window, and on all that is and comes inside; `apply` keeps it.

    Called when all is in its place. A sheet of the whole program would style every part anew each
    time it is put into another part: a quarter of the time of making a window (ADR 48).
    """
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(_Look.sheet)


def palette(of: Tokens) -> QPalette:
    """Return the palette of a theme, with disabled text in its own colour."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, colour(name, of))
    for role in _OFF:
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("text_off", of))
    return made


def style_sheet(of: Tokens, text_scale: float = 1.0) -> str:
    """Return the style sheet of a theme.

    Raises KeyError when the sheet names a value the tokens do not have.
    """
    values: dict[str, object] = dict(asdict(of.colour))
    for group, table in (("space", of.space), ("radius", of.radius), ("focus", of.focus)):
        values |= {f"{group}_{name}": value for name, value in asdict(table).items()}
    values |= {f"size_{name}": round(value * text_scale) for name, value in asdict(of.size).items()}
    values["size_field"] = _inside_field(of, text_scale)
    return _template().substitute(values)


def _inside_field(of: Tokens, text_scale: float) -> int:
    # A style sheet counts heights inside the frame.
    return round((of.size.button - _FRAME) * text_scale)


@cache
def family() -> str:
    """Return the bundled font family, or the system's where it was refused."""
    loaded = [_load(name) for name in tokens.font_files()]
    if all(loaded):
        return loaded[0]
    log.note("fonts.refused")
    return QApplication.font().family()


def _load(file_name: str) -> str:
    number = QFontDatabase.addApplicationFont(str(resources.path("fonts", file_name)))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


@cache
def _template() -> Template:
    return Template(resources.path("theme", "style.qss").read_text(encoding="utf-8"))
