"""Writing the recommendations: one document for each addressee that has points."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialog_app.base.texts import LANGUAGES, Texts
from dialog_app.cli.desk import DONE, Refused, opened, words
from dialog_app.core.errors import RuleBroken
from dialog_app.core.give_back.ground import Ground, read
from dialog_app.core.issue import About, edition
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.practice import PaperKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.ports import StoreFailed
from dialog_app.core.recommend import build, sheet
from dialog_app.core.recommend.brief import Brief
from dialog_app.core.recommend.points import Recommended, recommended
from dialog_app.desk.session import Session
from dialog_app.storage.sheets.files import SheetFiles

FORMATS: Final = ("pdf", "docx", "csv")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--to", choices=[one.value for one in WhoCanChange], metavar="ADDRESSEE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--format", action="extend", type=_formats, metavar="FORMAT")


def _formats(typed: str) -> list[str]:
    """Return the formats in a list with commas; raises `ValueError` for one unknown."""
    found = [part.strip().lower() for part in typed.split(",")]
    if not set(found) <= set(FORMATS):
        raise ValueError(typed)
    return found


def write(call: argparse.Namespace) -> int:
    """Write what there is, print where each file lies, and tell who has no points."""
    told = Texts(call.language) if call.language else words()
    formats = tuple(dict.fromkeys(call.format or ["pdf"]))
    with opened(call.archive, call.passphrase_file) as (_archive, session):
        ground = read(session.register, session.across)
        found = recommended(ground)
        wanted = [WhoCanChange(call.to)] if call.to else list(WhoCanChange)
        with_points = [one for one in wanted if found.to(one)]
        if call.to and not with_points:
            raise RuleBroken("recommend.nothing")
        files = _Files(session, ground, told, call.out)
        try:
            for to in with_points:
                for path in files.write(to, formats):
                    print(path)
        except StoreFailed as failed:
            kind = failed.kind if failed.kind in ("full", "locked") else "not_writable"
            raise Refused(words()(f"recommend.not_written.{kind}", folder=call.out)) from failed
    _tell(ground, found, [one for one in wanted if one not in with_points])
    return DONE


@dataclass(frozen=True, slots=True)
class _Files:
    """Writes documents of one archive, in one language, into one folder."""

    session: Session
    ground: Ground
    told: Texts
    folder: Path

    def write(self, to: WhoCanChange, formats: Sequence[str]) -> Iterator[Path]:
        """Write a document as it stands: as approved, or as it would be made now; give where."""
        from dialog_app.reports import pdf, recommend

        about = About(PaperKind.RECOMMENDATION, to.value, self.told.language)
        paper = edition(self.session.register, about)
        issued = self.session.issuing.issued(
            paper, lambda one: build.document(self.ground, to, self.told, one)
        )
        for ending in formats:
            path = self.folder / f"{recommend.name_of(to, self.told)}.{ending}"
            if ending == "csv":
                self.folder.mkdir(parents=True, exist_ok=True)
                SheetFiles().write(path, sheet.table(self.ground, self.told, to))
            elif ending == "pdf":
                recommend.write_bytes(path, issued.pdf or pdf.render(issued.document))
            else:
                recommend.write(path, issued.document)
            yield path


def _tell(ground: Ground, found: Recommended, without: Sequence[WhoCanChange]) -> None:
    """Say on the error stream what there is no document of."""
    say = words()
    for one in without:
        who = say(f"terms.who_can_change.{one.value}")
        print(say("recommend.nothing_to", who=who[:1].upper() + who[1:]), file=sys.stderr)
    lost = found.without_addressee
    if lost:
        brief = Brief(ground, Voice(say, say.language))
        sources = "; ".join(brief.citation(one.line) for one in lost)
        print(say("recommend.without_told", n=len(lost), sources=sources), file=sys.stderr)
