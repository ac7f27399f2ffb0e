"""A document directed with ReportLab's canvas."""

import io
from typing import Final

from dialog_app.core.minutes.blocks import Document, Paragraph, Tone, text
from dialog_app.reports.elements import Setting
from dialog_app.reports.flow import Page, pages
from dialog_app.reports.fonts import REGULAR, faces
from dialog_app.reports.pen import LANGUAGES, Pen
from dialog_app.reports.reportlab_safe import Canvas
from dialog_app.reports.tagged import Decoration, Papers, finish
from dialog_app.reports.theme import A4, look
from dialog_app.reports.typeset import Piece, directed, fitted, width_of

_HEAD: Final = 35.0
_FOOT: Final = 30.0
_STATE_HEIGHT: Final = 17.0
_STATE_SIDE: Final = 8.0


def draw(document: Document) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-2a; the same document is always the same bytes."""
    setting, made = _set(document)
    file = io.BytesIO()
    pen = Pen(_canvas(file, document), look())
    for number, page in enumerate(made, start=1):
        _draw_page(pen, document, page, (number, len(made)))
    papers = Papers(document.title, LANGUAGES[document.language])
    finish(pen.canvas, setting.root, pen.marks, papers)
    pen.canvas.save()
    return file.getvalue()


def page_count(document: Document) -> int:
    """Return how many pages a document fills."""
    return len(_set(document)[1])


def _set(document: Document) -> tuple[Setting, list[Page[Pen]]]:
    """Return the document set in lines and broken into pages."""
    paper = look()
    height = paper.top - paper.bottom - _HEAD - _FOOT
    setting = Setting(paper.scaled(document.scale), faces(), height)
    strips = setting.strips(document.blocks)
    setting.leave_method()
    seal = (Paragraph(text(document.seal), Tone.SMALL),) if document.seal else ()
    strips += setting.strips((*document.closing, *seal), together=True)
    return setting, pages(strips, height)


def _canvas(file: io.BytesIO, document: Document) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,  # type: ignore[arg-type]
        initialFontSize=10,
        lang=LANGUAGES[document.language],
        pdfVersion=(1, 7),
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_page(pen: Pen, document: Document, page: Page[Pen], numbers: tuple[int, int]) -> None:
    paper = pen.look
    with pen.inside(Decoration.HEADER):
        _head(pen, document)
    top = paper.top - _HEAD
    pen.look = paper.scaled(document.scale)
    for down, strip in page.placed():
        strip.draw(pen, top - down)
    pen.look = paper
    with pen.inside(Decoration.FOOTER):
        _foot(pen, document, numbers)
    pen.turn()


def _head(pen: Pen, document: Document) -> None:
    paper, size = pen.look, pen.look.small
    state = fitted(faces(), document.state, 40 * 1000, strong=True)
    words = (Piece(state, strong=True),)
    wide = width_of(faces(), words) * size.letters / 1000 + 2 * _STATE_SIDE
    pen.box(paper.right - wide, paper.top - _STATE_HEIGHT, wide, _STATE_HEIGHT)
    down = paper.top - (_STATE_HEIGHT - size.line) / 2
    pen.lines(paper.right - wide + _STATE_SIDE, down, [directed(words)], size)
    room = (paper.width - wide - _STATE_SIDE) / size.letters * 1000
    header = (Piece(fitted(faces(), document.header, room)),)
    pen.lines(paper.left, down, [directed(header)], size)
    pen.rule(paper.top - _STATE_HEIGHT - 5.5, 0.5, paper.text)


def _foot(pen: Pen, document: Document, numbers: tuple[int, int]) -> None:
    paper, size = pen.look, pen.look.small
    top = paper.bottom + size.line
    page = document.page_of.replace("{page}", str(numbers[0])).replace("{pages}", str(numbers[1]))
    pen.line_to(paper.right, top, page, size, strong=True)
    room = (paper.width - 80) / size.letters * 1000
    footer = (Piece(_footer(document.footer, room)),)
    pen.lines(paper.left, top, [directed(footer)], size)
    pen.rule(top + 5, 0.5, paper.text)


def _footer(parts: tuple[str, ...], room: float) -> str:
    """Return the footer on one line: a long name gives way, version and time never do."""
    name, *rest = parts
    end = "".join(f" · {part}" for part in rest)
    return fitted(faces(), name, room - faces().regular.width(end)) + end
