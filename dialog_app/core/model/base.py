"""What every row has, and the small values rows are built from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Language = Literal["nb", "nn", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the record, known by a random id and marked with the laptop it came from."""

    id: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow(Row):
    """A row that belongs to one day and travels with it."""

    day_id: str


@dataclass(frozen=True, slots=True)
class Words:
    """One text in up to three languages, under one version."""

    nb: str = ""
    nn: str = ""
    en: str = ""

    def has(self, language: Language) -> bool:
        """Tell whether the text exists in `language`."""
        return bool(self.written(language))

    def written(self, language: Language) -> str:
        """Return the text exactly as written in `language`, which may be empty."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[language]

    def best(self, language: Language) -> str:
        """Return the text in `language`, else bokmål, else whatever there is."""
        return self.written(language) or self.nb or self.nn or self.en


class SubjectKind(StrEnum):
    """What professionals can answer to."""

    METHOD = "method"
    TOOL = "tool"
    MAIN_ANSWER = "main_answer"
    VALUE = "value"
    PARAGRAPH = "paragraph"


class Subject(NamedTuple):
    """A version of something that can be answered to: its kind and the version's id."""

    kind: SubjectKind
    version_id: str


class Source(StrEnum):
    """Whether a catalogue row came with the program or was written here."""

    BASE = "base"
    LOCAL = "local"


class Provenance(StrEnum):
    """How far a text of the catalogue can be vouched for."""

    PUBLIC_SOURCE = "public_source"
    STARTER_EXAMPLE = "starter_example"
    OWN = "own"
