"""The right column: what the wall shows, and the keys that change it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dialog_app.base.texts import Texts
from dialog_app.core.commands import wall
from dialog_app.core.model.days import SlideKind
from dialog_app.core.record import Step
from dialog_app.ui import icons, theme
from dialog_app.ui.actions import Action
from dialog_app.ui.icons import Icon
from dialog_app.ui.live.attention import View
from dialog_app.ui.live.paragraph import Paragraph
from dialog_app.ui.live.part import Deeds
from dialog_app.ui.live.room import Room
from dialog_app.ui.live.tight import is_tight
from dialog_app.ui.live.wall_lines import chosen
from dialog_app.ui.live.wall_message import WallMessage
from dialog_app.ui.live.wall_queue import WallQueue
from dialog_app.ui.projector.feed import WallFeed
from dialog_app.ui.projector.preview import WallPreview
from dialog_app.ui.widgets.button import Button, ButtonKind, ButtonLook
from dialog_app.ui.widgets.elided_label import ElidedLabel
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say

if TYPE_CHECKING:
    from dialog_app.ui.bridge import Refusal


class WallColumn(QFrame):
    """Shows the wall small and puts things on it; nothing here knows names, notes or reasons."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setObjectName("wall_column")
        self._tight = is_tight()
        self.setProperty("kind", "header" if self._tight else "column-right")
        self.setProperty("column", True)
        self._room = room
        words = Texts(language())
        shared = room.around.wall_feed
        self._feed = shared() if shared else WallFeed(room.around.now, words, self)
        self.preview = WallPreview(words, room.around.settings.wall_theme)
        self.preview.setObjectName("wall_preview")
        # Its wrapped words ask for the height they would have in a column of one letter.
        self.preview.setMinimumSize(1, 1)
        self.preview.follow(self._feed)
        self.message = WallMessage(room)
        self.queue = WallQueue(room)
        self.queue.refused.connect(self._tell)
        self._make_buttons()
        self._error = ErrorLine()
        self._error.setObjectName("wall_error")
        self._screen = Label("", "small", muted=True)
        self._screen.setObjectName("wall_screen_number")
        self._mark = _screen_mark(self._screen)
        self._said = ElidedLabel().strong()
        self._said.setObjectName("wall_said")
        if self._tight:
            self._build_strip()
        else:
            self._build_column()
        self._feed.stood.connect(self._tell_screen)
        self.refresh()

    def _make_buttons(self) -> None:
        """Make a button for every key; those pressed less have no frame."""
        key = "live.key"
        beside: ButtonKind = "quiet" if self._tight else "plain"
        self._show = _button("wall_show", say(f"{key}.wall_show"), self.show_chosen)
        self._next = _button("wall_next", say("queue.key.next"), self.queue.show_next)
        self._black = _button("wall_black", say(f"{key}.black"), self.black, beside)
        self._freeze = _button("wall_freeze", say(f"{key}.freeze"), self.freeze, beside)
        self._put = _button("wall_queue", say("queue.key.put"), self.queue.queue, "quiet")
        self._method = _button("wall_method", say(f"{key}.wall_method"), self.method, "quiet")
        self._agenda = _button("wall_agenda", say(f"{key}.wall_agenda"), self.agenda, "quiet")
        countdown = say(f"{key}.wall_countdown")
        self._countdown = _button("wall_countdown", countdown, self.countdown, "quiet")
        self._timer = _button("wall_timer", say("queue.key.timer"), self.timer, "quiet")
        self._write = _button("wall_message", say("queue.key.message"), self.message.begin, "quiet")
        self._put.set_words(say("queue.put"))
        self._write.set_words(say("queue.message.button"))
        self._method.set_words(say("live.wall.method"))
        self._agenda.set_words(say("live.wall.agenda"))
        self._countdown.set_words(say("live.wall.countdown"))

    def _build_strip(self) -> None:
        """Stand on top of the page where the text is large: words and buttons, no picture."""
        space = theme.current().space
        around = QVBoxLayout(self)
        around.setContentsMargins(space.l, space.s, space.l, space.xs)
        around.setSpacing(space.xs)
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.s)
        row.addWidget(self._said, 2)
        row.addWidget(self._show)
        row.addWidget(self._next, 3)
        strip = FlowBox(space.xs)
        for button in (
            *(self._put, self._method, self._agenda, self._countdown),
            *(self._timer, self._write, self._black, self._freeze),
        ):
            strip.flow.addWidget(button)
        for part in (first, strip, self.message, self._error):
            around.addWidget(part)
        # There is no room for both at this size, and nobody presses buttons while writing.
        for others in (first, strip):
            self.message.written_in.connect(others.setHidden)
        for spare in (self.preview, self.queue, self._mark):
            spare.setParent(self)
            spare.hide()

    def _build_column(self) -> None:
        self.setFixedWidth(theme.scaled(theme.current().size.wall_column))
        for spare in (self._said, self._next):
            spare.setParent(self)
            spare.hide()
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.s, space.l, space.s)
        column.setSpacing(space.s)
        scroll = ScrollColumn(padding=0)
        parts = scroll.body
        parts.setSpacing(space.s)
        head = SectionHeader(say("live.wall.now"))
        head.add_right(self._mark)
        parts.addWidget(head)
        for part in (self.preview, self.queue, self.message, self._error):
            parts.addWidget(part)
        parts.addLayout(self._laid_out())
        parts.addStretch(1)
        column.addWidget(scroll, 1)
        column.addWidget(Rule())
        column.addLayout(_promise())

    def _laid_out(self) -> QVBoxLayout:
        """Return the buttons: one for the key that matters most, the others two by two."""
        rows = QVBoxLayout()
        space = theme.current().space
        rows.setSpacing(space.xs)
        rows.addWidget(self._show)
        for pair in (
            (self._black, self._freeze),
            (self._put, self._method),
            (self._agenda, self._countdown),
            (self._timer, self._write),
        ):
            row = QHBoxLayout()
            row.setSpacing(space.xs)
            for button in pair:
                row.addWidget(button)
            rows.addLayout(row)
        return rows

    def refresh(self) -> None:
        """Show the wall as it is, and what can be put on it."""
        self.follow()
        self.offer()

    def follow(self) -> None:
        """Show the wall as it is."""
        room = self._room
        self._feed.follow(room.day, room.register)
        self._tell_screen(self._feed.screen)
        self._said.setText(say("live.wall.says", what=self.preview.caption))

    def offer(self) -> None:
        """Show what can be put on the wall from where the facilitator is."""
        room = self._room
        attention = room.attention
        self._show.set_words(say(f"live.wall.show.{attention.view.value}"))
        needs_subject = attention.view is View.ANSWERS
        self._show.setEnabled(attention.subject is not None or not needs_subject)
        self._method.setEnabled(attention.subject is not None)
        on = room.day.wall
        self._timer.set_words(say("queue.no_timer" if on.timer else "queue.timer"))
        self._black.set_words(say("live.wall.not_black" if on.black else "live.wall.black"))
        self._freeze.set_words(say("live.wall.thaw" if on.frozen else "live.wall.freeze"))
        self.queue.refresh()
        self._next.set_words(self.queue.next_words())

    def show_chosen(self) -> None:
        """Put on the wall what the middle of the page is about."""
        self._run(wall.show, chosen(self._room))

    def method(self) -> None:
        """Put the method's card on the wall; answers stay hidden."""
        if self._room.attention.subject is not None:
            self._run(wall.show_method, self._room.attention.subject)

    def agenda(self) -> None:
        """Put the agenda on the wall."""
        self._run(wall.show_agenda)

    def countdown(self) -> None:
        """Put the time left on the wall."""
        self._run(wall.show_countdown)

    def black(self) -> None:
        """Make the wall black, or let it show again."""
        self._run(wall.black_on_off)

    def timer(self) -> None:
        """Lay the time left over what stands on the wall, or take it away."""
        self._run(wall.timer_on_off)

    def freeze(self) -> None:
        """Hold the picture, or let it follow the day again."""
        self._run(wall.freeze_on_off)

    def deeds(self) -> Deeds:
        """Return the keys of the wall."""
        return {
            **self.queue.deeds(),
            Action.WALL_SHOW: self.show_chosen,
            Action.WALL_BLACK: self.black,
            Action.WALL_FREEZE: self.freeze,
            Action.WALL_METHOD: self.method,
            Action.WALL_AGENDA: self.agenda,
            Action.WALL_COUNTDOWN: self.countdown,
            Action.WALL_TIMER: self.timer,
            Action.WALL_MESSAGE: self.message.begin,
        }

    def shows(self) -> SlideKind:
        """Return what is on the wall."""
        on = self._room.day.wall
        return SlideKind.BLACK if on.black else on.kind

    def _run(self, command: Callable[..., Step], *args: object) -> None:
        refusal: Refusal | None = self._room.bridge.run(command, *args)
        self._tell(refusal.sentence if refusal is not None else "")

    def _tell_screen(self, name: str) -> None:
        """Say which of the numbered screens the wall stands on; nothing while it waits."""
        names = [screen.name() for screen in QGuiApplication.screens()]
        number = names.index(name) + 1 if name in names else 0
        self._screen.setText(say("wall.screens.number", number=number) if number else "")
        self._mark.setVisible(bool(number))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._error.tell(sentence)
        else:
            self._error.hide()


def _button(name: str, key: str, deed: Callable[[], None], kind: ButtonKind = "plain") -> Button:
    button = Button("", ButtonLook(kind, key=key))
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button


def _screen_mark(number: Label) -> QWidget:
    """Return the number of the wall's screen behind the picture of a projector."""
    mark = QWidget()
    row = QHBoxLayout(mark)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.xs)
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon)
    picture.setPixmap(icons.pixmap(Icon.WALL_SCREEN, side, picture.devicePixelRatioF(), "text_2"))
    row.addWidget(picture)
    row.addWidget(number)
    return mark


def _promise() -> QHBoxLayout:
    """Return the sentence that says what can never come on the wall."""
    row = QHBoxLayout()
    row.setSpacing(theme.current().space.s)
    picture = QLabel()
    side = theme.scaled(theme.current().size.icon)
    picture.setPixmap(icons.pixmap(Icon.HIDDEN, side, picture.devicePixelRatioF(), "text_2"))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    promise = Paragraph(say("live.wall.promise"), "small", muted=True)
    promise.setObjectName("wall_promise")
    row.addWidget(promise, 1)
    return row
