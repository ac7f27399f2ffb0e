"""What is behind one obstacle, in the place of the lists: sources, how hard it hits, what it is."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.closing_check import SOURCE
from dialog_app.core.commands import findings, obstacles
from dialog_app.core.commands.findings import SourceGiven
from dialog_app.core.model.catalogue import CrcArticle, Provision
from dialog_app.core.model.said import Obstacle, Severity
from dialog_app.ui import theme
from dialog_app.ui.catalogue.row_list import Row
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.draft import Draft
from dialog_app.ui.live.finding_words import mark
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.pick_list import PickList
from dialog_app.ui.live.provisions import Provisions
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.severity_grid import SeverityGrid
from dialog_app.ui.live.source_line import SourceLine
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.plan.field import Field
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

_ROWS: Final = 4
AS_WRITTEN: Final = "written"
"""The key of the row that takes what is typed as it is."""


class ObstaclePanel(ScrollColumn):
    """Changes one obstacle in place, each choice at once and as a step; `left` closes it."""

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(padding=0)
        self.setObjectName("obstacle_panel")
        self._room = room
        self._provisions = Provisions(room)
        self._draft: Draft | None = None
        self.obstacle_id = ""
        self._lines: dict[str, SourceLine] = {}
        self._heading = SectionHeader("", icon=Icon.OBSTACLE)
        self._words = Paragraph("", "lead")
        self._words.setObjectName("panel_words")
        self._error = ErrorLine()
        self._error.setObjectName("panel_error")
        self._sources = QVBoxLayout()
        self._missing = Paragraph("", "small", muted=True)
        self._add = PickList(
            "source", say("obstacles.panel.add"), rows=_ROWS, hint=say("obstacles.panel.add_hint")
        )
        self._add.field.textEdited.connect(self._on_typed)
        self._add.taken.connect(self._on_taken)
        self._add.left.connect(self._on_left)
        self._hits = SeverityGrid()
        self._hits.chosen.connect(self._on_hit)
        self._second = self._choice("second_category", obstacles.set_second_category)
        self._article = self._choice("article", obstacles.set_article)
        self._build()
        self.hide()

    def _build(self) -> None:
        space = theme.current().space
        back = Button(say("obstacles.panel.back"), ButtonLook(key="Esc"))
        back.setObjectName("panel_back")
        back.clicked.connect(self.left)
        self.body.setSpacing(space.s)
        # Room for the ring round what has the keyboard, which would be cut off at both sides.
        ring = theme.current().focus.width + theme.current().focus.gap
        self.body.setContentsMargins(ring, 0, ring, 0)
        self._sources.setSpacing(space.s)
        more = QHBoxLayout()
        for name, part in (("second_category", self._second), ("article", self._article)):
            part.setMinimumWidth(1)
            more.addWidget(Field(say(f"obstacles.panel.{name}"), part), 1)
        self.body.addWidget(self._heading)
        if is_tight():
            self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._heading.add_right(back)
        for widget in (self._words, self._error, _header("sources"), self._missing):
            self.body.addWidget(widget)
        self.body.addLayout(self._sources)
        self.body.addWidget(self._add)
        self.body.addWidget(_header("severity"))
        self.body.addWidget(self._hits)
        self.body.addWidget(_header("more"))
        self.body.addLayout(more)
        self.body.addStretch(1)

    def _choice(self, name: str, command: Callable[..., Any]) -> Choice:
        choice = Choice(say(f"obstacles.panel.{name}"))
        choice.setObjectName(f"panel_{name}")
        choice.activated.connect(lambda: self._run(command, self.obstacle_id, choice.value()))
        return choice

    def open_for(self, obstacle_id: str) -> None:
        """Show an obstacle, with the keyboard where a source is written."""
        self.obstacle_id = obstacle_id
        self._draft = Draft(self._room.bridge, f"{SOURCE}{obstacle_id}", self)
        self._error.clear()
        _fill(self._second, [("", ""), *self._categories()])
        _fill(self._article, [("", ""), *self._articles()])
        self.show()
        self.refresh()
        self._add.begin(self._offers, self._draft.text)
        self.verticalScrollBar().setValue(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where a source is written."""
        self._add.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the obstacle as it is; one that is gone closes the panel."""
        row = self._room.day.find(Obstacle, self.obstacle_id)
        if row is None or self._room.day.survivor(row.id) != row.id:
            self.left.emit()
            return
        self._heading.set_words(say("obstacles.panel.heading", mark=mark(row)))
        if not is_tight():
            self._heading.set_note(self._room.category_name(row.category_code))
        self._words.setText(row.text)
        self._second.set_value(row.second_category_code)
        if self._article.findData(row.crc_article) < 0:
            self._article.addItem(row.crc_article, row.crc_article)
        self._article.set_value(row.crc_article)
        self._show_sources(row)
        self._show_severities(row)

    def _show_sources(self, row: Obstacle) -> None:
        rows = {one.id: one for one in self._room.day.sources(row)}
        for gone in [one for one in self._lines if one not in rows]:
            line = self._lines.pop(gone)
            self._sources.removeWidget(line)
            line.hide()
            line.deleteLater()
        for source_id, source in rows.items():
            line_ = self._lines.get(source_id)
            if line_ is not None:
                line_.show_source(source)
                continue
            line_ = self._lines[source_id] = SourceLine(source, self._room.register)
            line_.changed.connect(self._changer(source_id))
            line_.removed.connect(self._remover(source_id))
            self._sources.addWidget(line_)
        category = self._room.register.category(row.category_code)
        asked = category is not None and category.asks_for_source
        self._missing.setText(say("obstacles.panel.missing" if asked else "obstacles.panel.none"))
        self._missing.setVisible(not rows)

    def _show_severities(self, row: Obstacle) -> None:
        day, name = self._room.day, self._room.service_name
        names = {one: name(one) for one in day.service_ids if day.concerns(row, one)}
        self._hits.show_hits(names, {one.service_id: one.severity for one in day.whose(row)})

    def _on_hit(self, service_id: str, severity: Severity) -> None:
        self._run(findings.set_severity, self.obstacle_id, service_id, severity)

    def _changer(self, source_id: str) -> Callable[[SourceGiven], bool]:
        return lambda given: self._run(obstacles.change_source, source_id, given)

    def _remover(self, source_id: str) -> Callable[[], None]:
        def remove() -> None:
            self.take_focus()
            self._run(obstacles.remove_source, source_id)

        return remove

    def _run(self, command: Callable[..., Any], *args: Any, draft: str = "") -> bool:
        """Run a command; where it is refused, say why and show things as they are."""
        refusal = self._room.bridge.run_clearing(draft, command, *args)
        if refusal is None:
            self._error.clear()
        else:
            self._error.tell(refusal.sentence)
            self.ensureWidgetVisible(self._error)
            self.refresh()
        return refusal is None

    def _offers(self, typed: str) -> list[Row]:
        if not typed:
            return []
        found = self._provisions.find(typed)
        rows = [Row(row.id, row.heading, strong=row.citation) for row in found]
        return [*rows, Row(AS_WRITTEN, say("obstacles.panel.as_written", words=typed))]

    def _on_typed(self, typed: str) -> None:
        if self._draft is not None:
            self._draft.write(typed)

    def _on_taken(self, key: str) -> None:
        provision = self._room.register.find(Provision, key)
        if provision is not None:
            given = SourceGiven(
                provision_id=provision.id,
                citation=provision.citation,
                who_can_change=provision.who_can_change,
            )
        else:
            given = SourceGiven(citation=self._add.field.text())
        place = f"{SOURCE}{self.obstacle_id}"
        if self._run(obstacles.add_source, self.obstacle_id, given, draft=place):
            self._add.field.clear()
            if self._draft is not None:
                self._draft.forget()

    def _on_left(self) -> None:
        """Esc first empties the field, then leaves."""
        if self._add.field.text():
            self._add.field.clear()
            self._on_typed("")
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc from anywhere in the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is written before the panel goes."""
        super().hideEvent(event)
        if self._draft is not None:
            self._draft.keep()

    def _categories(self) -> list[tuple[str, object]]:
        rows = self._room.register.categories
        return [(row.title.best(language()), row.code) for row in rows]

    def _articles(self) -> list[tuple[str, object]]:
        rows = self._room.register.in_order(CrcArticle, lambda row: (row.position, row.id))
        return [(f"{row.article} {row.title.best(language())}", row.article) for row in rows]


def _header(name: str) -> QWidget:
    return SectionHeader(say(f"obstacles.panel.{name}"))


def _fill(choice: Choice, options: Sequence[tuple[str, object]]) -> None:
    choice.clear()
    for word, value in options:
        choice.addItem(word or say("obstacles.panel.none_chosen"), value)
