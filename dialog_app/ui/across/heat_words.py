"""The picture in words: what stands in a cell, over a column, and what a screen reader says."""

from dialog_app.core import formats
from dialog_app.core.across.cells import Cell, Row
from dialog_app.core.across.columns import Column
from dialog_app.core.publish.names import SizeBand
from dialog_app.core.register import Register
from dialog_app.ui.services.answer_cell import count_words
from dialog_app.ui.words import language, say


def kind_of(cell: Cell) -> str:
    """Return what a cell is drawn as: the word's key, or why there is none."""
    if cell.word is not None:
        return cell.word.value
    return cell.why.value if cell.why is not None else "no_word"


def short_word(cell: Cell) -> str:
    """Return the word that stands in a cell."""
    return say(f"across.cell.{kind_of(cell)}")


def whole_word(cell: Cell) -> str:
    """Return what a cell says in full."""
    if cell.word is not None:
        return say(f"terms.label.{cell.word.value}")
    return say(f"across.why.{kind_of(cell)}")


def head_lines(register: Register, column: Column) -> tuple[str, str]:
    """Return the two lines over a column: name and place, or kind with number, and size."""
    if column.name:
        service = register.service(column.service_id)
        return service.name, ", ".join(register.places(column.service_id)) or service.owner_name
    size = say(f"across.size.{column.band.value}")
    return say("across.unnamed", kind=column.kind, number=column.number), size


def kind_title(register: Register, column: Column) -> str:
    """Return what the kind of a service is called, over all services of the kind."""
    titles = (row.title for row in register.descriptions if row.code == column.kind)
    title = next(titles, None)
    return title.best(language()) if title is not None else column.kind


def service_words(register: Register, column: Column) -> str:
    """Return what a service is called in a sentence."""
    first, second = head_lines(register, column)
    if column.name or column.band is SizeBand.UNKNOWN:
        return f"{first} {second}".strip() if column.name else first
    return f"{first} ({second})"


def service_about(register: Register, column: Column) -> str:
    """Return what is known of a service, as its head says when pointed at."""
    first, second = head_lines(register, column)
    kind = kind_title(register, column)
    parts = (first, second) if column.name else (kind, first, second)
    return ", ".join(part for part in dict.fromkeys(parts) if part)


def method_words(row: Row) -> str:
    """Return a method's code and title."""
    return f"{row.line.code} {row.line.title.best(language())}".strip()


def marks(row: Row, *, version: bool) -> str:
    """Return what must be said of a row: which version it is, withdrawn, a starter example."""
    line = row.line
    words = [
        say("across.version", n=line.number) if version else "",
        say("across.newest") if version and line.newest and line.number > 1 else "",
        say("across.withdrawn") if line.withdrawn else "",
        say("across.example") if line.starter_example else "",
    ]
    return ", ".join(word for word in words if word)


def spoken(register: Register, row: Row, column: Column, cell: Cell) -> str:
    """Return a cell as a screen reader says it: «G4 Avtale før deling, PPT 2 Bergen, delt»."""
    return f"{method_words(row)}, {service_words(register, column)}, {whole_word(cell)}"


def told_words(cell: Cell) -> str:
    """Return word and counts: «delt: enig 8, delvis eller uenig 4»; empty where nothing is told."""
    if cell.told is None:
        return ""
    counted = count_words(cell.told)
    word = whole_word(cell) if cell.word is not None else ""
    return ": ".join(part for part in (word, counted) if part)


def given_words(column: Column, cell: Cell) -> str:
    """Return when an answer was given, in which round and to which version.

    The day of a service without a name would name it.
    """
    words = [
        formats.date(cell.date) if cell.date is not None and column.name else "",
        say(f"terms.phase.{cell.phase.value}") if cell.phase.value else "",
        say("across.version", n=cell.number) if cell.number else "",
    ]
    return ", ".join(word for word in words if word)
