"""Listens to the machine's buses, sends what a desktop sends, and prints what it heard."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from dialog_app.program import away

MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock")
OTHER = ("/org/freedesktop/login1/session/_33", "org.freedesktop.login1.Session", "Lock")
SAVER = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")


def send(signal: tuple[str, str, str], *arguments: bool) -> None:
    message = QDBusMessage.createSignal(*signal)
    message.setArguments(list(arguments))
    bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "sender")
    assert bus.send(message)


def main() -> None:
    # Both buses are the one that was begun for this.
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    os.environ["XDG_SESSION_ID"] = "2"
    app = QCoreApplication([])
    heard = away.Heard()
    told: list[str] = []
    heard.gone.connect(told.append)
    source = away.listen(0, heard)
    assert source is not None
    for signal, *arguments in ((MANAGER, False), (MANAGER, True), (OTHER,), (LOCK,)):
        send(signal, *arguments)
    send(SAVER, False)
    send(SAVER, True)

    def end() -> None:
        if len(told) == 3:
            source.stop()
            sys.stdout.write(" ".join(told))
            sys.stdout.flush()
            app.quit()

    clock = QTimer(interval=10)
    clock.timeout.connect(end)
    clock.start()
    app.exec()


if __name__ == "__main__":
    main()
