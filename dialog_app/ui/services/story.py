"""A service's story: answers over time, what is tried and said, and the chain behind an action."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.chain_web import web_of
from dialog_app.core.day import Day
from dialog_app.core.register import Register
from dialog_app.core.story.service import ServiceStory
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.chain.chain_card import chain_heading
from dialog_app.ui.chain.chain_row import ChainRow
from dialog_app.ui.icons import Icon
from dialog_app.ui.pictures.saving import Offered, PictureSaving
from dialog_app.ui.services.answers_table import AnswersTable
from dialog_app.ui.services.story_lists import Lists
from dialog_app.ui.widgets.empty_state import EmptyState
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.patterns import Fill
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.swatch import Swatch
from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.charts.kinds import Chart
    from dialog_app.core.minutes.voice import Voice

_FILLS: Final = (
    Fill.AGREE,
    Fill.PARTLY,
    Fill.DISAGREE,
    Fill.PARTLY_OR_DISAGREE,
    Fill.NO_POSITION,
)


class Story(ScrollColumn):
    """Shows one story, with the ways to where something was said."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("service_story")
        self.setProperty("column", True)
        self._around, self._go = around, around.show_target
        self._register = Register()
        self._days: Sequence[Day] = ()
        self._whole: QWidget | None = None
        self._chain: QWidget | None = None
        self.body.addStretch(1)

    def show_story(self, register: Register, story: ServiceStory, days: Sequence[Day]) -> None:
        """Show another story, from the top; `days` are those it is told from."""
        self._register, self._days = register, days
        self._drop(self._whole)
        self.drop_chain()
        self._whole = _stacked(_parts(register, story, self._around))
        self.body.insertWidget(0, self._whole)
        self._whole.show()
        self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Show no story."""
        self._drop(self._whole)
        self._whole = None
        self.drop_chain()

    def show_chain(self, action_id: str) -> None:
        """Show the chain behind an action on top, with the keyboard on it."""
        chain = web_of(self._register, self._days).chain(action_id)
        if chain is None:
            return
        self.drop_chain()
        row = ChainRow(chain, self._register)
        row.wanted.connect(self._go)
        header = SectionHeader(chain_heading(chain, self._register))
        self._chain = _stacked((header, row))
        self._chain.setObjectName("service_chain")
        self.body.insertWidget(0, self._chain)
        self._chain.show()
        self.verticalScrollBar().setValue(0)
        row.take_focus()

    def drop_chain(self) -> None:
        """Take the chain away."""
        self._drop(self._chain)
        self._chain = None

    def _drop(self, part: QWidget | None) -> None:
        if part is not None:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()


def _stacked(parts: Iterable[QWidget]) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().space.s)
    for part in parts:
        column.addWidget(part)
    return whole


def _parts(register: Register, story: ServiceStory, around: Around) -> Iterable[QWidget]:
    yield SectionHeader(say("services.story.answers"))
    if not story.lines:
        yield EmptyState(Icon.RESULTS, say("services.story.none"))
    else:
        yield _legend()
        yield AnswersTable(register, story)
        key = _whose(story)
        if key:
            yield Label(say(key), "small", muted=True).wrapped()
        saving = PictureSaving(around, "service_picture")
        saving.offer(register.full_name(story.service_id), [_picture(register, story)])
        yield saving
    yield from Lists(register, story, around.show_target).all()


def _picture(register: Register, story: ServiceStory) -> Offered:
    def chart(voice: "Voice") -> "Chart | None":
        from dialog_app.core.charts.of_service import service_chart

        return service_chart(story, register, voice)

    return Offered("service", chart)


def _whose(story: ServiceStory) -> str:
    """Return which sentence says that they need not be the same people, or none."""
    if len(story.answered_days) > 1:
        return "services.story.not_the_same"
    changes = (story.change(*key) for key in story.changes)
    others = any(change is not None and not change.same_people for change in changes)
    return "story.moved.not_the_same" if others else ""


def _legend() -> QWidget:
    box = FlowBox()
    for fill in _FILLS:
        merged = fill is Fill.PARTLY_OR_DISAGREE
        word = say("services.merged") if merged else say(f"terms.part.{fill.value}").lower()
        one = QWidget()
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, theme.current().space.s, 0)
        row.setSpacing(6)
        row.addWidget(Swatch(fill))
        row.addWidget(Label(word, "small"))
        box.flow.addWidget(one)
    return box
