"""The papers of a planned day as files: agenda, run sheet, forms and poster."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from dialog_app.base.texts import Texts
from dialog_app.core.day import Day
from dialog_app.core.minutes.blocks import Document
from dialog_app.core.model.services import Service
from dialog_app.core.papers import DayPaper, forms, poster, public_agenda, run_sheet
from dialog_app.core.register import Register
from dialog_app.reports import pdf
from dialog_app.reports.files import write_file
from dialog_app.reports.names import paper_name, service_names

_ENDINGS: Final = {
    DayPaper.AGENDA: "agenda.file",
    DayPaper.RUN_SHEET: "agenda.sheet.file",
    DayPaper.FORMS: "forms.file",
    DayPaper.POSTER: "poster.file",
}
# The largest type that fits on one page is taken; two columns where one would be too small.
_POSTERS: Final = (
    *((scale, 1) for scale in (3.2, 2.8, 2.5, 2.2, 2.0, 1.8, 1.6, 1.4)),
    *((scale, 2) for scale in (1.4, 1.2, 1.0, 0.85)),
)
_READABLE: Final = _POSTERS.index((1.4, 2))


def document(kind: DayPaper, day: Day, register: Register, words: Texts) -> Document:
    """Return a paper in the language of `words`; the forms are those for any service."""
    if kind is DayPaper.RUN_SHEET:
        return run_sheet.document(day, register, words)
    if kind is DayPaper.FORMS:
        return forms.document(day, register, words)
    if kind is DayPaper.POSTER:
        return _poster(day, register, words)
    return public_agenda.document(day, register, words)


def name_of(kind: DayPaper, day: Day, register: Register, words: Texts) -> str:
    """Return «2026-11-21_Bergen_dialogdag_dagsorden.pdf», safe on any system."""
    return paper_name(day, register, words, words(_ENDINGS[kind]))


def write(kind: DayPaper, path: Path, day: Day, register: Register, words: Texts) -> None:
    """Write a paper as PDF; raises as `write_file`."""
    write_file(path, pdf.render(document(kind, day, register, words)))


def write_in(
    folder: Path,
    kind: DayPaper,
    day: Day,
    register: Register,
    words: Texts,
) -> tuple[Path, ...]:
    """Write a paper into a folder under its own name, and return where.

    Of the forms there is one for each service, in its own language, and then one for any service,
    in the language of `words`. Raises as `write_file`.
    """
    paths: list[Path] = []
    if kind is DayPaper.FORMS:
        paths += write_forms(folder, day, register, day.service_ids)
    paths.append(folder / name_of(kind, day, register, words))
    write(kind, paths[-1], day, register, words)
    return tuple(paths)


def write_forms(
    folder: Path,
    day: Day,
    register: Register,
    service_ids: Sequence[str],
    words: Texts | None = None,
) -> tuple[Path, ...]:
    """Write the forms of services, each in its own language where no words are given.

    A service that is no longer known has none. Raises as `write_file`.
    """
    paths: list[Path] = []
    for service_id in service_ids:
        service = register.find(Service, service_id)
        if service is None:
            continue
        told = words or Texts(service.language)
        names = (folder / name for name in _form_names(day, register, service_id, told))
        paths.append(next(path for path in names if path not in paths))
        made = forms.document(day, register, told, service_id)
        write_file(paths[-1], pdf.render(made))
    return tuple(paths)


def _form_names(day: Day, register: Register, service_id: str, words: Texts) -> Iterator[str]:
    for name in service_names(day, register, service_id, (words(_ENDINGS[DayPaper.FORMS]),)):
        yield f"{name}.pdf"


def _poster(day: Day, register: Register, words: Texts) -> Document:
    """Return the poster in the largest type that fits on one page.

    Where none does, it takes several pages in type that can be read from a few steps away.
    """
    from dialog_app.reports.drawing import page_count

    made = [
        poster.document(day, register, words, scale=scale, columns=columns)
        for scale, columns in _POSTERS
    ]
    return next((one for one in made if page_count(one) == 1), made[_READABLE])
