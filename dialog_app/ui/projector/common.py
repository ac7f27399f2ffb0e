"""What several slides have: header, mark of an example, swatches, bars."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from dialog_app.core.slides.kinds import Column, Fill
from dialog_app.ui.projector.sheet import BOTTOM, QUIET, Ink, Sheet
from dialog_app.ui.widgets import patterns

HEADER = 116.0
SWATCH = 40.0
_BADGE = 48.0
_MARK = 48.0


def header(sheet: Sheet, place: str, clock: str, example: str = "") -> None:
    """Write where we are at the left and the time at the right, with the mark of an example."""
    at = QPointF(sheet.head_right, HEADER)
    right = sheet.line(clock, at, "base", Ink("text_2", right=True))
    mark = sheet.measure(example, "small") + 72 if example else 0.0
    room = sheet.head_right - sheet.left - right - mark - 48
    used = sheet.line(place, QPointF(sheet.left, HEADER), "base", QUIET, room)
    if example:
        _badge(sheet, example, sheet.left + used + (24 if used else 0))


def footer(sheet: Sheet, text: str) -> float:
    """Write a line or two below a rule at the foot of the sheet; returns where the rule is."""
    laid = sheet.lay(text, (sheet.room, 92), ("small",))
    top = BOTTOM - laid.height - 8
    sheet.rule(top, colour="line_strong")
    sheet.write(laid, QPointF(sheet.left, top + 14), QUIET)
    return top


def mark(sheet: Sheet, word: str) -> None:
    """Write a word in the margin above everything, where no slide has anything."""
    sheet.line(word, QPointF(sheet.left, _MARK), "small", Ink(bold=True), sheet.room)


def _badge(sheet: Sheet, text: str, left: float) -> None:
    width = sheet.measure(text, "small") + 32
    sheet.panel(QRectF(left, HEADER - 37, width, _BADGE), "sunken", sheet.tokens.radius.badge * 2)
    sheet.line(text, QPointF(left + 16, HEADER - 2), "small")


def ring(sheet: Sheet, word: str, box: QRectF, *, filled: bool = False) -> None:
    """Write a number or a letter in a ring; a filled one stands out without colour too."""
    painter = sheet.painter
    painter.setPen(QPen(sheet.colour("text"), 2.5))
    painter.setBrush(sheet.colour("text") if filled else Qt.BrushStyle.NoBrush)
    radius = box.height() / 2
    painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), radius, radius)
    painter.setFont(sheet.font("small", bold=True))
    painter.setPen(sheet.colour("bg" if filled else "text"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), word)


def swatch(sheet: Sheet, box: QRectF, fill: Fill) -> None:
    """Draw a small field of a fill."""
    ground = patterns.wall_ground(sheet.tokens)
    patterns.paint_fill(sheet.painter, box, patterns.Fill(fill.value), ground)


def mark_width(column: Column, height: float) -> float:
    """Return how wide the mark beside a label is, 0 for none."""
    if column.few:
        return 1.75 * height
    return height * (1 + 0.7 * (len(column.swatch) - 1)) if column.swatch else 0.0


def label_mark(sheet: Sheet, column: Column, at: QPointF, height: float = SWATCH) -> float:
    """Draw the mark beside a label, its top left at a point; returns its width, 0 for none."""
    if column.few:
        dashed_box(sheet, QRectF(at.x(), at.y(), mark_width(column, height), height))
    left = at.x()
    for number, fill in enumerate(column.swatch):
        width = height if number == 0 else 0.7 * height
        swatch(sheet, QRectF(left, at.y(), width, height), fill)
        left += width
    return mark_width(column, height)


def dashed_box(sheet: Sheet, box: QRectF) -> None:
    """Draw the empty box that stands for too few answers."""
    pen = QPen(sheet.colour("line_strong"), 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    sheet.painter.setPen(pen)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


def bar(sheet: Sheet, box: QRectF, fill: Fill, share: float) -> None:
    """Draw a bar on its track, filled by a share from 0 to 1; nobody is only a tick."""
    sheet.panel(box, "sunken", sheet.tokens.radius.bar)
    if share <= 0:
        sheet.panel(QRectF(box.left(), box.top(), 4, box.height()), "line_strong")
        return
    width = max(box.height() / 3, box.width() * min(1.0, share))
    swatch(sheet, QRectF(box.left(), box.top(), width, box.height()), fill)


def stacked_bar(sheet: Sheet, box: QRectF, column: Column) -> None:
    """Draw all of a service's shares in one bar, on a track for those not counted."""
    sheet.panel(box, "sunken", sheet.tokens.radius.bar)
    whole = max(column.whole, sum(share.count for share in column.shares), 1)
    left = box.left()
    for share in column.shares:
        width = box.width() * share.count / whole
        if share.count:
            swatch(sheet, QRectF(left, box.top(), width, box.height()), share.fill)
        left += width
