"""The commands and their arguments."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from dialog_app import __version__
from dialog_app.base import log, no_dumps, paths
from dialog_app.base.texts import LANGUAGES
from dialog_app.cli import (
    about,
    across,
    agenda,
    backups,
    days,
    decisions,
    demo,
    describe,
    find,
    give_back,
    invite,
    locks,
    merging,
    minutes,
    paper,
    picture,
    purge,
    recommend,
    report,
    self_test,
    sheets,
    show,
)
from dialog_app.cli.desk import DONE, FAILED, MISUSED, Refused, sentence, words
from dialog_app.cli.kinds import kinds_of
from dialog_app.core.errors import RuleBroken
from dialog_app.core.file_kind import FileKind
from dialog_app.core.papers import DayPaper
from dialog_app.core.ports import StoreFailed
from dialog_app.core.sheets.kinds import SheetKind

Command = Callable[[argparse.Namespace], int]


class _Misused(Exception):
    """The words of the call are off."""


class _Parser(argparse.ArgumentParser):
    """A parser that answers a wrong call with one sentence, and helps in the user's language."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving."""
        raise _Misused(message)

    def format_help(self) -> str:
        """Return one page with every command."""
        return words()("cli.page") + "\n"


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
    except _Misused:
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
        call = _parser().parse_args(argv)
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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="dialog-app", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"dialog-app {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    _command(commands, "demo", demo.make)
    _days(commands.add_parser("day", allow_abbrev=False))
    _minutes(_command(commands, "minutes", minutes.minutes))
    _report(_command(commands, "report", report.write))
    _invite(_command(commands, "invite", invite.write))
    _agenda(_command(commands, "agenda", agenda.write))
    _paper(_command(commands, "paper", paper.write))
    picture.arguments(_command(commands, "picture", picture.write))
    describe.arguments(_command(commands, "describe", describe.write))
    _across(_command(commands, "across", across.across))
    decisions.arguments(_command(commands, "decisions", decisions.decisions))
    _search(_command(commands, "search", find.search))
    recommend.arguments(_command(commands, "recommend", recommend.write))
    give_back.arguments(_command(commands, "give-back", give_back.write))
    _hand_over(_command(commands, "hand-over", merging.hand_over))
    _merge(_command(commands, "merge", merging.merge))
    _import(_command(commands, "import", sheets.take_in))
    _export(_command(commands, "export", sheets.give))
    _template(commands.add_parser("template", allow_abbrev=False))
    _about(_command(commands, "about", about.about))
    _purge(_command(commands, "purge", purge.purge))
    _command(commands, "check", days.check)
    _backups(commands)
    _command(commands, "encrypt", locks.encrypt)
    _command(commands, "decrypt", locks.decrypt)
    _passphrase(_command(commands, "passphrase", locks.change))
    rekeyed = _command(commands, "rekey", locks.rekey)
    rekeyed.add_argument("--new-passphrase-file", type=Path, metavar="FILE")
    tested = commands.add_parser("self-test", allow_abbrev=False)
    tested.set_defaults(command=self_test.run)
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, command: Command
) -> argparse.ArgumentParser:
    """Add a command whose first argument is an archive."""
    parser = commands.add_parser(name, allow_abbrev=False)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE")
    parser.set_defaults(command=command)
    return parser


def _days(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    listed = _command(commands, "list", days.list_days)
    listed.add_argument("--json", action="store_true")
    shown = _command(commands, "show", show.show)
    shown.add_argument("day", metavar="DAY")
    shown.add_argument("--protected", action="store_true")
    _command(commands, "export", days.export).add_argument("day", metavar="DAY")
    imported = _command(commands, "import", days.import_file)
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument("--day", metavar="DAY")


def _backups(commands: "argparse._SubParsersAction[_Parser]") -> None:
    made = _command(commands, "backup", backups.make)
    made.add_argument("--out", type=Path, metavar="FILE")
    listed = _command(commands, "backups", backups.list_backups)
    listed.add_argument("--json", action="store_true")
    put_back = _command(commands, "restore", backups.restore)
    put_back.add_argument("backup", type=Path, metavar="BACKUP")
    saved = _command(commands, "salvage", backups.salvage)
    saved.add_argument("new", type=Path, metavar="NEW")


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
    parser.add_argument("kind", choices=[kind.value for kind in SheetKind], metavar="KIND")
    parser.add_argument("file", type=Path, metavar="FILE")
    day = parser.add_mutually_exclusive_group()
    day.add_argument("--day", metavar="DAY")
    day.add_argument("--new-day", metavar="DATE")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=sheets.GIVEN, metavar="KIND")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--day", metavar="DAY")
    parser.add_argument("--service", metavar="SERVICE")


def _template(parser: argparse.ArgumentParser) -> None:
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


def _papers(typed: str) -> list[DayPaper]:
    """Return the papers in a list with commas; raises `ValueError` for one unknown."""
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
