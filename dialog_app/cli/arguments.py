"""The commands and what each takes."""

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from dialog_app import __version__
from dialog_app.base.texts import LANGUAGES
from dialog_app.cli.desk import words

if TYPE_CHECKING:
    from dialog_app.core.papers import DayPaper

Command = Callable[[argparse.Namespace], int]
Adder = Callable[[argparse.ArgumentParser], None]
"""What adds the arguments of a command to its parser."""


class Misused(Exception):
    """The words of the call are off."""


class _Parser(argparse.ArgumentParser):
    """A parser that answers a wrong call with one sentence, and helps in the user's language."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving."""
        raise Misused(message)

    def format_help(self) -> str:
        """Return one page with every command."""
        return words()("cli.page") + "\n"


def parser(asked: str) -> argparse.ArgumentParser:
    """Return the parser of all commands, which knows the arguments of the one that is asked for.

    The modules of the others are not read: together they take longer than most commands.
    """
    made = _Parser(prog="dialog-app", allow_abbrev=False)
    made.add_argument("--version", action="version", version=f"dialog-app {__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, arguments in COMMANDS.items():
        command = commands.add_parser(name, allow_abbrev=False)
        if name == asked:
            arguments(command)
    return made


def _of_archive(module: str, command: str, more: Adder | None = None) -> Adder:
    """Return what reads a command of `dialog_app.cli` and adds its arguments, the archive first.

    Those after it are added by `more`, or else by the module's own `arguments` where it has them.
    """

    def add(parser: argparse.ArgumentParser) -> None:
        read = import_module(f"dialog_app.cli.{module}")
        parser.add_argument("archive", type=Path, metavar="ARCHIVE")
        parser.add_argument("--passphrase-file", type=Path, metavar="FILE")
        parser.set_defaults(command=getattr(read, command))
        own: Adder | None = more or getattr(read, "arguments", None)
        if own is not None:
            own(parser)

    return add


def _day(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, add in _OF_A_DAY.items():
        add(commands.add_parser(name, allow_abbrev=False))


def _shown(parser: argparse.ArgumentParser) -> None:
    _one_day(parser)
    parser.add_argument("--protected", action="store_true")


def _one_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")


def _as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def _day_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--day", metavar="DAY")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP")


def _salvage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("new", type=Path, metavar="NEW")


def _rekey(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE")


def _self_test(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import self_test

    parser.set_defaults(command=self_test.run)


def _hand_over(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--bundle-passphrase-file", type=Path, metavar="FILE")


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--bundle-passphrase-file", action="append", type=Path, metavar="FILE")
    parser.add_argument("--choose", choices=("mine", "theirs"))
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _import(parser: argparse.ArgumentParser) -> None:
    from dialog_app.core.sheets.kinds import SheetKind

    parser.add_argument("kind", choices=[kind.value for kind in SheetKind], metavar="KIND")
    parser.add_argument("file", type=Path, metavar="FILE")
    day = parser.add_mutually_exclusive_group()
    day.add_argument("--day", metavar="DAY")
    day.add_argument("--new-day", metavar="DATE")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _export(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import sheets

    parser.add_argument("kind", choices=sheets.GIVEN, metavar="KIND")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--day", metavar="DAY")
    parser.add_argument("--service", metavar="SERVICE")


def _template(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import sheets
    from dialog_app.core.sheets.kinds import SheetKind

    parser.add_argument("kind", choices=[kind.value for kind in SheetKind], metavar="KIND")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.set_defaults(command=sheets.template)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, metavar="FILE")


def _agenda(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--run-sheet", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES)


def _paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--kind", action="extend", type=_papers, required=True, metavar="PAPER")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--service", metavar="SERVICE")
    parser.add_argument("--language", choices=LANGUAGES)


def _across(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--description", metavar="CODE")
    parser.add_argument("--json", action="store_true")


def _papers(typed: str) -> "list[DayPaper]":
    """Return the papers in a list with commas; raises `ValueError` for one unknown."""
    from dialog_app.core.papers import DayPaper

    return [DayPaper(part.strip().lower().replace("-", "_")) for part in typed.split(",")]


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS")
    parser.add_argument("--json", action="store_true")


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="+", metavar="NAME")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, metavar="FILE")


def _purge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", nargs="?", metavar="DAY")
    parser.add_argument("--due", action="store_true")
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _invite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--service", metavar="SERVICE")
    parser.add_argument("--contact", default="", metavar="TEXT")


def _minutes(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli.kinds import kinds_of
    from dialog_app.core.file_kind import FileKind

    parser.add_argument("day", metavar="DAY")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="DIR")
    way.add_argument("--list", action="store_true")
    way.add_argument("--approve", action="store_true")
    parser.add_argument("--role", default="", metavar="ROLE")
    parser.add_argument("--version", type=int, metavar="N")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--service", metavar="SERVICE")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--format", action="extend", type=kinds_of(*FileKind), metavar="FORMAT")


def _passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--recovery-key-file", type=Path, metavar="FILE")
    new = parser.add_mutually_exclusive_group(required=True)
    new.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    new.add_argument("--new-recovery-key", action="store_true")


_OF_A_DAY: Final[Mapping[str, Adder]] = {
    "list": _of_archive("days", "list_days", _as_json),
    "show": _of_archive("show", "show", _shown),
    "export": _of_archive("days", "export", _one_day),
    "import": _of_archive("days", "import_file", _day_file),
}
COMMANDS: Final[Mapping[str, Adder]] = {
    "demo": _of_archive("demo", "make"),
    "day": _day,
    "minutes": _of_archive("minutes", "minutes", _minutes),
    "report": _of_archive("report", "write", _report),
    "invite": _of_archive("invite", "write", _invite),
    "agenda": _of_archive("agenda", "write", _agenda),
    "paper": _of_archive("paper", "write", _paper),
    "picture": _of_archive("picture", "write"),
    "describe": _of_archive("describe", "write"),
    "across": _of_archive("across", "across", _across),
    "decisions": _of_archive("decisions", "decisions"),
    "search": _of_archive("find", "search", _search),
    "recommend": _of_archive("recommend", "write"),
    "give-back": _of_archive("give_back", "write"),
    "hand-over": _of_archive("merging", "hand_over", _hand_over),
    "merge": _of_archive("merging", "merge", _merge),
    "import": _of_archive("sheets", "take_in", _import),
    "export": _of_archive("sheets", "give", _export),
    "template": _template,
    "about": _of_archive("about", "about", _about),
    "purge": _of_archive("purge", "purge", _purge),
    "check": _of_archive("days", "check"),
    "backup": _of_archive("backups", "make", _backup),
    "backups": _of_archive("backups", "list_backups", _as_json),
    "restore": _of_archive("backups", "restore", _restore),
    "salvage": _of_archive("backups", "salvage", _salvage),
    "encrypt": _of_archive("locks", "encrypt"),
    "decrypt": _of_archive("locks", "decrypt"),
    "passphrase": _of_archive("locks", "change", _passphrase),
    "rekey": _of_archive("locks", "rekey", _rekey),
    "self-test": _self_test,
}
"""Every command by its name, with what adds its arguments."""
