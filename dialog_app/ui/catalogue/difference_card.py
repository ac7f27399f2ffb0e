"""Any two versions of a method or a tool, told apart word by word in one language."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.catalogue.difference import Difference, Wording, spoken, told_apart
from dialog_app.ui.catalogue.language_fields import language_of, own_first
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say


class DifferenceCard(QWidget):
    """Begins with the two newest; which versions and which language can be chosen above it."""

    def __init__(self, versions: Sequence[tuple[Wording, str]]) -> None:
        super().__init__()
        self.setObjectName("difference")
        self._versions = {row.id: (row, words) for row, words in versions}
        ids = list(self._versions)
        self._older = self._choice("difference_older", "methods.difference.older", ids[-2])
        self._newer = self._choice("difference_newer", "methods.difference.newer", ids[-1])
        self._language = Choice(say("methods.difference.language"), self._languages())
        self._language.setObjectName("difference_language")
        self._language.currentIndexChanged.connect(self._tell)
        self._card = Card()
        self._shown: Difference | None = None
        self._why = Label("", "small", muted=True).wrapped()
        self._lay_out()
        self._tell()

    def _choice(self, name: str, words: str, chosen: str) -> Choice:
        options = [
            (say("catalogue.versions.number", number=row.number), row.id)
            for row, _words in self._versions.values()
        ]
        choice = Choice(say(words), options)
        choice.setObjectName(name)
        choice.set_value(chosen)
        choice.currentIndexChanged.connect(self._tell)
        return choice

    def _languages(self) -> list[tuple[str, object]]:
        rows = [row for row, _words in self._versions.values()]
        return [
            (say(f"catalogue.form.language.{code}"), code)
            for code in own_first()
            if any(row.title.has(code) or row.summary.has(code) for row in rows)
        ]

    def _lay_out(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.s)
        column.addWidget(SectionHeader(say("methods.difference.heading")))
        ways = FlowBox()
        against = Label(say("methods.difference.against"))
        against.setMinimumHeight(theme.field_height())
        for part in (self._older, against, self._newer):
            ways.flow.addWidget(part)
        ways.flow.addWidget(self._language)
        self._language.setVisible(self._language.count() > 1)
        row = QHBoxLayout()
        row.addWidget(ways, 1)
        column.addLayout(row)
        column.addWidget(self._card)
        self._card.body.addWidget(Rule())
        self._card.body.addWidget(self._why)

    def _tell(self) -> None:
        older, newer = (
            self._versions[str(choice.value())] for choice in (self._older, self._newer)
        )
        code = language_of(str(self._language.value()))
        shown = Difference(told_apart(older[0], newer[0], code, (older[1], newer[1])))
        shown.setAccessibleName(spoken(older[0], newer[0], code))
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = shown
        self._card.body.insertWidget(0, shown)
        legend = say("catalogue.versions.legend")
        why = say("catalogue.versions.why", words=newer[0].reason) if newer[0].reason else ""
        self._why.setText(f"{why} {legend}".strip())
