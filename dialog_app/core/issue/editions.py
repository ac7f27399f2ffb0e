"""The versions of a document that grows out of the days: which there are, and which is newest."""

from typing import NamedTuple

from dialog_app.core.model.base import Language
from dialog_app.core.model.practice import PaperKind, PracticePaper
from dialog_app.core.register import Register


class About(NamedTuple):
    """Which document it is: its kind, what it is about (as `PracticePaper.about`), its language."""

    kind: PaperKind
    about: str
    language: Language = "nb"


def about_of(paper: PracticePaper) -> About:
    """Return which document a version is of."""
    return About(paper.kind, paper.about, paper.language)


def versions(register: Register, about: About) -> tuple[PracticePaper, ...]:
    """Return every version that was begun, oldest first; often none."""
    rows = register.where(PracticePaper, lambda row: about_of(row) == about)
    return tuple(sorted(rows, key=lambda row: (row.version, row.id)))


def edition(register: Register, about: About) -> PracticePaper:
    """Return the newest version; before the first, an unnumbered draft's, whose `id` is empty."""
    begun = versions(register, about)
    if begun:
        return begun[-1]
    return PracticePaper(id="", kind=about.kind, about=about.about, language=about.language)
