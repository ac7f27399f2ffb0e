"""Icons by what they mean; a word always stands beside them.

The glyphs and their names are those of the qtawesome package, read from its own files: importing
it also imports its Qt shim and every font it ships, 0.2 s and 19 MB before the first paint.
"""

import json
from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from dialog_app.base import log, resources
from dialog_app.ui import theme, tokens

_FONT_FILE: Final = "phosphor-1.3.0.ttf"
_NAMES_FILE: Final = "phosphor-charmap-1.3.0.json"
_EM: Final = 0.9375


class Icon(Enum):
    """What an icon says; the glyph is in resources/theme/icons.toml."""

    DAYS = "days"
    SERVICES = "services"
    CATALOGUE = "catalogue"
    ACROSS = "across"
    SETTINGS = "settings"
    SAVED = "saved"
    KEYS = "keys"
    WALL_SCREEN = "wall_screen"
    CLOCK = "clock"
    COUNTDOWN = "countdown"
    AGENDA = "agenda"
    RESULTS = "results"
    PROTECTED = "protected"
    FIXED_TIME = "fixed_time"
    DROPPABLE = "droppable"
    INTERNAL = "internal"
    HIDDEN = "hidden"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    NEXT = "next"
    PREVIOUS = "previous"
    BLOCKS = "blocks"
    ADD = "add"
    EDIT = "edit"
    SEARCH = "search"
    FILTER = "filter"
    EXPORT = "export"
    COPY = "copy"
    OBSTACLE = "obstacle"
    POSSIBILITY = "possibility"
    ACTION = "action"
    REASON = "reason"
    NOTE = "note"
    QUOTATION = "quotation"
    MESSAGE = "message"
    LINK = "link"
    PROVISION = "provision"
    STATE_DRAFT = "state_draft"
    STATE_READING = "state_reading"
    STATE_COMMENTS = "state_comments"
    STATE_APPROVED = "state_approved"
    PRINT = "print"
    PDF = "pdf"
    DOCX = "docx"
    READY = "ready"
    ATTENTION = "attention"
    TRIAL_DONE = "trial_done"
    TRIAL_PARTLY = "trial_partly"
    TRIAL_RUNNING = "trial_running"
    EXPAND = "expand"
    COLLAPSE = "collapse"
    CLOSE = "close"
    FREEZE = "freeze"
    UNDO = "undo"
    REDO = "redo"
    PAUSE = "pause"
    PLAY = "play"


def icon(meaning: Icon, role: str | None = None) -> QIcon:
    """Return an icon in a colour role, by default text (obstacles have their own).

    It follows the theme when painted, and paints nothing where the font was refused.
    """
    return QIcon(_GlyphEngine(meaning, role or default_role(meaning)))


def pixmap(meaning: Icon, size: int, ratio: float = 1.0, role: str | None = None) -> QPixmap:
    """Return the icon as a picture of size × size pixels at 100 %."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, size, size), meaning, theme.colour(role or default_role(meaning)))
    painter.end()
    return picture


def paint(painter: QPainter, box: QRectF, meaning: Icon, ink: QColor) -> None:
    """Draw the icon in the middle of the box; nothing where the font was refused."""
    family = _family()
    if not family:
        return
    font = QFont(family)
    font.setPixelSize(max(1, round(min(box.width(), box.height()) * _EM)))
    painter.save()
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _glyphs()[meaning])
    painter.restore()


def program_icon() -> QIcon:
    """Return the picture of the program itself, for title bars and task bars."""
    return QIcon(str(resources.path("images", "dialogdag.png")))


def default_role(meaning: Icon) -> str:
    """Return the colour role of an icon that nobody coloured."""
    return "obstacle" if meaning is Icon.OBSTACLE else "text"


def refused() -> bool:
    """Tell whether the icon font could not be loaded; words then stand alone."""
    return not _family()


class _GlyphEngine(QIconEngine):
    def __init__(self, meaning: Icon, role: str) -> None:
        super().__init__()
        self._meaning = meaning
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        role = "text_off" if mode is QIcon.Mode.Disabled else self._role
        paint(painter, QRectF(rect), self._meaning, theme.colour(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._meaning, self._role)


@cache
def _family() -> str:
    folder = resources.package_folder("qtawesome")
    if folder is None:
        return _told_refused()
    number = QFontDatabase.addApplicationFont(str(folder / "fonts" / _FONT_FILE))
    # Windows can be told to refuse fonts outside its own folder (qtawesome issue 167).
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else _told_refused()


def _told_refused() -> str:
    log.note("icons.refused")
    return ""


@cache
def _glyphs() -> dict[Icon, str]:
    folder = resources.package_folder("qtawesome")
    if folder is None:
        return dict.fromkeys(Icon, "")
    points = json.loads((folder / "fonts" / _NAMES_FILE).read_text(encoding="utf-8"))
    names = tokens.glyph_names()
    return {
        meaning: chr(int(points[names[meaning.value].removeprefix("ph.")], 16)) for meaning in Icon
    }
