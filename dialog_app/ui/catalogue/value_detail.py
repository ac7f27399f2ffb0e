"""One value, what it means in practice, and the sets of values side by side."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dialog_app.core import tools
from dialog_app.core.model.catalogue import Value
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.marks import marks
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import language, say


class ValueDetail(Chosen):
    """Shows a value; `copy_wanted` asks for the form of a new set with the values of this one."""

    copy_wanted = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around, "value_detail")

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return the value, and all sets beside each other."""
        value = self.around.register.find(Value, row_id)
        return list(self._parts(value)) if value is not None else ()

    def _parts(self, value: Value) -> Iterator[QWidget]:
        register = self.around.register
        yield top_row([*_set_badges(register, value), *marks(value)])
        title = Label(value.title.best(language()), "title").wrapped().selectable()
        title.setObjectName("value_title")
        yield title
        practice = value.in_practice.best(language()) or say("shelves.values.no_practice")
        yield Label(practice, "lead").wrapped().selectable()
        yield Label(say("shelves.values.stays"), "small", muted=True).wrapped()
        heading = SectionHeader(say("shelves.values.side_by_side"))
        copy = say("shelves.values.copy")
        look = ButtonLook(icon=Icon.COPY)
        heading.add_right(deed_button("copy_set", copy, self.copy_wanted.emit, look))
        yield heading
        yield _side_by_side(register, value)


def set_words(register: Register, set_version: str) -> str:
    """Return a set's name, and for the newest that it applies now: «2018, gjelder nå»."""
    newest = set_version == next(iter(tools.value_sets(register)), "")
    return f"{set_version}, {say('shelves.values.now')}" if newest else set_version


def _set_badges(register: Register, value: Value) -> Iterator[Badge]:
    yield Badge(say("shelves.values.set", name=value.set_version))
    if value.set_version == tools.value_sets(register)[0]:
        yield Badge(say("shelves.values.now"), Icon.READY)


def _side_by_side(register: Register, chosen: Value) -> QWidget:
    whole = QWidget()
    whole.setObjectName("value_sets")
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space.l)
    grid.setVerticalSpacing(theme.current().space.s)
    top = Qt.AlignmentFlag.AlignTop
    for column, name in enumerate(tools.value_sets(register)):
        grid.setColumnStretch(column, 1)
        grid.addWidget(Label(set_words(register, name), "small", muted=True).wrapped(), 0, column)
        for line, value in enumerate(tools.values_of(register, name), 1):
            grid.addWidget(_in_set(value, chosen=value.id == chosen.id), line, column, top)
    return whole


def _in_set(value: Value, *, chosen: bool) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(value.title.best(language())).strong(chosen).wrapped())
    column.addWidget(Label(value.in_practice.best(language()), "small", muted=True).wrapped())
    return whole
