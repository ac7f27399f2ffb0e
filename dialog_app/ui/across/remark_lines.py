"""What must be said about a picture: sentences over it and under it, and what can be done."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialog_app.core.across.cells import Picture, PictureRemark, RemarkKind
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.ui import icons, theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

BLANK: Final = frozenset({RemarkKind.NO_METHODS, RemarkKind.NO_ANSWERS, RemarkKind.NOTHING_LEFT})
"""Where one of these is said there is no table to show."""

OVER: Final = frozenset(
    {
        *(RemarkKind.ALL_HIDDEN, RemarkKind.ONE_SERVICE, RemarkKind.PLACE_WOULD_NAME),
        *(RemarkKind.VERSIONS_TOGETHER, RemarkKind.OTHER_VERSIONS, RemarkKind.NONE_ALIKE),
    }
)
"""What must be read before the table; the rest stands under it."""


def remark_words(remark: PictureRemark) -> str:
    """Return a remark as a sentence."""
    return say(f"across.remark.{remark.kind.value}", n=remark.n)


def coarser(chosen: Filter) -> Filter | None:
    """Return what shows more where everything is hidden, or None where nothing would.

    All kinds, places and days, and each service's newest answer to any version.
    """
    widest = Filter(version=VersionChoice.TOGETHER, phase=chosen.phase)
    return widest if chosen != widest else None


def way_of(remark: PictureRemark, chosen: Filter) -> tuple[str, Filter] | None:
    """Return what can be done about a remark: a button's words, and what to look at instead."""
    each = replace(chosen, version=VersionChoice.EACH)
    if remark.kind is RemarkKind.OTHER_VERSIONS:
        return say("across.way.each"), each
    if remark.kind is RemarkKind.NONE_ALIKE and chosen.version is not VersionChoice.TOGETHER:
        return say("across.way.together"), replace(chosen, version=VersionChoice.TOGETHER)
    if remark.kind is RemarkKind.VERSIONS_TOGETHER:
        return say("across.way.each"), each
    if remark.kind is RemarkKind.ALL_HIDDEN and (wider := coarser(chosen)) is not None:
        return say("across.way.coarser"), wider
    if remark.kind in {RemarkKind.NOTHING_LEFT, RemarkKind.PLACE_WOULD_NAME}:
        return say("across.way.all"), Filter(version=chosen.version)
    return None


class OverLines(QWidget):
    """The remarks over the table, each with its button."""

    def __init__(self, look: Callable[[Filter], None]) -> None:
        super().__init__()
        self.setObjectName("picture_remarks")
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)

    def tell(self, picture: Picture) -> None:
        """Show what must be read first; nothing where there is nothing to say."""
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        said = [remark for remark in picture.remarks if remark.kind in OVER]
        for remark in said:
            self._column.addWidget(self._line(remark, picture.filter))
        self.setVisible(bool(said))

    def _line(self, remark: PictureRemark, chosen: Filter) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.m)
        words = Label(remark_words(remark), "small").wrapped()
        words.setObjectName(f"remark_{remark.kind.value}")
        row.addWidget(words, 1)
        way = way_of(remark, chosen)
        if way is not None:
            button = Button(way[0], ButtonLook("link"))
            button.setObjectName(f"way_{remark.kind.value}")
            button.clicked.connect(lambda: self._look(way[1]))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return line


class UnderLines(QWidget):
    """What is hidden and why, whom the picture is about, and what else was heard."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "small", muted=True).wrapped()
        self._words.setObjectName("picture_foot")
        eye = QLabel()
        side = theme.scaled(theme.current().size.icon_small)
        eye.setPixmap(icons.pixmap(Icon.HIDDEN, side, self.devicePixelRatioF(), "text_2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        row.addWidget(eye, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def tell(self, picture: Picture) -> None:
        """Show it for a picture."""
        others = [one for one in picture.remarks if one.kind not in OVER | BLANK]
        lines = [say("publish.hidden"), say("across.themselves"), *map(remark_words, others)]
        self._words.setText(" ".join(lines))
