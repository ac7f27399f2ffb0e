"""What is said of a programme or a description, where no method is chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.model.catalogue import Description, Programme
from dialog_app.core.register import Register
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.words import language, say


class PlaceDetail(ScrollColumn):
    """Shows one place of the catalogue; the signals carry ids, and ask for forms or go there."""

    programme_wanted = Signal(str)
    description_wanted = Signal(str)
    methods_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("place_detail")
        self.setProperty("column", True)
        self._shown: QWidget | None = None
        self.body.addStretch(1)

    def show_programme(self, register: Register, programme: Programme) -> None:
        """Show a programme: its name, and how much it holds."""
        number = sum(row.programme_code == programme.code for row in register.descriptions)
        lines = [say("catalogue.count.descriptions", n=number) if number else ""]
        lines.append("" if number else say("programmes.empty_hint"))
        edit = _button(
            "edit_programme", "programmes.edit", lambda: self.programme_wanted.emit(programme.id)
        )
        self._show(programme.title.best(language()), "", lines, edit)

    def show_description(
        self, register: Register, row: Description, programme: Programme | None
    ) -> None:
        """Show a description: who it is for, its law, and how many methods it has.

        Where one stands at its programme, that can be changed as well.
        """
        number = len(register.methods_of(row.code))
        lines = [
            say("programmes.professionals", words=row.professionals) if row.professionals else "",
            say("programmes.central_law", words=row.central_law) if row.central_law else "",
            say("catalogue.count.methods", n=number) if number else "",
        ]
        edit = _button(
            "edit_description",
            "programmes.edit_description",
            lambda: self.description_wanted.emit(row.id),
        )
        self._show(row.title.best(language()), row.code, lines, edit)
        self._add(
            _link(
                "go_to_methods",
                say("programmes.go_to_methods"),
                lambda: self.methods_wanted.emit(row.id),
            )
        )
        if programme is not None:
            words = say("programmes.edit_named", title=programme.title.best(language()))
            self._add(
                _link("edit_programme", words, lambda: self.programme_wanted.emit(programme.id))
            )

    def show_words(self, title: str, words: str) -> None:
        """Say something where there is nothing to show."""
        self._show(title, "", [words], None)

    def _show(self, title: str, code: str, lines: list[str], edit: Button | None) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space.s)
        column.addLayout(_top(code, edit))
        heading = Label(title, "title").wrapped().selectable()
        heading.setObjectName("place_title")
        column.addWidget(heading)
        for line in lines:
            if line:
                column.addWidget(Label(line).wrapped().selectable())
        self._put(whole)

    def _put(self, whole: QWidget) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = whole
        self.body.insertWidget(0, whole)
        whole.show()

    def _add(self, part: QWidget) -> None:
        layout = self._shown.layout() if self._shown is not None else None
        if layout is not None:
            layout.addWidget(part)


def _top(code: str, edit: Button | None) -> QHBoxLayout:
    row = QHBoxLayout()
    if code:
        row.addWidget(Badge(code), 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    if edit is not None:
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _button(name: str, words: str, deed: Callable[[], None]) -> Button:
    button = Button(say(words), ButtonLook(icon=Icon.EDIT))
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button


def _link(name: str, words: str, deed: Callable[[], None]) -> Button:
    button = Button(words, ButtonLook("link"))
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button
