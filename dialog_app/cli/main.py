"""The commands and their arguments."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from dialog_app import __version__
from dialog_app.base.texts import LANGUAGES
from dialog_app.cli import days, demo, minutes, self_test
from dialog_app.cli.desk import FAILED, MISUSED, Refused, sentence, words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.ports import StoreFailed

Command = Callable[[argparse.Namespace], int]


class _Misused(Exception):
    """The words of the call are off."""


class _Parser(argparse.ArgumentParser):
    """A parser that answers a wrong call with one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving."""
        raise _Misused(message)


def run(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit code: 0 done, 1 it failed, 2 the call is off."""
    try:
        call = _parser().parse_args(argv)
        command: Command = call.command
        return command(call)
    except _Misused:
        return _say(words()("cli.usage"), MISUSED)
    except Refused as refused:
        return _say(str(refused), FAILED)
    except (RuleBroken, StoreFailed, OSError) as refused:
        return _say(sentence(refused), FAILED)


def _say(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    say = words()
    parser = _Parser(prog="dialog-app", description=say("cli.about"))
    parser.add_argument("--version", action="version", version=f"dialog-app {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    made = _command(commands, "demo", say("cli.help.demo"), demo.make)
    made.add_argument("--passphrase-file", type=Path, help=argparse.SUPPRESS)
    _days(commands.add_parser("day", help=say("cli.help.day")))
    _minutes(_command(commands, "minutes", say("cli.help.minutes"), minutes.write))
    _command(commands, "check", say("cli.help.check"), days.check)
    tested = commands.add_parser("self-test", help=say("cli.help.self_test"))
    tested.set_defaults(command=self_test.run)
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, text: str, command: Command
) -> argparse.ArgumentParser:
    """Add a command whose first argument is an archive."""
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.set_defaults(command=command)
    return parser


def _days(parser: argparse.ArgumentParser) -> None:
    say = words()
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    listed = _command(commands, "list", say("cli.help.day_list"), days.list_days)
    listed.add_argument("--json", action="store_true")
    for name, command in (("show", days.show), ("export", days.export)):
        of_day = _command(commands, name, say(f"cli.help.day_{name}"), command)
        of_day.add_argument("day", metavar="DAY")
    imported = _command(commands, "import", say("cli.help.day_import"), days.import_file)
    imported.add_argument("file", type=Path, metavar="FILE")


def _minutes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--service", metavar="SERVICE")
    parser.add_argument("--language", choices=LANGUAGES)
