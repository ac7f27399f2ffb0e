"""One passage of minutes on a card: what is printed, what to look at, and a field to reword it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from dialog_app.core.minutes.passages import Key
from dialog_app.core.minutes.printed import Line
from dialog_app.core.privacy import SignKind
from dialog_app.ui import icons, theme
from dialog_app.ui.actions import Focus
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.finding_card import FindingCard
from dialog_app.ui.live.finding_words import CardSaid
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.widgets.sign_hint import SignHint
from dialog_app.ui.words import say


class PassageCard(FindingCard):
    """Shows a line of print with its number; `key` tells which passage it is.

    On a piece of a long passage it says that what is done to it is done to the whole. `taken` is
    whether what is written was taken, so that no draft of it is left.
    """

    key_focus = Focus.PASSAGE

    def __init__(self, number: int, key: Key, line: Line, found: Sequence[SignKind]) -> None:
        printed = line.printed
        said = CardSaid(printed.mark, printed.words, foot=printed.below)
        super().__init__(f"passage_{number}", said)
        self.key = key
        self.taken = False
        self._hint: SignHint | None = None
        self.setObjectName(f"passage_{number}")
        self._also = Paragraph("", "small")
        self._also.setObjectName("passage_also")
        self._also.hide()
        self.body.insertWidget(1, self._also)
        split = _split(line)
        if split:
            part = Paragraph(split, "small", muted=True)
            part.setObjectName("passage_split")
            self.body.insertWidget(0, part)
        signs = dict.fromkeys(say(f"terms.sign.{one}") for one in found)
        warnings = [say("paper.remark.identity", sign=sign) for sign in signs]
        for words in warnings:
            self.body.insertWidget(self.body.count() - 1, _warning(words))
        self.setAccessibleName(", ".join((said.spoken, *filter(None, (split,)), *warnings)))

    def begin_writing(self, text: str, also: str) -> None:
        """Put the words into a field; `also` says for whom else they stand."""
        hint = SignHint(self.begin_rewording(text), (), "read.sign")
        self._hint = hint
        self.body.insertWidget(self.body.indexOf(self._also) + 1, hint)
        hint.look()
        self._also.setText(also)
        self._also.setVisible(bool(also))

    def end_rewording(self) -> None:
        """Take the field away and show the words."""
        super().end_rewording()
        self._also.hide()
        if self._hint is not None:
            self._hint.hide()
            self._hint.deleteLater()
            self._hint = None


def _split(line: Line) -> str:
    if line.pieces == 1:
        return ""
    return say("read.split", piece=line.piece, pieces=line.pieces)


def _warning(words: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.xs)
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon_small)
    picture.setPixmap(icons.pixmap(Icon.ATTENTION, side, box.devicePixelRatioF(), "text"))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    text = Paragraph(words, "small")
    text.setObjectName("passage_warning")
    text.strong()
    row.addWidget(text, 1)
    return box
