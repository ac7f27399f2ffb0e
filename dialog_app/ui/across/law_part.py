"""The law list: what stands in the way by source, confirmed first, and what lies behind each."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from dialog_app.core.across.lines import methods
from dialog_app.core.formats import quoted
from dialog_app.core.law_list.build import Answered, HitMethod, LawLine
from dialog_app.core.model.catalogue import Provision, WorkingMethod
from dialog_app.core.model.said import Obstacle, Possibility
from dialog_app.core.tables import table_name
from dialog_app.core.target import Target, target_of
from dialog_app.ui import theme
from dialog_app.ui.across.law_saving import law_saving
from dialog_app.ui.across.law_words import (
    hit_words,
    services_words,
    status_words,
    statuses_words,
    who_can_change,
)
from dialog_app.ui.across.reader import AcrossReader, reader_of
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.catalogue.facts import facts
from dialog_app.ui.catalogue.row_list import Row, RowList
from dialog_app.ui.catalogue.tied_rows import Tied, tied_rows
from dialog_app.ui.chain.newest_first import NewestFirst
from dialog_app.ui.chain.said_line import Way, link_button, said_line
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_LIST = 520
_LEAST = 420
_MOST = 12


class LawPart(QWidget):
    """A list of texts, and beside it what the services say about the chosen one."""

    def __init__(self, around: Around, scope: Scope) -> None:
        super().__init__()
        self.setObjectName("across_law")
        self._around = around
        self._scope = scope
        self._wanted = ""
        self._lines: dict[str, LawLine] = {}
        self._reader: AcrossReader = reader_of(scope, around.session)
        self._error = ErrorLine()
        self._error.setObjectName("law_error")
        self._list = RowList("law_list", say("across.sources"))
        self._list.moved.connect(self._on_moved)
        self._list.entered_row.connect(self._on_entered)
        self._saving = law_saving(around, lambda: tuple(self._lines.values()), lambda: scope.code)
        self._none = EmptyState(Icon.PROVISION, say("across.reading"))
        self._none.setObjectName("law_none")
        self._foot = Label(say("across.law.foot"), "small", muted=True).wrapped()
        self._right = ScrollColumn()
        self._right.setProperty("column", True)
        self._detail: QWidget | None = None
        self._lay_out()
        self._reader.law_read.connect(self._on_read)
        self._reader.failed.connect(self._error.tell)
        scope.changed.connect(self._on_read)

    def header_tools(self) -> QWidget | None:
        """Return the button that saves the list as a table."""
        return self._saving.tools

    def point_at(self, about: str) -> None:
        """Choose a text by its key, with the keyboard; as soon as the days have been read."""
        self._wanted = about
        self._show()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard in the list, as soon as there is one."""
        self._list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again: something may have been said since."""
        super().showEvent(event)
        if not event.spontaneous():
            self._show()
            self._reader.begin()

    def _lay_out(self) -> None:
        space = theme.current().space
        left = QFrame()
        left.setProperty("kind", "column-left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, space.s, 1, space.m)
        column.setSpacing(space.s)
        head = SectionHeader(say("across.sources"))
        head.add_right(Label(say("across.law.head"), "small", muted=True))
        inset = (space.l, 0, space.l, 0)
        column.addLayout(_inset(head, inset))
        column.addLayout(_inset(self._saving.told, inset))
        column.addWidget(self._list, 1)
        column.addLayout(_inset(self._foot, inset))
        blank = QWidget()
        above = QVBoxLayout(blank)
        above.setContentsMargins(space.xl, space.m, space.l, space.m)
        above.addWidget(self._none)
        above.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(Columns((Column(left, _LIST), Column(self._right, least=_LEAST))))
        self._stack.addWidget(blank)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(_inset(self._error, inset))
        whole.addWidget(self._stack, 1)

    def _on_read(self) -> None:
        if self.isVisible():
            self._error.clear()
            self._show()

    def _show(self) -> None:
        register = self._around.register
        code = self._scope.code
        ids = [row.id for row in methods(register, code)]
        lines = self._reader.lines(ids, of_none=True) if self._reader.has_law else ()
        self._lines = {line.key: line for line in lines}
        if not lines:
            if self._reader.has_law:
                self._none.tell(say("across.law.none"), say("across.law.none_hint"))
            else:
                self._none.tell(say("across.reading"))
        self._stack.setCurrentIndex(0 if lines else 1)
        self._saving.tell_there(bool(lines))
        self._list.set_rows([_row(line) for line in lines], self._wanted)
        if self._wanted in self._lines:
            self._wanted = ""
        self._on_moved(self._list.key())

    def _on_moved(self, key: str) -> None:
        if self._detail is not None:
            self._detail.hide()
            self._right.body.removeWidget(self._detail)
            self._detail.deleteLater()
            self._detail = None
        line = self._lines.get(key)
        if line is None:
            return
        self._detail = QWidget()
        self._detail.setObjectName("law_detail")
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        for part in _Detail(self._around, line).parts():
            column.addWidget(part)
        column.addStretch(1)
        self._right.body.addWidget(self._detail)
        # What is new counts in the layout once it is shown; painted before, its lines are squeezed.
        self._detail.show()
        self._right.body.activate()

    def _on_entered(self, key: str) -> None:
        line = self._lines.get(key)
        if line is not None and line.provision_id:
            self._around.show_target(Target(_PROVISION, line.provision_id))


def _inset(part: QWidget, inset: tuple[int, int, int, int]) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(*inset)
    box.addWidget(part)
    return box


def _row(line: LawLine) -> Row:
    below = " · ".join(part for part in (status_words(line), who_can_change(line)) if part)
    words = f"{line.citation}: {line.heading}" if line.heading else line.citation
    return Row(line.key, words, note=services_words(line), below=below)


class _Detail:
    """Makes the parts of one text."""

    def __init__(self, around: Around, line: LawLine) -> None:
        self._around = around
        self._line = line

    def parts(self) -> Iterator[QWidget]:
        """Give what is known of the text, the methods it hits, and what answers it."""
        line = self._line
        kind = say(f"terms.provision_kind.{line.kind.value}") if line.kind else ""
        if kind:
            box = FlowBox()
            box.flow.addWidget(Badge(kind, Icon.PROVISION))
            yield box
        title = Label(line.citation, "title").wrapped().selectable()
        title.setObjectName("law_title")
        yield title
        if line.heading:
            yield Label(line.heading, "lead").wrapped().selectable()
        yield facts(self._facts())
        yield from self._methods(line.methods)
        yield from self._answers("solved", line.solved)
        yield from self._answers("needs_change", line.needs_change)
        yield from self._ways()

    def _facts(self) -> Iterator[tuple[str, str]]:
        line = self._line
        yield say("across.law.cited"), services_words(line)
        yield say("across.law.statuses"), statuses_words(line)
        effects = (say(f"terms.source_effect.{one.value}") for one in line.effects)
        yield say("across.law.effect"), ", ".join(effects)
        yield say("across.law.who"), who_can_change(line)
        yield say("across.law.articles"), ", ".join(line.articles)

    def _methods(self, hits: Sequence[HitMethod]) -> Iterator[QWidget]:
        register = self._around.register
        rows = []
        for hit in hits:
            method = register.find(WorkingMethod, hit.method_id)
            if method is None:
                continue
            title = register.newest(method.id).title.best(language())
            rows.append(Tied(target_of(method), title, strong=method.code, note=hit_words(hit)))
        if rows:
            yield SectionHeader(say("across.law.methods"))
            yield tied_rows(self._around, rows)

    def _answers(self, name: str, rows: Sequence[Answered]) -> Iterator[QWidget]:
        header = SectionHeader(say(f"across.law.{name}"))
        header.add_right(Label(str(len(rows)), "small", muted=True))
        yield header
        if not rows:
            yield Label(say(f"across.law.{name}_none"), "small", muted=True).wrapped()
            return
        yield NewestFirst(rows, self._answer, _MOST)

    def _answer(self, row: Answered) -> QWidget:
        target = Target(table_name(Possibility), row.possibility_id, row.day_id)
        way = Way(say("story.chain.menu"), f"chain_{row.possibility_id}", target)
        return said_line(quoted(row.text, language()), (), way, self._around.show_chain)

    def _ways(self) -> Iterator[QWidget]:
        line = self._line
        if line.obstacle_ids:
            obstacle = line.obstacle_ids[0][0]
            way = Way(say("across.law.obstacles"), "law_obstacles", Target(_OBSTACLE, obstacle))
            yield link_button(way, self._around.show_target)
        if line.provision_id:
            target = Target(_PROVISION, line.provision_id)
            way = Way(say("across.law.provision"), "law_provision", target)
            yield link_button(way, self._around.show_target)


_OBSTACLE = table_name(Obstacle)
_PROVISION = table_name(Provision)
