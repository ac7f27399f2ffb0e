"""The commands and what each takes."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from dialog_app import __version__
from dialog_app.base.texts import LANGUAGES
from dialog_app.cli.desk import words

if TYPE_CHECKING:
    from dialog_app.core.papers import DayPaper

Command = Callable[[argparse.Namespace], int]


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


def _of_archive(parser: argparse.ArgumentParser, command: Command) -> None:
    """Make a command one whose first argument is an archive."""
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE")
    parser.set_defaults(command=command)


def _day(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import days, show

    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    ways = {
        "list": days.list_days,
        "show": show.show,
        "export": days.export,
        "import": days.import_file,
    }
    way = {name: commands.add_parser(name, allow_abbrev=False) for name in ways}
    for name, command in ways.items():
        _of_archive(way[name], command)
    way["list"].add_argument("--json", action="store_true")
    way["show"].add_argument("day", metavar="DAY")
    way["show"].add_argument("--protected", action="store_true")
    way["export"].add_argument("day", metavar="DAY")
    way["import"].add_argument("file", type=Path, metavar="FILE")
    way["import"].add_argument("--day", metavar="DAY")


def _demo(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import demo

    _of_archive(parser, demo.make)


def _check(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import days

    _of_archive(parser, days.check)


def _picture(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import picture

    _of_archive(parser, picture.write)
    picture.arguments(parser)


def _describe(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import describe

    _of_archive(parser, describe.write)
    describe.arguments(parser)


def _decisions(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import decisions

    _of_archive(parser, decisions.decisions)
    decisions.arguments(parser)


def _recommend(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import recommend

    _of_archive(parser, recommend.write)
    recommend.arguments(parser)


def _give_back(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import give_back

    _of_archive(parser, give_back.write)
    give_back.arguments(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import backups

    _of_archive(parser, backups.make)
    parser.add_argument("--out", type=Path, metavar="FILE")


def _backups(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import backups

    _of_archive(parser, backups.list_backups)
    parser.add_argument("--json", action="store_true")


def _restore(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import backups

    _of_archive(parser, backups.restore)
    parser.add_argument("backup", type=Path, metavar="BACKUP")


def _salvage(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import backups

    _of_archive(parser, backups.salvage)
    parser.add_argument("new", type=Path, metavar="NEW")


def _encrypt(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import locks

    _of_archive(parser, locks.encrypt)


def _decrypt(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import locks

    _of_archive(parser, locks.decrypt)


def _rekey(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import locks

    _of_archive(parser, locks.rekey)
    parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE")


def _self_test(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import self_test

    parser.set_defaults(command=self_test.run)


def _hand_over(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import merging

    _of_archive(parser, merging.hand_over)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--bundle-passphrase-file", type=Path, metavar="FILE")


def _merge(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import merging

    _of_archive(parser, merging.merge)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--bundle-passphrase-file", action="append", type=Path, metavar="FILE")
    parser.add_argument("--choose", choices=("mine", "theirs"))
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _import(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import sheets
    from dialog_app.core.sheets.kinds import SheetKind

    _of_archive(parser, sheets.take_in)
    parser.add_argument("kind", choices=[kind.value for kind in SheetKind], metavar="KIND")
    parser.add_argument("file", type=Path, metavar="FILE")
    day = parser.add_mutually_exclusive_group()
    day.add_argument("--day", metavar="DAY")
    day.add_argument("--new-day", metavar="DATE")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _export(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import sheets

    _of_archive(parser, sheets.give)
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
    from dialog_app.cli import report

    _of_archive(parser, report.write)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, metavar="FILE")


def _agenda(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import agenda

    _of_archive(parser, agenda.write)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--run-sheet", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES)


def _paper(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import paper

    _of_archive(parser, paper.write)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--kind", action="extend", type=_papers, required=True, metavar="PAPER")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--service", metavar="SERVICE")
    parser.add_argument("--language", choices=LANGUAGES)


def _across(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import across

    _of_archive(parser, across.across)
    parser.add_argument("--description", metavar="CODE")
    parser.add_argument("--json", action="store_true")


def _papers(typed: str) -> "list[DayPaper]":
    """Return the papers in a list with commas; raises `ValueError` for one unknown."""
    from dialog_app.core.papers import DayPaper

    return [DayPaper(part.strip().lower().replace("-", "_")) for part in typed.split(",")]


def _search(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import find

    _of_archive(parser, find.search)
    parser.add_argument("words", nargs="+", metavar="WORDS")
    parser.add_argument("--json", action="store_true")


def _about(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import about

    _of_archive(parser, about.about)
    parser.add_argument("name", nargs="+", metavar="NAME")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, metavar="FILE")


def _purge(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import purge

    _of_archive(parser, purge.purge)
    parser.add_argument("day", nargs="?", metavar="DAY")
    parser.add_argument("--due", action="store_true")
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _invite(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import invite

    _of_archive(parser, invite.write)
    parser.add_argument("day", metavar="DAY")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--service", metavar="SERVICE")
    parser.add_argument("--contact", default="", metavar="TEXT")


def _minutes(parser: argparse.ArgumentParser) -> None:
    from dialog_app.cli import minutes
    from dialog_app.cli.kinds import kinds_of
    from dialog_app.core.file_kind import FileKind

    _of_archive(parser, minutes.minutes)
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
    from dialog_app.cli import locks

    _of_archive(parser, locks.change)
    parser.add_argument("--recovery-key-file", type=Path, metavar="FILE")
    new = parser.add_mutually_exclusive_group(required=True)
    new.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    new.add_argument("--new-recovery-key", action="store_true")


COMMANDS: Final[Mapping[str, Callable[[argparse.ArgumentParser], None]]] = {
    "demo": _demo,
    "day": _day,
    "minutes": _minutes,
    "report": _report,
    "invite": _invite,
    "agenda": _agenda,
    "paper": _paper,
    "picture": _picture,
    "describe": _describe,
    "across": _across,
    "decisions": _decisions,
    "search": _search,
    "recommend": _recommend,
    "give-back": _give_back,
    "hand-over": _hand_over,
    "merge": _merge,
    "import": _import,
    "export": _export,
    "template": _template,
    "about": _about,
    "purge": _purge,
    "check": _check,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "salvage": _salvage,
    "encrypt": _encrypt,
    "decrypt": _decrypt,
    "passphrase": _passphrase,
    "rekey": _rekey,
    "self-test": _self_test,
}
"""Every command by its name, with what adds its arguments."""
