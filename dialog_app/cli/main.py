"""One call of the command line, from its words to its exit code."""

import io
import os
import sys
from collections.abc import Sequence

from dialog_app.base import log, no_dumps, paths
from dialog_app.cli.arguments import Command, Misused, parser
from dialog_app.cli.desk import DONE, FAILED, MISUSED, Refused, sentence, words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed


def run(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit code: 0 done, 1 it failed, 2 the call is off."""
    _speak_utf8()
    no_dumps.forbid()
    log.start(paths.logs())
    try:
        return _carried_out(argv)
    except BrokenPipeError:
        # Whoever read along had enough; Python must not try the pipe again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Misused:
        return _say(words()("cli.usage"), MISUSED)
    except Refused as refused:
        return _say(str(refused), FAILED)
    except (RuleBroken, StoreFailed, OSError) as refused:
        return _say(sentence(refused), FAILED)
    except Exception as broken:
        log.note_fault("cli.unexpected", broken)
        return _say(words()("cli.unexpected", folder=paths.logs()), FAILED)
    finally:
        log.stop()


def _carried_out(argv: Sequence[str]) -> int:
    try:
        call = parser(next(iter(argv), "")).parse_args(argv)
    except SystemExit:
        # Help and version have said all there is to say.
        return DONE
    command: Command = call.command
    code = command(call)
    sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    """Let what is printed be UTF-8 everywhere, so that a day sent to a file can be read again."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(text: str, code: int) -> int:
    print(" ".join(text.split()), file=sys.stderr)
    return code
