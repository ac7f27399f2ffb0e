"""The right side: what to look at before printing, and the ways out."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialog_app.core.day import Day
from dialog_app.core.minutes.looked_at import remarks
from dialog_app.core.remark import Remark
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.card import Card
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say

_LONGEST_QUOTE = 120


class BeforePrint(QFrame):
    """Remarks about the chosen service's minutes, and buttons for paper and files."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.setProperty("kind", "column-right")
        self.setObjectName("before_print")
        self._header = SectionHeader(say("paper.before"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.current().space.s)
        self.folder = TextField(say("paper.folder"), limit=1000)
        self.folder.setObjectName("minutes_folder")
        self.folder.setText(folder)
        self.browse = self._button("choose_folder", "paper.choose_folder", kind="quiet")
        self.print_one = self._button("print_one", "paper.print_one", Icon.PRINT, "Ctrl+P")
        self.save_one = self._button("save_one", "paper.save_one", Icon.PDF, "Ctrl+S")
        self.save_all = self._button("save_all", "paper.save_all", Icon.PDF, "Ctrl+Shift+S")
        self.print_all = Button(
            say("paper.print_all", n=0),
            ButtonLook("primary", key="Ctrl Shift P", icon=Icon.PRINT, tall=True),
        )
        self.print_all.setObjectName("print_all")
        self.told = Label("", "small").wrapped()
        self.told.setObjectName("minutes_told")
        self.error = ErrorLine()
        self._lay_out()

    def follow(self, day: Day, service_id: str) -> None:
        """Show the remarks about a service's minutes."""
        self.print_all.set_words(say("paper.print_all", n=len(day.service_ids)))
        found = remarks(day, service_id) if service_id else ()
        self._header.set_note(
            say("paper.to_look_at", n=len(found)) if found else say("paper.nothing_to_look_at")
        )
        while self._cards.count():
            item = self._cards.takeAt(0)
            card = item.widget() if item is not None else None
            if card is not None:
                card.hide()
                card.deleteLater()
        for remark in found:
            self._cards.addWidget(_card(remark))

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self.error.clear()
        self.told.setText(sentence)

    def complain(self, what: str, then: str = "") -> None:
        """Say what could not be done."""
        self.told.setText("")
        self.error.tell(what, then)

    @staticmethod
    def _button(
        name: str, words: str, icon: Icon | None = None, key: str = "", kind: str = "plain"
    ) -> Button:
        look = ButtonLook("quiet" if kind == "quiet" else "plain", key.replace("+", " "), icon)
        button = Button(say(words), look)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        space = theme.current().space
        column = ScrollColumn(padding=0)
        column.body.setContentsMargins(space.l + space.xs, space.m, space.l + space.xs, space.s)
        column.body.addWidget(self._header)
        column.body.addLayout(self._cards)
        column.body.addWidget(SectionHeader(say("paper.small_numbers")))
        column.body.addWidget(Label(say("paper.small_numbers_how"), "small", muted=True).wrapped())
        column.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(column, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        space = theme.current().space
        foot = QVBoxLayout()
        foot.setContentsMargins(space.l + space.xs, space.s, space.l + space.xs, space.l)
        foot.setSpacing(space.s)
        where = SectionHeader(say("paper.folder"))
        where.add_right(self.browse)
        parts: tuple[QWidget, ...] = (
            self.told,
            self.error,
            where,
            self.folder,
            self.save_one,
            self.save_all,
            self.print_one,
            self.print_all,
        )
        for part in parts:
            foot.addWidget(part)
        return foot


def _card(remark: Remark) -> Card:
    """Return a card that says one remark and quotes what it is about."""
    card = Card()
    facts = {"sign": say(f"terms.sign.{remark.sign}")} if remark.sign else {}
    card.body.addWidget(Label(say(f"paper.remark.{remark.kind}", **facts)).wrapped().strong())
    quote = remark.words[:_LONGEST_QUOTE]
    card.body.addWidget(Label(say("paper.quote", words=quote), "small", muted=True).wrapped())
    card.setAccessibleName(say(f"paper.remark.{remark.kind}", **facts))
    return card
