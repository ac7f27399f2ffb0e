"""What becomes of a service that is no longer there: archived, brought back, or removed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialog_app.core.commands.shelf import services
from dialog_app.core.model.services import Service
from dialog_app.core.ports import StoreFailed
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import Refusal
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say


class Keeping(QWidget):
    """Shown for a service of the register; `done` says that it was archived, back or removed."""

    done = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._service_id = ""
        self._archive = self._button("archive_service", "services.archive", self._on_archive)
        self._back = self._button("bring_back_service", "services.bring_back", self._on_back)
        self._remove = self._button("remove_service", "services.remove", self._on_remove)
        self._hint = Label(say("services.archive_hint"), "small", muted=True).wrapped()
        self._error = ErrorLine()
        self._error.setObjectName("keeping_error")
        row = QHBoxLayout()
        row.setSpacing(theme.current().space.s)
        for part in (self._archive, self._back, self._remove):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.current().space.m, 0, 0)
        column.setSpacing(theme.current().space.xs)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._error)

    def follow(self, service: Service | None) -> None:
        """Offer what can be done with a service; nothing for one that is being written."""
        self._service_id = service.id if service is not None else ""
        archived = service is not None and service.until is not None
        self._archive.setVisible(not archived)
        self._back.setVisible(archived)
        self._error.clear()
        self.setVisible(service is not None)

    def _button(self, name: str, words: str, deed: Callable[[], None]) -> Button:
        button = Button(say(words), ButtonLook())
        button.setObjectName(name)
        button.clicked.connect(deed)
        return button

    def _on_archive(self) -> None:
        bridge = self._around.register_bridge
        self._tell(bridge.run(services.archive_service, self._service_id))

    def _on_back(self) -> None:
        bridge = self._around.register_bridge
        self._tell(bridge.run(services.bring_back_service, self._service_id))

    def _on_remove(self) -> None:
        try:
            days = len(self._around.session.across.service_days(self._service_id))
        except StoreFailed as failed:
            self._error.tell(disk_trouble(failed.kind))
            return
        bridge = self._around.register_bridge
        self._tell(bridge.run(services.remove_service, self._service_id, days))

    def _tell(self, refused: Refusal | None) -> None:
        if refused is not None:
            self._error.tell(refused.sentence)
            return
        self._error.clear()
        self.done.emit()
