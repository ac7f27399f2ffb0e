"""The picture: working methods by services, a word and a tint in every cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.across.cells import Picture
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.ports import StoreFailed
from dialog_app.core.record import Step
from dialog_app.core.register import Register
from dialog_app.core.tables import table_name
from dialog_app.core.target import Target
from dialog_app.ui import actions, theme
from dialog_app.ui.across.behind import Behind
from dialog_app.ui.across.filter_bar import FilterBar, filter_words
from dialog_app.ui.across.heat_table import HeatTable
from dialog_app.ui.across.legend import Legend
from dialog_app.ui.across.picture_side import PictureSide
from dialog_app.ui.across.reader import reader_of
from dialog_app.ui.across.remark_lines import BLANK, OverLines, UnderLines, remark_words, way_of
from dialog_app.ui.across.scope import Scope
from dialog_app.ui.actions import Action, Focus, Where
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.columns import Column, Columns
from dialog_app.ui.icons import Icon
from dialog_app.ui.text import disk_trouble, key_words, today
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label, set_plain_tool_tip
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.ui.pictures.exporter import Exporter

_SIDE = 304
_LEAST = 520


class PicturePart(QWidget):
    """Shows how every service answered every method of what is looked at."""

    def __init__(self, around: Around, scope: Scope, *, can_draft: bool = False) -> None:
        super().__init__()
        self.setObjectName("across_picture")
        self._around = around
        self._scope = scope
        self._reader = reader_of(scope, around.session)
        self._behind = Behind(around, scope, self._reader)
        self._picture: Picture | None = None
        self.table = HeatTable()
        self.table.setProperty("column", True)
        self._side = PictureSide(self._behind, can_draft=can_draft)
        self._over = OverLines(self._look)
        self._under = UnderLines()
        self._none = EmptyState(Icon.ACROSS, "")
        self._none.setObjectName("picture_none")
        self._all = Button(say("across.way.all"), ButtonLook())
        self._all.setObjectName("picture_all")
        self._error = ErrorLine()
        self._error.setObjectName("picture_error")
        self._saved = Label("", "small", muted=True).wrapped().selectable()
        self._saved.setObjectName("picture_saved")
        self._exporter: Exporter | None = None
        self._bar: FilterBar | None = None
        self._tools = self._made_tools()
        self._lay_out()
        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(self._on_story)
        self._side.story_wanted.connect(self._on_story)
        self._side.draft_wanted.connect(self._on_draft)
        self._all.clicked.connect(lambda: self._look(Filter(version=scope.filter.version)))
        self._reader.failed.connect(self._error.tell)
        scope.changed.connect(self._follow)
        around.register_bridge.changed.connect(self._follow)

    def header_tools(self) -> QWidget | None:
        """Return the button that tells and changes what is looked at."""
        return self._tools

    def point_at(self, about: str) -> None:
        """Choose a method by its id, with the keyboard."""
        self.table.choose(about)
        self.table.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard in the table, or where it says what to do."""
        (self.table if self.table.isVisibleTo(self) else self._filter).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again: something may have been answered since."""
        super().showEvent(event)
        if not event.spontaneous():
            self._show()
            chosen = self._scope.filter
            together = chosen.version is VersionChoice.TOGETHER
            self._reader.begin((self._scope.code, chosen.phase, together))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is looked at, and the numbers behind the words, with their keys."""
        action = actions.action_of(event, Where.ACROSS, Focus.OTHER)
        opened = self._bar is not None and self._bar.isVisible()
        closes = opened and event.key() == Qt.Key.Key_Escape
        if closes or action is Action.ACROSS_FILTER:
            self.turn_filter()
        elif action is Action.ACROSS_NUMBERS:
            self.turn_numbers()
        else:
            super().keyPressEvent(event)

    def _made_tools(self) -> QWidget:
        tools = QWidget()
        key = key_words(actions.first_key(Action.ACROSS_FILTER))
        self._filter = Button("", ButtonLook(icon=Icon.FILTER))
        set_plain_tool_tip(self._filter, key)
        self._filter.setObjectName("across_filter_button")
        self._filter.setCheckable(True)
        self._filter.clicked.connect(self.turn_filter)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space.s)
        self._export = Button(say("across.export.button"), ButtonLook(icon=Icon.EXPORT))
        self._export.setObjectName("across_export")
        self._export.clicked.connect(self._on_export)
        row.addWidget(self._filter)
        row.addWidget(self._export)
        return tools

    def _lay_out(self) -> None:
        space = theme.current().space
        head = QHBoxLayout()
        head.setSpacing(space.l)
        self._head = SectionHeader(say("across.heading"))
        head.addWidget(self._head)
        self._legend = Legend()
        head.addWidget(self._legend, 1, Qt.AlignmentFlag.AlignVCenter)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(space.xl, space.m, space.l, space.m)
        column.setSpacing(space.s)
        self._column = column
        column.addLayout(head)
        for part in (self._error, self._saved, self._over, self._none, self._all):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self._under)
        column.addStretch(0)
        columns = Columns((Column(left, least=_LEAST), Column(self._side, _SIDE)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)

    def _follow(self, _register: Register | None = None, _step: Step | None = None) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        if self._bar is not None:
            self._bar.offer(self._around.register)
        self._filter.set_words(filter_words(self._scope.filter))
        try:
            pictures = self._around.session.across.pictures()
        except StoreFailed as failed:
            self._error.tell(disk_trouble(failed.kind))
            return
        self._error.clear()
        code, chosen = self._scope.code, self._scope.filter
        picture = pictures.picture(self._around.register, code, chosen)
        if picture is not self._picture:
            self._picture = picture
            self._tell(picture)

    def _tell(self, picture: Picture) -> None:
        blank = next((one for one in picture.remarks if one.kind in BLANK), None)
        if blank is not None:
            hint = f"across.remark_hint.{blank.kind.value}"
            self._none.tell(remark_words(blank), say(hint))
        self._export.setEnabled(blank is None)
        self._saved.hide()
        self._none.setVisible(blank is not None)
        self._all.setVisible(blank is not None and way_of(blank, picture.filter) is not None)
        for part in (self.table, self._side, self._head, self._legend, self._under):
            part.setVisible(blank is None)
        self._over.tell(picture)
        self._under.tell(picture)
        self._scope.tell_services(len(picture.columns))
        self.table.show_picture(picture, self._around.register)

    def _look(self, chosen: Filter) -> None:
        """Look at something else, with the keyboard in it: the button that asked is gone."""
        self._scope.look(chosen)
        self.take_focus()

    def _on_moved(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            heat = self.table.heat
            row, column = heat.row(index.row()), heat.column(index.column())
            self._side.tell(self._around.register, row, column, heat.cell(index))
            self._behind.tell(row, heat.picture)

    def _on_story(self) -> None:
        method_id = self.table.chosen_ids()[0]
        if method_id:
            self._around.show_target(Target(table_name(WorkingMethod), method_id))

    def _on_draft(self) -> None:
        self._scope.show("describe", self.table.chosen_ids()[0])

    def _on_export(self) -> None:
        """Ask where the picture is to lie, as a picture or as a table."""
        # Seldom wanted: the first paint waits for none of it.
        from dialog_app.core.charts.of_picture import heat_chart, heat_table
        from dialog_app.ui.pictures.exporter import Exporter

        picture, register = self._picture, self._around.register
        if picture is None:
            return
        if self._exporter is None:
            self._exporter = Exporter(self, self._around.sheet_files, self._tell_saved)
        self._exporter.ask(
            say("across.export.name"),
            lambda voice: heat_chart(picture, register, voice),
            lambda voice: heat_table(picture, register, voice),
        )

    def _tell_saved(self, where: str, fault: str) -> None:
        self._saved.setText(where)
        self._saved.setVisible(bool(where))
        if fault:
            self._error.tell(fault)
        else:
            self._error.clear()

    def turn_numbers(self) -> None:
        """Show the numbers behind the words, or put them away."""
        self._behind.together.turn()

    def turn_filter(self) -> None:
        """Open what is looked at, or close it."""
        if self._bar is None:
            # Made when it is wanted: the first paint waits for none of it.
            self._bar = FilterBar(self._scope, lambda: today(self._around.now()))
            self._bar.hide()
            self._bar.offer(self._around.register)
            self._column.insertWidget(0, self._bar)
        opened = self._bar.isHidden()
        self._bar.setVisible(opened)
        self._filter.setChecked(opened)
        if opened:
            self._bar.take_focus()
        else:
            self.take_focus()
