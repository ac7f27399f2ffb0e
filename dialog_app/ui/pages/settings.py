"""The settings of this computer; each applies when it is chosen."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialog_app.base.texts import LANGUAGES
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.pages.settings_archive import archive_parts, note
from dialog_app.ui.pages.settings_privacy import privacy_part
from dialog_app.ui.widgets.check import Check
from dialog_app.ui.widgets.choice import Choice
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.rule import Rule
from dialog_app.ui.widgets.scroll_column import ScrollColumn
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say

_SCALES: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_WIDTH: Final = 720
_FIELD: Final = 320

Options = list[tuple[str, object]]


class SettingsPage(QWidget):
    """Language, look, the wall and where the archive lies; nothing here waits for a button."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self._around = around
        self._settings = around.settings
        column = ScrollColumn()
        column.setProperty("column", True)
        column.setMaximumWidth(theme.scaled(_WIDTH))
        column.body.setSpacing(theme.current().space.s)
        for part in (*self._language(), *self._look(), *self._wall(), *archive_parts(around)):
            column.body.addWidget(part)
        for part in privacy_part(around):
            column.body.addWidget(part)
        column.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(column, 1)
        row.addStretch(0)

    def _language(self) -> tuple[QWidget, ...]:
        options: Options = [(say(f"settings.language.{name}"), name) for name in LANGUAGES]
        return (
            SectionHeader(say("settings.heading.language")),
            self._choice("language", options),
            note(say("settings.language_note")),
        )

    def _look(self) -> tuple[QWidget, ...]:
        themes: Options = [(say(f"settings.theme.{t}"), t) for t in ("system", "light", "dark")]
        scales: Options = [(f"{round(scale * 100)} %", scale) for scale in _SCALES]
        return (
            Rule(),
            SectionHeader(say("settings.heading.look")),
            self._choice("theme", themes),
            self._choice("text_scale", scales),
            self._check("reduced_motion"),
            self._check("show_key_hints"),
        )

    def _wall(self) -> tuple[QWidget, ...]:
        themes: Options = [(say(f"settings.theme.{t}"), t) for t in ("light", "dark")]
        return (
            Rule(),
            SectionHeader(say("settings.heading.wall")),
            self._choice("wall_theme", themes),
            self._choice("wall_screen", self._screens()),
            note(say("settings.wall_note")),
        )

    def _screens(self) -> Options:
        """Return the screens by name; one that is remembered but not plugged in is said to be."""
        options: Options = [(say("settings.wall_screen_any"), "")]
        plugged = [screen.name() for screen in QGuiApplication.screens()]
        for screen in QGuiApplication.screens():
            size = screen.size()
            facts = {"name": screen.name(), "width": size.width(), "height": size.height()}
            options.append((say("settings.screen", **facts), screen.name()))
        wanted = self._around.settings.wall_screen
        if wanted and wanted not in plugged:
            options.append((say("settings.screen_away", name=wanted), wanted))
        return options

    def showEvent(self, event: QShowEvent) -> None:
        """Name the screens there are now; the wall's can be chosen by key, too."""
        super().showEvent(event)
        choice = self.findChild(Choice, "setting_wall_screen")
        if choice is not None:
            choice.clear()
            for word, value in self._screens():
                choice.addItem(word, value)
            choice.set_value(self._around.settings.wall_screen)

    def _choice(self, field: str, options: Options) -> QWidget:
        words = say(f"settings.field.{field}")
        choice = Choice(words, options)
        choice.setObjectName(f"setting_{field}")
        choice.setMinimumWidth(theme.scaled(_FIELD))
        value = getattr(self._settings, field)
        choice.set_value(_nearest(value) if field == "text_scale" else value)
        choice.activated.connect(lambda _row: self._change(field, choice.value()))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(words), 1)
        row.addWidget(choice)
        return holder

    def _check(self, field: str) -> Check:
        check = Check(say(f"settings.field.{field}"))
        check.setObjectName(f"setting_{field}")
        check.setChecked(getattr(self._settings, field))
        check.toggled.connect(lambda on: self._change(field, on))
        return check

    def _change(self, field: str, value: Any) -> None:
        changed = replace(self._around.settings, **{field: value})
        if changed != self._around.settings:
            self._around.change_settings(changed)


def _nearest(scale: float) -> float:
    return min(_SCALES, key=lambda offered: abs(offered - scale))
