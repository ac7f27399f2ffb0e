"""A second start of the program with the same archive brings the first window forward.

Nothing but a word goes over, between two programs of the same user on the same machine.
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dialog_app.base import log, paths
from dialog_app.ui.main_window import MainWindow

_KNOCK: Final = b"forward\n"
_ANSWER: Final = b"here\n"
_LONGEST: Final = 90
"""How many bytes the name of a socket may have; systems take 103 at least."""

_CONNECT: Final = 300
_PATIENCE: Final = 2_000


class Door(QObject):
    """Answers when the program is started again with the archive of this window."""

    def __init__(self, archive: Path, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        window.moved.connect(self._stand_at)
        self._stand_at(archive)

    def stop(self) -> None:
        """Answer nobody any more."""
        self._window.moved.disconnect(self._stand_at)
        self._server.close()

    def _stand_at(self, archive: Path) -> None:
        self._server.close()
        name = _name(archive)
        # Who holds the archive is alone with it: a socket of its name was left by a crash.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.note("app.no_door")

    def _on_knock(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() < len(_KNOCK):
            return
        if socket.read(len(_KNOCK)).data() == _KNOCK:
            self._come_forward()
            socket.write(_ANSWER)
            socket.flush()
        socket.disconnectFromServer()

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(
            window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive
        )
        window.show()
        window.raise_()
        window.activateWindow()


def knock(archive: Path) -> bool:
    """Bring the window that has an archive open forward; False where no window answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(archive))
    if not socket.waitForConnected(_CONNECT):
        return False
    _let_it_come_forward()
    socket.write(_KNOCK)
    socket.flush()
    answer = bytes(socket.readAll().data())
    while len(answer) < len(_ANSWER) and socket.waitForReadyRead(_PATIENCE):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == _ANSWER


def _name(archive: Path) -> str:
    """Return the name of the socket of an archive: one for each user, whatever way leads there."""
    real = os.path.normcase(os.path.realpath(archive))
    digest = hashlib.sha256(f"{paths.home()}\0{real}".encode()).hexdigest()[:24]
    if sys.platform == "win32":
        return f"dialogdag-{digest}"
    # In a folder of the user's own, where nobody else can put one of the same name.
    own = paths.home() / "open" / digest
    try:
        paths.made(own.parent)
    except OSError:
        return f"dialogdag-{digest}"
    return str(own) if len(os.fsencode(own)) <= _LONGEST else f"dialogdag-{digest}"


def _let_it_come_forward() -> None:
    """Let another program take the foreground, which Windows gives only by whoever has it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
