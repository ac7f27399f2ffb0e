"""The real window in a process of its own, fed with keys from within until somebody kills it.

Every line it says is one JSON object: `opened` (what stood half-written when the day was opened),
`typing` (the line as it will stand after the next key), `will` (the rows a step is about to
write) and `did` (the window has been told that this step is on the disk).

With a call on the command line it opens one window. Without one it forks a window for every call
on its input, which saves the time that Python and Qt need to be loaded.
"""

import json
import os
import random
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from dialog_app.core import codec
from dialog_app.core.record import Change, Step
from dialog_app.core.tables import table_name
from dialog_app.program.program import Program
from dialog_app.storage import secret
from dialog_app.storage.store import SqliteStore
from dialog_app.storage.unlocking import key_for
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages import days, live, plan
from tests.e2e.hands import ALT, CTRL, SHIFT, one, press, start_day, type_in

LOADED: Final = (days, live, plan)
"""Pages that the window imports when it first shows them."""

KEY_EVERY_MS: Final = 25
SENTENCES: Final = {
    "h": "taushetsplikten gjør at vi ikke kan dele det barnet har sagt uten samtykke fra begge",
    "m": "vi avtaler med barnet hva som skal deles videre og hvem som skal si det hjemme",
    "b": "vi har ikke tid til det med to stillinger ledige og lang vei mellom kontorene",
    "n": "husk å spørre om bilen og om noen kan ta oppvasken etter lunsj i dag også",
}

Key = Callable[[], None]


@dataclass(frozen=True)
class Call:
    """What one window is to do.

    `writing` lets it write long lines without a pause; `lie_at` makes it say of its n-th step
    that it is done before it is; `leave` lets it close the day's window at once. `passphrase`
    opens an archive that is encrypted.
    """

    archive: str
    seed: int = 0
    writing: bool = False
    lie_at: int = 0
    leave: bool = False
    passphrase: str = ""


def say(**said: object) -> None:
    """Say one line, whole even if we die the moment after."""
    os.write(1, (json.dumps(said) + "\n").encode())


def _written(change: Change) -> dict[str, object]:
    after = codec.plain(change.after) if change.after else None
    return {"kind": table_name(type(change.row)), "id": change.row.id, "after": after}


def tell_of_steps(call: Call) -> None:
    """Say of every step of the day what it is about to write."""
    write = SqliteStore.write
    steps = 0

    def told(store: SqliteStore, scope: str, step: Step, *rest: Any) -> object:
        nonlocal steps
        if scope:
            steps += 1
            say(will=[_written(change) for change in step.changes])
        if steps and steps == call.lie_at:
            say(did=True)
            threading.Event().wait()
        return write(store, scope, step, *rest)

    SqliteStore.write = told  # type: ignore[method-assign,assignment]  # to listen in


class Facilitator:
    """Hands that never rest: every turn of the event loop, or every 25 ms, is one key."""

    def __init__(self, window: MainWindow, call: Call) -> None:
        self._window = window
        self._call = call
        self._chance = random.Random(call.seed)  # noqa: S311 - which key comes next is no secret
        self._keys = self._turns()
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._next_key)

    def begin(self) -> None:
        """Open the newest day and run it, for ever."""
        press(Qt.Key.Key_Return)
        while not self._window.findChildren(QWidget, "live_page"):
            press(Qt.Key.Key_PageDown, CTRL)
        bridge = self._window.workspace.day
        assert bridge is not None
        bridge.changed.connect(lambda *_said: say(did=True))
        say(opened=self._line())
        if self._call.leave:
            self._window.close()
            return
        if not bridge.record.has_started:
            start_day()
        self._timer.start(KEY_EVERY_MS if self._call.writing else 0)

    def _next_key(self) -> None:
        key = next(self._keys)
        key()

    def _turns(self) -> Iterator[Key]:
        if self._line():
            yield lambda: press(Qt.Key.Key_K, CTRL)
            yield from self._record(" da")
        deeds = (self._count, self._count, self._count, self._undo, self._move, self._write)
        while True:
            yield lambda: press(Qt.Key.Key_1, ALT)
            yield from self._write() if self._call.writing else self._chance.choice(deeds)()

    def _count(self) -> Iterator[Key]:
        for _ in range(self._chance.randrange(1, 6)):
            yield _pressing(Qt.Key(Qt.Key.Key_1.value + self._chance.randrange(4)))
        if self._chance.randrange(5) == 0:
            yield lambda: press(Qt.Key.Key_Exclam, SHIFT)

    def _undo(self) -> Iterator[Key]:
        for _ in range(self._chance.randrange(1, 4)):
            yield lambda: press(Qt.Key.Key_Z, CTRL)
        if self._chance.randrange(2) == 0:
            yield lambda: press(Qt.Key.Key_Z, CTRL | SHIFT)

    def _move(self) -> Iterator[Key]:
        keys = (Qt.Key.Key_Tab, Qt.Key.Key_PageDown, Qt.Key.Key_E, Qt.Key.Key_Plus, Qt.Key.Key_W)
        yield _pressing(self._chance.choice(keys))

    def _write(self) -> Iterator[Key]:
        kind = self._chance.choice(tuple(SENTENCES))
        words = SENTENCES[kind].split()
        length = len(words) if self._call.writing else self._chance.randrange(1, 5)
        yield lambda: press(Qt.Key.Key_K, CTRL)
        # An empty line lets go of the kind it had.
        yield lambda: self._will_type(self._line()[:-1], lambda: press(Qt.Key.Key_Backspace))
        yield from self._record(f"{kind} {' '.join(words[:length])} {self._chance.randrange(9999)}")

    def _record(self, text: str) -> Iterator[Key]:
        for character in text:
            yield self._typing(character)
        yield lambda: self._will_type("", lambda: press(Qt.Key.Key_Return))

    def _typing(self, character: str) -> Key:
        def type_one() -> None:
            text = self._line() + character
            is_kind = len(text) == 2 and text[0] in SENTENCES and character == " "
            self._will_type("" if is_kind else text, lambda: type_in(character))

        return type_one

    def _will_type(self, text: str, key: Key) -> None:
        say(typing=text, at=time.monotonic())
        key()

    def _line(self) -> str:
        return one(self._window, QLineEdit, "capture_edit").text()


def _pressing(key: Qt.Key) -> Key:
    return lambda: press(key)


def end_at_once(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Say what went wrong, and end."""
    traceback.print_exception(kind, fault, trace)
    os._exit(1)


def open_window(call: Call) -> None:
    """Open the archive in the real window, and let the keys arrive; returns when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    tell_of_steps(call)
    program = Program(app)
    program.begin(Path(call.archive))
    if call.passphrase:
        # As the page does that asks for it, without waiting for a thread.
        given = secret.passphrase(call.passphrase)
        program.open(Path(call.archive), key_for(Path(call.archive), given))
    assert program.window is not None, "the archive could not be opened"
    # The program tells of faults in its window and goes on; whoever listens here would wait.
    sys.excepthook = end_at_once
    QTest.qWaitForWindowActive(program.window)
    hands = Facilitator(program.window, call)
    QTimer.singleShot(0, hands.begin)
    say(pid=os.getpid())
    app.exec()
    program.end()


def serve() -> None:
    """Fork a window for every call on the input, one after the other."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            open_window(Call(**json.loads(line)))
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        say(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        open_window(Call(**json.loads(sys.argv[1])))
        say(ended=0)
    else:
        serve()
