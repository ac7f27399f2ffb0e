"""Whether a service may be named where several services are told of, and on what consent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dialog_app.core import formats
from dialog_app.core.commands.shelf import consents
from dialog_app.core.publish.names import naming_consent
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.error_line import ErrorLine
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.text_field import TextField
from dialog_app.ui.words import say


class NamingBox(QWidget):
    """Says whether the service may be named, and takes its consent down or back."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.setObjectName("naming")
        self._around, self._service_id = around, ""
        self._told = Label("", "small", muted=True).wrapped()
        self._turn = Button("", ButtonLook("link"))
        self._turn.setObjectName("naming_turn")
        self._turn.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._turn.clicked.connect(self._on_turn)
        self._basis = TextField(
            say("services.naming.basis"),
            limit=consents.BASIS_MOST,
            hint=say("services.naming.basis"),
        )
        self._basis.setObjectName("naming_basis")
        self._basis.returnPressed.connect(self._record)
        self._error = ErrorLine()
        self._lay_out()

    def _lay_out(self) -> None:
        space = theme.current().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l + space.xs, space.s, space.l, space.s)
        column.setSpacing(space.xs)
        for part in (self._told, self._basis, self._turn, self._error):
            column.addWidget(part)

    def show_service(self, service_id: str) -> None:
        """Be about a service as it is now; what was half-written about another one goes."""
        if service_id != self._service_id:
            self._basis.clear()
            self._basis.hide()
        self._service_id = service_id
        self._error.hide()
        consent = naming_consent(self._around.register, service_id)
        if consent is None:
            self._told.setText(say("services.naming.no"))
        else:
            date = formats.date(consent.given_on)
            self._told.setText(say("services.naming.yes", basis=consent.basis, date=date))
        self._turn.set_words(say(f"services.naming.{'record' if consent is None else 'withdraw'}"))
        self._turn.setVisible(self._basis.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop what is half-written with Esc."""
        if Qt.Key(event.key()) is Qt.Key.Key_Escape and not self._basis.isHidden():
            self._put_away()
            return
        super().keyPressEvent(event)

    def _on_turn(self) -> None:
        consent = naming_consent(self._around.register, self._service_id)
        if consent is None:
            self._turn.hide()
            self._basis.show()
            self._basis.setFocus()
            return
        refused = self._around.register_bridge.run(consents.withdraw_consent, consent.id)
        if refused is not None:
            self._error.tell(refused.sentence)
        self.show_service(self._service_id)

    def _record(self) -> None:
        bridge = self._around.register_bridge
        refused = bridge.run(consents.name_service, self._service_id, self._basis.text())
        if refused is not None:
            self._error.tell(refused.sentence)
            return
        self._put_away()

    def _put_away(self) -> None:
        self._basis.clear()
        self._basis.hide()
        self.show_service(self._service_id)
        self._turn.setFocus()
