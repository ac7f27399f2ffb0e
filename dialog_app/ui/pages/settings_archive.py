"""What the settings say of the archive: where it lies, who can open it, and what is done for it."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.ui.around import Around
from dialog_app.ui.pages.settings_backups import backups_part
from dialog_app.ui.pages.settings_lock import lock_part, remember_part, ways_in
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

Part = Callable[[Around], Iterable[QWidget]]


def archive_parts(around: Around) -> Iterable[QWidget]:
    """Give the part about the archive, from top to bottom."""
    yield Rule()
    yield SectionHeader(say("settings.heading.archive"))
    for part in PARTS:
        yield from part(around)


def _place(around: Around) -> Iterable[QWidget]:
    place = Label(around.settings.last_archive).wrapped().selectable()
    place.setObjectName("archive_place")
    place.setAccessibleName(say("settings.archive_place", place=around.settings.last_archive))
    yield place


def _passphrase(around: Around) -> Iterable[QWidget]:
    """Say whether the archive is encrypted, and offer a passphrase or another one."""
    outside = around.outside
    if outside is None or outside.set_passphrase is None:
        yield note(say("settings.archive_note"))
    elif outside.is_encrypted:
        yield note(say("settings.archive_encrypted"))
        yield ways_in(outside.set_passphrase, outside.lock)
    else:
        yield note(say("settings.archive_note"))
        plain = note(say("settings.archive_plain"))
        plain.setObjectName("archive_plain")
        yield plain
        yield at_left("set_passphrase", outside.set_passphrase)


PARTS: Final[tuple[Part, ...]] = (
    _place,
    _passphrase,
    lock_part,
    remember_part,
    backups_part,
)


def note(text: str) -> Label:
    """Return a small explanation."""
    return Label(text, "small", muted=True).wrapped()


def at_left(name: str, deed: Callable[[], None]) -> QWidget:
    """Return a button no wider than its words, `settings.NAME`."""
    button = Button(say(f"settings.{name}"), ButtonLook())
    button.setObjectName(name)
    button.clicked.connect(deed)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
