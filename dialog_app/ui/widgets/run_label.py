"""A paragraph of plain words where some are bold, underlined or keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialog_app.ui import theme
from dialog_app.ui.widgets.key_cap import are_shown, cap_size, paint_cap
from dialog_app.ui.widgets.label import TypeStep

_LINE_LIMIT: Final = 400
_WIDTHS_KEPT: Final = 16


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one dress; ``key`` draws them as a key."""

    text: str
    bold: bool = False
    role: str = "text"
    underline: bool = False
    key: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    run: Run
    text: str
    box: QRectF


class _Laid(NamedTuple):
    """Where the words stand, and how high they are together."""

    spots: tuple[_Placed, ...]
    height: float


def hint_runs(sentence: str, role: str = "text_2") -> list[Run]:
    """Cut a sentence such as ``Trykk [Ctrl K] for å skrive.`` into words and keys."""
    runs: list[Run] = []
    for number, piece in enumerate(sentence.split("[")):
        key, closed, rest = piece.partition("]")
        if number and closed:
            runs += [Run(key, role=role, key=True), Run(rest, role=role)]
        else:
            runs.append(Run(("[" if number else "") + piece, role=role))
    return [run for run in runs if run.text]


class RunLabel(QWidget):
    """Runs of words set after each other and broken where the column ends."""

    def __init__(
        self, runs: Sequence[Run] = (), step: TypeStep = "base", *, centred: bool = False
    ) -> None:
        super().__init__()
        self._runs: tuple[Run, ...] = ()
        # A layout asks for many widths, each many times, and measuring words is slow.
        self._laid: dict[object, _Laid] = {}
        self._step: TypeStep = step
        self._centred = centred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show other words."""
        self._runs = tuple(runs)
        self._laid.clear()
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the words without their dress."""
        return "".join(run.text for run in self._runs)

    def hasHeightForWidth(self) -> bool:
        """Narrow is high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need in a column."""
        return round(self._placed(width).height)

    def sizeHint(self) -> QSize:
        """Ask for one line where the words are few."""
        width = sum(self._width(run, run.text) for run in self._runs)
        most = theme.scaled(_LINE_LIMIT)
        wide = min(most, round(width) + 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(1, round(self._line_height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and the keys among them."""
        painter = QPainter(self)
        for spot in self._placed(self.width()).spots:
            ink = theme.colour(spot.run.role if self.isEnabled() else "text_off")
            if spot.run.key:
                paint_cap(painter, spot.box, spot.text, ink, theme.colour("line_strong"))
                continue
            painter.setFont(self._font(spot.run))
            painter.setPen(ink)
            painter.drawText(
                spot.box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), spot.text
            )

    def _placed(self, width: int) -> _Laid:
        key = (width, theme.look(), are_shown())
        if key not in self._laid:
            if len(self._laid) == _WIDTHS_KEPT:
                self._laid.clear()
            self._laid[key] = self._lay(width)
        return self._laid[key]

    def _lay(self, width: int) -> _Laid:
        height = self._line_height()
        lines: list[list[_Placed]] = [[]]
        left = 0.0
        for run, word in self._words():
            wide = self._width(run, word)
            if left > 0 and left + self._width(run, word.rstrip()) > width:
                lines.append([])
                left, word = 0.0, word.lstrip()  # noqa: PLW2901  the space stays on the line above
                wide = self._width(run, word)
            top = (len(lines) - 1) * height
            lines[-1].append(_Placed(run, word, self._box(run, QRectF(left, top, wide, height))))
            left += wide
        if self._centred:
            lines = [_centred(line, width) for line in lines]
        return _Laid(tuple(spot for line in lines for spot in line), len(lines) * height)

    def _box(self, run: Run, room: QRectF) -> QRectF:
        if not run.key:
            return room
        cap = cap_size(run.text)
        box = QRectF(0, 0, cap.width(), cap.height())
        box.moveCenter(room.center())
        return box

    def _words(self) -> list[tuple[Run, str]]:
        words: list[tuple[Run, str]] = []
        for run in self._runs:
            pieces = [run.text] if run.key else run.text.replace("\n", " ").split(" ")
            last = len(pieces) - 1
            words += [
                (run, piece if at == last else piece + " ")
                for at, piece in enumerate(pieces)
                if piece or at != last
            ]
        return words

    def _width(self, run: Run, text: str) -> float:
        if run.key:
            wide = cap_size(run.text).width()
            return wide + 2.0 if wide else 0.0
        return QFontMetricsF(self._font(run)).horizontalAdvance(text)

    def _font(self, run: Run) -> QFont:
        step = theme.current().screen[self._step]
        font = theme.font(self._step, bold=run.bold or step.weight >= QFont.Weight.Bold)
        font.setUnderline(run.underline)
        return font

    def _line_height(self) -> float:
        least = theme.scaled(theme.current().screen[self._step].line)
        keys = cap_size("x").height() + 2 if any(run.key for run in self._runs) else 0
        return max(float(least), QFontMetricsF(self._font(Run(""))).height(), float(keys))


def _centred(line: list[_Placed], width: int) -> list[_Placed]:
    if not line:
        return line
    shift = max(0.0, (width - line[-1].box.right()) / 2)
    return [_Placed(s.run, s.text, s.box.translated(QPointF(shift, 0))) for s in line]
