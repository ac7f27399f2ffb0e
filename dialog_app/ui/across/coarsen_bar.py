"""Which table of a document gives too much away, and the button that makes it coarser.

How it is used: put one over the document it is about, and after each `core.publish.check.check`::

    bar = CoarsenBar(around, (PaperKind.DESCRIPTION, "SH"))
    bar.coarser.connect(self._look_again)      # check anew; the level is in the archive already
    bar.show_verdict(verdict, title_of)        # title_of(key) is what the table is called

It hides itself while there is nothing to say. `undo` takes a coarser table back as any other step.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core.model.practice import PaperKind
from dialog_app.core.publish import commands
from dialog_app.core.publish.check import Verdict
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.widgets.button import Button
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class CoarsenBar(QWidget):
    """A quiet bar about the table that gives most away, or that has everything hidden."""

    coarser = Signal()
    """A table was made coarser: the document must be checked anew."""

    def __init__(self, around: Around, paper: tuple[PaperKind, str]) -> None:
        super().__init__()
        self._around, self._paper = around, paper
        self._table, self._level = "", 0
        self.sentence = Label().wrapped()
        self.button = Button(say("publish.coarsen"))
        self.button.clicked.connect(self._make_coarser)
        self.error = ErrorLine()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        space = theme.current().space
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout()
        line.setSpacing(space.m)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.s, 0, space.s)
        column.setSpacing(space.s)
        column.addLayout(line)
        column.addWidget(self.error)

    def set_paper(self, paper: tuple[PaperKind, str]) -> None:
        """Be about another document, with nothing to say of it yet."""
        self._paper = paper
        self.hide()

    def show_verdict(self, verdict: Verdict, title_of: Callable[[str], str]) -> None:
        """Say what a check found; nothing is said where all tables may stand and have numbers."""
        self.error.hide()
        if not verdict.may_be_made:
            self._tell("gives_away", title_of, verdict.coarsen, verdict.level)
        elif verdict.empty:
            # One that a coarser table would help comes before one that nothing helps.
            table, level = min(verdict.empty, key=lambda one: one[1] is None)
            self._tell("all_hidden", title_of, table, level)
        else:
            self.hide()

    def _tell(
        self, what: str, title_of: Callable[[str], str], table: str, level: int | None
    ) -> None:
        way = "coarser" if level is not None else "end"
        self._table, self._level = table, level or 0
        self.sentence.setText(say(f"publish.{what}.{way}", table=title_of(table)))
        self.button.setVisible(level is not None)
        self.show()

    def _make_coarser(self) -> None:
        bridge = self._around.register_bridge
        refusal = bridge.run(commands.coarsen, self._paper, self._table, self._level)
        if refusal is not None:
            self.error.tell(refusal.sentence)
            return
        self.coarser.emit()
