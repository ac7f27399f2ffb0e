"""The card that says what is being asked about, with the children's own words."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.lineage import newer_than
from dialog_app.core.model.base import Provenance, Subject, SubjectKind, Words
from dialog_app.core.model.catalogue import (
    MainAnswer,
    MethodVersion,
    Tool,
    ToolVersion,
    Value,
    WorkingMethod,
)
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.live.attention import Attention
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.room import Room
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import language, say

_MOST_QUOTATIONS = 2


class Quotation(QWidget):
    """A main answer from children, word for word, with where it comes from."""

    def __init__(self, answer: MainAnswer) -> None:
        super().__init__()
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, 0, 0, 0)
        column.setSpacing(0)
        text = answer.text.best(language())
        words = Paragraph(formats.quoted(text, language()))
        words.setObjectName("quotation")
        column.addWidget(words)
        source = source_of(answer)
        if source:
            column.addWidget(Paragraph(source, "small", muted=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line that marks a quotation."""
        bar = QRect(0, 0, 4, self.height())
        QPainter(self).fillRect(bar, theme.colour("accent"))


def source_of(answer: MainAnswer) -> str:
    """Return who said it, where and when, in one line; empty where nothing is known."""
    parts = []
    if answer.children:
        parts.append(say("live.card.children", n=answer.children))
    parts += [part for part in (answer.survey, answer.gathering) if part]
    if answer.year:
        parts.append(str(answer.year))
    if answer.provenance is Provenance.STARTER_EXAMPLE:
        parts.append(say("terms.provenance.starter_example"))
    return " · ".join(parts)


class MethodCard(Card):
    """What is asked about: title, text, quotations and version; all of it can be replaced."""

    def __init__(self, room: Room) -> None:
        super().__init__(padding=theme.current().space.l)
        self.setObjectName("method_card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._room = room
        self._shown: object = None
        self._place = Label("", "small", muted=True)
        self._place.setObjectName("method_place")
        self._title = Paragraph("", "title")
        self._title.setObjectName("method_title")
        self._summary = Paragraph("", "lead")
        self._summary.setObjectName("method_summary")
        self._badges = QHBoxLayout()
        self._quotations = QVBoxLayout()
        self._quotations.setSpacing(theme.current().space.s)
        self.body.addLayout(self._top())
        self.body.addWidget(self._summary)
        self.body.addLayout(self._quotations)

    def _top(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._place)
        titles.addWidget(self._title)
        row = QHBoxLayout()
        row.addLayout(titles, 1)
        row.addLayout(self._badges)
        row.setAlignment(self._badges, Qt.AlignmentFlag.AlignTop)
        return row

    def refresh(self) -> None:
        """Show the method that is attended to."""
        attention = self._room.attention
        subject = attention.subject
        self._place.setText(_place(attention))
        if subject == self._shown:
            return
        self._shown = subject
        _clear(self._badges)
        _clear(self._quotations)
        if subject is not None:
            self._fill(subject)

    def _fill(self, subject: Subject) -> None:
        register = self._room.register
        title, summary = _texts(register, subject)
        words, answer = title.best(language()), register.find(MainAnswer, subject.version_id)
        # Children's own words stand as a quotation, with where they come from.
        self._title.setText(formats.quoted(words, language()) if answer else words)
        self._summary.setText(source_of(answer) if answer else summary.best(language()))
        self._summary.setVisible(bool(self._summary.text()))
        for word in _badge_words(register, subject):
            badge = Badge(word)
            badge.setObjectName("method_badge")
            self._badges.addWidget(badge)
        for answer in _advice(register, subject)[:_MOST_QUOTATIONS]:
            self._quotations.addWidget(Quotation(answer))


def _place(attention: Attention) -> str:
    """Return «verktøy 1 av 2», counted among those of its kind as on the wall."""
    subject = attention.subject
    if subject is None or not attention.place:
        return ""
    alike = [row.subject for row in attention.subjects if row.subject.kind is subject.kind]
    number = alike.index(subject) + 1
    return say(f"answers.place.{subject.kind.value}", n=number, of=len(alike))


def _texts(register: Register, subject: Subject) -> tuple[Words, Words]:
    if subject.kind is SubjectKind.TOOL:
        tool = register.one(ToolVersion, subject.version_id)
        return tool.title, tool.summary
    if subject.kind is SubjectKind.VALUE:
        value = register.one(Value, subject.version_id)
        return value.title, value.in_practice
    if subject.kind is SubjectKind.MAIN_ANSWER:
        return register.one(MainAnswer, subject.version_id).text, Words()
    version = register.one(MethodVersion, subject.version_id)
    return version.title, version.summary


def _badge_words(register: Register, subject: Subject) -> list[str]:
    """Return code and version, and whether the text is a starter example."""
    if subject.kind is SubjectKind.TOOL:
        tool = register.one(ToolVersion, subject.version_id)
        owner: Tool | WorkingMethod = register.one(Tool, tool.tool_id)
        number = tool.number
    elif subject.kind is SubjectKind.METHOD:
        version = register.one(MethodVersion, subject.version_id)
        owner, number = register.one(WorkingMethod, version.method_id), version.number
    else:
        return []
    words = [say("live.card.version", code=owner.code, number=number)]
    newer = newer_than(register, subject.version_id)
    words += [say("methods.newer", number=newer.number)] if newer is not None else []
    if owner.provenance is Provenance.STARTER_EXAMPLE:
        words.insert(0, say("terms.provenance.starter_example"))
    return words


def _advice(register: Register, subject: Subject) -> tuple[MainAnswer, ...]:
    if subject.kind is not SubjectKind.METHOD:
        return ()
    version = register.one(MethodVersion, subject.version_id)
    return register.advice(version.method_id)


def _clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
