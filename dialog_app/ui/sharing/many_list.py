"""What became of many files: what is to be chosen first, what could not come in, the rest."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.ui import theme
from dialog_app.ui.sharing.growing_card import sentence
from dialog_app.ui.sharing.many_run import Item, Outcome
from dialog_app.ui.sharing.take_words import counts
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.secret_field import SecretField
from dialog_app.ui.words import say

_CAME: tuple[Outcome, ...] = (Outcome.NEW_DAY, Outcome.TAKEN, Outcome.ALL_HERE)
_MOST_REFUSED = 50


class ManyList(QWidget):
    """Tells of each file; `chosen` wants one that differs, `unlocked` has another passphrase."""

    chosen = Signal(object)
    unlocked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("many_list")
        self._items: tuple[Item, ...] = ()
        self._first: QWidget | None = None
        self._field = SecretField(say("share.many.another"))
        self._field.setObjectName("many_another")
        self._field.hide_words(hidden=False)
        self._field.returnPressed.connect(self._on_unlock)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.s)

    @property
    def first(self) -> QWidget | None:
        """What the keyboard goes to: the first that is to be chosen, or the passphrase."""
        return self._first

    def tell(self, items: Sequence[Item], namesakes: Iterable[str]) -> None:
        """Tell of every file."""
        self._items = tuple(items)
        self._first = None
        self._clear()
        self._add(Label(self._heading(), "heading").wrapped(), "many_heading")
        for item in self._of(Outcome.CONFLICTS):
            self._tell_conflict(item)
        self._tell_locked([item for item in self._of(Outcome.REFUSED) if item.is_locked])
        self._tell_refused([item for item in self._of(Outcome.REFUSED) if not item.is_locked])
        self._tell_came([item for item in self._items if item.outcome in _CAME])
        for name in namesakes:
            self._add(Label(say("merge.told.same_name", name=name)).wrapped(), "many_namesake")

    def _heading(self) -> str:
        numbers = {
            "in": sum(item.outcome in _CAME for item in self._items),
            "conflicts": len(self._of(Outcome.CONFLICTS)),
            "refused": len(self._of(Outcome.REFUSED)),
            "left": len(self._of(Outcome.LEFT)),
        }
        told = (say(f"share.many.count.{key}", n=n) for key, n in numbers.items() if n)
        return ", ".join(told)

    def _of(self, outcome: Outcome) -> list[Item]:
        return [item for item in self._items if item.outcome is outcome]

    def _tell_conflict(self, item: Item) -> None:
        told = counts(item.comparison) if item.comparison is not None else ""
        self._head(f"{item.title} ({item.path.name})", "many_conflict")
        self._add(Label(told, muted=True).wrapped())
        button = Button(say("share.many.choose"), ButtonLook())
        button.setObjectName("many_choose")
        button.setAccessibleName(f"{say('share.many.choose')}: {item.title}")
        button.clicked.connect(lambda _checked=False: self.chosen.emit(item))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._first = self._first or button

    def _tell_locked(self, items: Sequence[Item]) -> None:
        if not items:
            return
        names = ", ".join(item.path.name for item in items)
        self._head(say("share.many.locked", n=len(items)), "many_locked")
        self._add(Label(names, muted=True).wrapped())
        self._field.clear()
        self._column.addWidget(self._field)
        self._field.show()
        open_it = Button(say("share.take.open"), ButtonLook(key=say("keys.name.return")))
        open_it.setObjectName("many_open")
        open_it.clicked.connect(lambda _checked=False: self._on_unlock())
        self._column.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        self._first = self._first or self._field

    def _tell_refused(self, items: Sequence[Item]) -> None:
        for item in items[:_MOST_REFUSED]:
            self._head(item.path.name, "many_refused")
            why = sentence(item.error) if item.error is not None else ""
            self._add(Label(why, muted=True).wrapped(), "many_why")

    def _tell_came(self, items: Sequence[Item]) -> None:
        if items:
            self._head(say("share.many.came"))
            self._add(Label("\n".join(map(_came, items)), muted=True).wrapped(), "many_came")

    def _on_unlock(self) -> None:
        if self._field.text():
            self.unlocked.emit(self._field.text())

    def _head(self, words: str, name: str = "") -> None:
        head = Label(words).strong().wrapped()
        head.setContentsMargins(0, theme.current().space.s, 0, 0)
        self._add(head, name)

    def _add(self, part: QWidget, name: str = "") -> None:
        part.setObjectName(name)
        self._column.addWidget(part)

    def _clear(self) -> None:
        while self._column.count():
            taken = self._column.takeAt(0)
            part = taken.widget() if taken is not None else None
            if part is self._field:
                part.hide()
            elif part is not None:
                part.hide()
                part.deleteLater()


def _came(item: Item) -> str:
    if item.outcome is Outcome.NEW_DAY:
        told = say("share.many.new_day")
    elif item.outcome is Outcome.ALL_HERE or item.comparison is None:
        told = say("share.take.all_here")
    else:
        told = counts(item.comparison)
    return f"{item.title} ({item.path.name}): {told}"
