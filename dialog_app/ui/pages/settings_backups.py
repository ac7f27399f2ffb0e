"""What the settings say of backups: when the newest was made, and the way to all of them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.frame.overlay import OverCard
from dialog_app.ui.outside import Outside
from dialog_app.ui.text import backup_trouble, when_made
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


def backups_part(around: Around) -> Iterable[QWidget]:
    """Say when the newest backup was made; make one now, or look at them all."""
    outside = around.outside
    if outside is None or outside.backup_ways is None:
        return
    newest = Label(_newest(around, outside), "small", muted=True).wrapped()
    newest.setObjectName("newest_backup")
    yield newest
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space.m)
    row.addWidget(_button("show_backups", lambda: _show(around, outside)))
    row.addWidget(_button("back_up_now", lambda: newest.setText(_made(around, outside))))
    row.addStretch(1)
    yield holder


def _button(name: str, deed: object) -> Button:
    button = Button(say(f"backups.settings.{name}"), ButtonLook())
    button.setObjectName(name)
    button.clicked.connect(deed)
    return button


def _newest(around: Around, outside: Outside) -> str:
    try:
        at = outside.newest_backup()
    except OSError:
        return say("backups.unread")
    if at is None:
        return say("backups.settings.none")
    return say("backups.settings.newest", when=when_made(at, around.now()))


def _made(around: Around, outside: Outside) -> str:
    """Make a backup now; return what there is to say then."""
    try:
        outside.back_up()
    except StoreFailed as failed:
        return backup_trouble(failed.kind)
    except OSError:
        return backup_trouble("unknown")
    return _newest(around, outside)


def _show(around: Around, outside: Outside) -> None:
    # The card is rarely asked for.
    from dialog_app.ui.backups.card import BackupsCard

    def made() -> OverCard:
        assert outside.backup_ways is not None  # noqa: S101 - without it there is no button
        return BackupsCard(outside.backup_ways())

    around.show_card(made)
