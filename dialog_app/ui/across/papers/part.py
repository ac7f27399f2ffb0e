"""A part of *På tvers* that makes documents: which ones at the left, the page, what it rests on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.give_back.ground import Ground
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.across.issuing.box import IssueBox
from dialog_app.ui.across.issuing.view import IssuingView
from dialog_app.ui.across.issuing.wanted import Wanted
from dialog_app.ui.across.papers.reader import GroundReader, with_register
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen
from dialog_app.ui.catalogue.columns import Column, Columns, framed
from dialog_app.ui.catalogue.form_stack import FormStack
from dialog_app.ui.catalogue.row_list import Row, RowList
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.words import say

_LIST: Final = 344
_SIDE: Final = 352
_LEAST: Final = 380


class PaperPart(QWidget):
    """Lists documents, shows the page of one, and beside it what it rests on and its ways out.

    Subclasses say which rows there are, which document a row wants (None: there is nothing to
    make, and `why_not` says why), what stands beside it, and what stands where there are no rows.
    """

    name = ""

    def __init__(self, around: Around, scope: Scope, empty: EmptyState) -> None:
        super().__init__()
        self.setObjectName(f"across_{self.name}")
        self.around, self.scope = around, scope
        self.ground = Ground(around.register)
        self.rows_list = RowList(f"{self.name}_list", say(f"{self.name}.list"))
        self.rows_list.moved.connect(self._show)
        self.side = _Side(self)
        body = QWidget()
        self._forms = FormStack(around, body)
        self._box = IssueBox(languages=False)
        self.issuing = IssuingView(around, self._forms, self._box)
        self.issuing.looking = True
        self._pointed = ""
        self.reader = GroundReader(around.session, scope, self)
        self.reader.ready.connect(self._take)
        self.reader.failed.connect(self._on_failed)
        self._nothing = empty
        self._nothing.setObjectName(f"{self.name}_empty")
        # Before the days are read nothing is known, and nothing is said of what there is.
        self._nothing.hide()
        self._reading = EmptyState(Icon.ACROSS, say("across.reading"))
        self._reading.setObjectName(f"{self.name}_reading")
        self._why = EmptyState(Icon.ACROSS, "")
        self._why.setObjectName(f"{self.name}_why_not")
        self._why.hide()
        self._error = ErrorLine()
        self._lay_out(body)
        scope.changed.connect(self._on_scope)
        around.register_bridge.changed.connect(self._follow)

    def rows(self) -> Sequence[Row]:
        """Return the rows of the list, from the ground as it is."""
        raise NotImplementedError

    def wanted(self, key: str) -> Wanted | None:
        """Return the document a row stands for, or None where there is none to make."""
        raise NotImplementedError

    def why_not(self, key: str) -> tuple[str, str]:
        """Return why there is no document, and what fills it."""
        raise NotImplementedError

    def beside(self, key: str, wanted: Wanted | None) -> Sequence[QWidget]:
        """Return what stands beside the page: what it rests on, and what is missing."""
        raise NotImplementedError

    def point_at(self, about: str) -> None:
        """Choose a row by its key, with the keyboard on the list."""
        if self.rows_list.choose(about):
            self.rows_list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            # It may stand in what is yet to be read.
            self._pointed = about

    def take_focus(self) -> None:
        """Put the keyboard in the list."""
        self.rows_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the days tell now."""
        super().showEvent(event)
        if not event.spontaneous():
            self._read_anew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no paper while nobody looks, and keep what is half-written."""
        super().hideEvent(event)
        self.reader.stop()
        self.issuing.forget()
        self._forms.hold()

    def finish(self) -> None:
        """Wait for what is being made, as when the window closes."""
        self.reader.stop()
        self.issuing.finish()

    def refresh(self) -> None:
        """Show what there is with the catalogue as it is now."""
        self._take(self.ground_now())

    def ground_now(self) -> Ground:
        """Return the days that were read, with the catalogue as it is now."""
        return with_register(self.ground, self.around.session)

    def _read_anew(self) -> None:
        self._error.clear()
        self.reader.begin()

    def _take(self, ground: Ground) -> None:
        """Show what a ground gives; what was chosen stays chosen."""
        self.ground = ground
        rows = tuple(self.rows())
        self._reading.hide()
        self._nothing.setVisible(not rows)
        self._alone.setVisible(not rows)
        self._columns.setVisible(bool(rows))
        before = self.rows_list.key()
        self.rows_list.set_rows(rows, self._pointed)
        if self._pointed and self.rows_list.key() == self._pointed:
            self._pointed = ""
            self.rows_list.setFocus(Qt.FocusReason.OtherFocusReason)
        if rows and self.rows_list.key() == before:
            self._show(before)

    def _show(self, key: str) -> None:
        before, wanted = self.issuing.wanted, self.wanted(key)
        if before is None or wanted is None or before.about != wanted.about:
            self._forms.put_away()
        self.side.show_row(key)
        self._error.clear()
        self._why.setVisible(wanted is None)
        self.issuing.middle.setVisible(wanted is not None)
        self.issuing.follow(wanted)
        if wanted is None:
            self._why.tell(*self.why_not(key))

    def _on_failed(self, sentence: str) -> None:
        if not self._reading.isHidden():
            self._alone.hide()
        self._error.tell(sentence)

    def _on_scope(self) -> None:
        if self.isVisible():
            self.refresh()

    def _follow(self, _register: Register, _step: Step | None = None) -> None:
        if self.isVisible():
            self.refresh()

    def _lay_out(self, body: QWidget) -> None:
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        space = theme.current().space
        said = QVBoxLayout()
        said.setContentsMargins(space.l, space.m, space.l, 0)
        said.addWidget(self.issuing.bar)
        said.addWidget(self._why)
        inside.addLayout(said)
        inside.addWidget(self.issuing.middle, 1)
        # Where there is no page, what is said instead stands at the top.
        inside.addStretch(0)
        self._columns = Columns(
            (
                Column(framed("column-left", self.rows_list, self._box), _LIST),
                Column(self._forms, least=_LEAST),
                Column(framed("column-right", self.side), _SIDE),
            )
        )
        self._columns.turned.connect(self._box.fold)
        for wish in (self._forms.opened, self.issuing.look_wanted):
            wish.connect(lambda: self._columns.bring(self._forms))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._error)
        # A stretch below keeps what stands alone at the top.
        self._alone = QWidget()
        alone = QVBoxLayout(self._alone)
        alone.setContentsMargins(space.xl, space.m, space.l, 0)
        for part in (self._reading, self._nothing):
            alone.addWidget(part)
        whole.addWidget(self._alone)
        whole.addWidget(self._columns, 1)
        whole.addStretch(0)
        self._columns.hide()


class _Side(Chosen):
    """What stands beside the page."""

    def __init__(self, part: PaperPart) -> None:
        super().__init__(part.around, f"{part.name}_side")
        self._part = part

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what the subclass gives."""
        return self._part.beside(row_id, self._part.wanted(row_id))
