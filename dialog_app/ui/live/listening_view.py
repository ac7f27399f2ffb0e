"""Items in which the room listens: the children's main answers, and items with nothing to enter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core.model.base import SubjectKind
from dialog_app.core.model.catalogue import MainAnswer, MethodVersion
from dialog_app.core.model.days import DayState
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.method_card import Quotation
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.ready_now import ReadyNow
from dialog_app.ui.live.room import Room, item_title
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import say


class MainAnswersView(QWidget):
    """What children answered, under the method it led to; only their words, never ours."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("main_answers_view")
        self.setAccessibleName(say("live.main_answers.title"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._room = room
        self._shown: tuple[str, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Paragraph(say("live.main_answers.title"), "title"))
        self._column = column
        self._scroll: ScrollColumn | None = None

    def refresh(self) -> None:
        """Show the main answers behind the day's methods."""
        versions = tuple(row.version_id for row in self._room.day.subjects)
        if versions == self._shown:
            return
        self._shown = versions
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.deleteLater()
        self._scroll = ScrollColumn(padding=0)
        self._column.addWidget(self._scroll, 1)
        found = False
        for row in self._room.day.subjects:
            answers = self._answers(row.subject_kind, row.version_id)
            if answers:
                found = True
                title = self._room.subject_title(row.subject)
                self._scroll.body.addWidget(_card(title, answers))
        if not found:
            empty = EmptyState(Icon.REASON, say("live.main_answers.none"))
            self._scroll.body.addWidget(empty)
        self._scroll.body.addStretch(1)

    def take_focus(self) -> None:
        """Put the keyboard on the view, so that the keys of the page work."""
        self.setFocus()

    def deeds(self) -> Deeds:
        """Return no keys: nothing is entered here."""
        return {}

    def _answers(self, kind: SubjectKind, version_id: str) -> tuple[MainAnswer, ...]:
        register = self._room.register
        if kind is SubjectKind.MAIN_ANSWER:
            return (register.one(MainAnswer, version_id),)
        if kind is not SubjectKind.METHOD:
            return ()
        return register.advice(register.one(MethodVersion, version_id).method_id)


def _card(title: str, answers: tuple[MainAnswer, ...]) -> Card:
    card = Card(padding=theme.current().space.l)
    card.body.addWidget(Paragraph(title, "heading"))
    for answer in answers:
        card.body.addWidget(Quotation(answer))
    return card


class QuietView(QWidget):
    """The running item in large type, and what is at hand before the day has started."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("quiet_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._room = room
        self._title = Paragraph("", "display")
        self._title.setObjectName("quiet_title")
        self._who = Paragraph("", "lead", muted=True)
        self._said = Paragraph("", "lead")
        self._said.setObjectName("quiet_said")
        self._ready = ReadyNow(room)
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space.xl, 0, 0)
        scroll = ScrollColumn(padding=0)
        scroll.body.setSpacing(space.s)
        for part in (self._title, self._who, self._said, self._ready):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        column.addWidget(scroll)

    def refresh(self) -> None:
        """Show the item that is running."""
        day, item = self._room.day, self._room.day.running
        planned = day.info.state is DayState.PLANNED
        tried = self._room.around.is_rehearsal
        if item is None:
            self._title.setText(say("live.quiet.ready" if planned else "live.quiet.over"))
            then = say("rehearsal.no_minutes" if tried else "live.quiet.go_on")
            self._who.setText(say("live.quiet.start_with") if planned else then)
        else:
            self._title.setText(item_title(item))
            self._who.setText(say("live.quiet.leads", who=item.leader) if item.leader else "")
        self._said.setText(self._people() if item is None else self._so_far())
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._said.text())
        self._ready.setVisible(planned and not tried)
        self._ready.follow()

    def take_focus(self) -> None:
        """Put the keyboard on the view, so that the keys of the page work."""
        self.setFocus()

    def deeds(self) -> Deeds:
        """Return no keys: nothing is entered here."""
        return {}

    def _people(self) -> str:
        day = self._room.day
        lines = [
            say("live.quiet.service", name=self._room.service_name(found), n=day.present(found))
            for found in day.service_ids
        ]
        if day.info.pros:
            lines.append(say("live.quiet.pros", n=day.info.pros))
        return "\n".join(lines)

    def _so_far(self) -> str:
        day = self._room.day
        if not (day.obstacles or day.possibilities or day.actions):
            return ""
        counts = (
            ("obstacles", len(day.obstacles)),
            ("possibilities", len(day.possibilities)),
            ("actions", len(day.actions)),
        )
        parts = [say(f"live.quiet.so_far.{name}", n=count) for name, count in counts if count]
        return say("live.quiet.so_far.said", parts=", ".join(parts))
