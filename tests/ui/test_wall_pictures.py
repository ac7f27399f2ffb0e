"""The pictures of the wall: every kind, light and dark, in every language, whatever the size."""

import typing
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from dialog_app.base.texts import LANGUAGES
from dialog_app.core.commands import findings, wall
from dialog_app.core.model.days import Phase
from dialog_app.core.slides.kinds import (
    AgendaSlide,
    BlackSlide,
    Column,
    Coming,
    CountdownSlide,
    Fill,
    Frame,
    GiveBackSlide,
    GivenPart,
    Look,
    MainAnswersSlide,
    MessageSlide,
    MethodSlide,
    ObstaclesSlide,
    Overlay,
    PrintedLine,
    Quotation,
    ReadThroughSlide,
    ResultSlide,
    Said,
    SaidList,
    Share,
    Slide,
)
from dialog_app.ui import theme
from dialog_app.ui.projector.overlay import box_of
from dialog_app.ui.projector.painters import PAINTERS, picture
from dialog_app.ui.projector.sheet import PLAIN, Sheet
from dialog_app.ui.widgets import patterns
from tests.core.days import PPT, SCHOOL, SHARING
from tests.core.slides import asking, count, seen

HD = QSize(1920, 1080)
LONG = "Samarbeid om en avtale med barnet og de foresatte før noe deles med andre tjenester. " * 3
WORD = "Sosialtjenesteungdomskontaktveiledningskoordineringsansvarlig" * 4


def inked(image: QImage, box: QRectF | None = None) -> int:
    """Return how many pixels of a picture (or a part of it) differ from its corner."""
    grey = QImage.Format.Format_Grayscale8
    ground = image.copy(2, 2, 1, 1).convertToFormat(grey).pixelColor(0, 0).lightness()
    part = (image.copy(box.toRect()) if box else image).convertToFormat(grey)
    dots = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    return int(np.count_nonzero(dots[:, : part.width()] != ground))


def columns(number: int) -> tuple[Column, ...]:
    shares = (
        Share(Fill.AGREE, "Enig", 9),
        Share(Fill.PARTLY, "Delvis enig", 3),
        Share(Fill.DISAGREE, "Uenig", 4),
        Share(Fill.NO_POSITION, "Tok ikke stilling", 3),
    )
    return tuple(
        Column(
            f"Tjeneste {place}",
            "16 av 19 tok stilling",
            "Enig med forbehold",
            (Fill.AGREE, Fill.PARTLY),
            shares=shares,
            whole=19,
        )
        for place in range(number)
    )


def result(number: int, title: str = "Avtale før deling") -> ResultSlide:
    return ResultSlide(
        place="Arbeidsmåte 1 av 3",
        clock="13.47",
        title=title,
        columns=columns(number),
        footer="Svarene står ved siden av barnas råd, som ikke endres.",
    )


def said(number: int, text: str) -> SaidList:
    rows = tuple(Said(str(place), text, "Lov og forskrift") for place in range(1, number + 1))
    return SaidList("Hindringer", rows, "Ingen", tuple(map(str, range(number + 1))))


def read(number: int, times: int) -> ReadThroughSlide:
    """Return a slide of minutes with lines of every look; `times` how long they are."""
    bar = PrintedLine(Look.BAR, LONG * times, fill=Fill.AGREE, count=9, whole=19)
    lines = [PrintedLine(look, LONG * times) for look in Look if look is not Look.BAR]
    items = [
        PrintedLine(Look.ITEM, LONG * times, mark=str(place), below=LONG * times, now=place == 1)
        for place in range(number)
    ]
    title, above = (LONG, LONG) if times else ("", "")
    return ReadThroughSlide(
        place=LONG,
        clock="13.47",
        title=title,
        above=above,
        lines=(*lines, bar, *items),
        footer=LONG * times,
    )


def extremes() -> dict[str, Slide]:
    quotation = Quotation(f"«{LONG}»", LONG)
    coming = tuple(Coming("13.52", LONG, "40 min") for _ in range(9))
    return {
        "agenda": AgendaSlide(
            heading=LONG,
            date="onsdag 18.11.2026",
            clock="13.47",
            now_word="Nå",
            title=LONG,
            detail=LONG,
            progress=99,
            done=LONG,
            coming_word="Etterpå",
            coming=coming,
            more="og 5 punkter til",
            end=Coming("15.42", "Slutt for dagen"),
        ),
        "word": AgendaSlide(heading=WORD, date="", clock="13.47", title=WORD, detail=WORD),
        "empty": AgendaSlide(heading="", date="", clock="13.47"),
        "method": MethodSlide(
            place=LONG, clock="13.47", title=LONG, summary=LONG * 3, example=LONG[:40],
            quotation=quotation, ask=LONG,
        ),
        "one": result(1),
        "four": result(4, LONG),
        "eight": result(8),
        "fourteen": result(14),
        "none": result(0),
        "read": read(0, 0),
        "read_much": read(40, 9),
        "obstacles": ObstaclesSlide(
            place="", clock="13.47", title=LONG, obstacles=said(40, LONG), possibilities=said(0, "")
        ),
        "pasted": ObstaclesSlide(
            place="", clock="13.47", title="", obstacles=said(1, "ord " * 50_000),
            possibilities=said(1, WORD * 40),
        ),
        "answers": MainAnswersSlide(
            place=LONG, clock="13.47", title=LONG, answers=(quotation,) * 9,
            first_of=tuple(map(str, range(10))),
        ),
        "countdown": CountdownSlide(
            clock="13.47", title=LONG, digits="1:04:32", following=LONG
        ),
        "given": GiveBackSlide(
            place=LONG, clock="13.47", title=LONG, quotation=quotation,
            parts=(GivenPart(LONG, (LONG,) * 9), GivenPart(WORD, (WORD,))) * 2,
            footer=LONG,
        ),
        "message": MessageSlide(text="<b>Hei</b> 😀 Sámi: čđŋšŧž\n" + WORD[:150]),
    }  # fmt: skip


def test_every_kind_of_slide_has_a_painter():
    assert set(PAINTERS) == set(typing.get_args(Slide))


@pytest.mark.parametrize("wall_theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_is_blank(qapp, language, wall_theme):
    here = asking()
    count(here, SCHOOL, (9, 3, 1, 3))
    count(here, PPT, (2, 1, 0, 1))
    here.do(findings.add_obstacle, findings.About(subject=SHARING), "Foreldre informeres", "LOV")
    for show in (
        (wall.show_agenda,),
        (wall.show_method, SHARING),
        (wall.show_result, SHARING, Phase.BEFORE),
        (wall.show_obstacles, SHARING),
        (wall.show_main_answers,),
        (wall.show_countdown,),
        (wall.show_message, "Pause"),
    ):
        here.do(*show)
        slide = seen(here, language)
        image = picture(Frame(slide), QSize(960, 540), theme.wall(wall_theme))
        assert inked(image) > 500, type(slide).__name__


def test_black_is_black_and_nothing_else(qapp):
    image = picture(Frame(BlackSlide()), HD, theme.wall("light"))
    assert all(
        image.pixelColor(x, y) == QColor("black")
        for x in range(0, 1920, 97)
        for y in range(0, 1080, 97)
    )


@pytest.mark.parametrize("size", [HD, QSize(1024, 768), QSize(1680, 1050), QSize(232, 131)])
@pytest.mark.parametrize("name", extremes())
def test_long_texts_stay_inside_the_margins(qapp, name, size):
    image = picture(Frame(extremes()[name]), size, theme.wall("light"))
    scale = min(size.height() / 1080, size.width() / 1440)
    edge = round(60 * scale)
    assert inked(image) > 100
    assert inked(image, QRectF(0, 0, size.width(), edge)) == 0
    assert inked(image, QRectF(0, 0, edge, size.height())) == 0
    assert inked(image, QRectF(size.width() - edge, 0, edge, size.height())) == 0
    foot = round(1060 * scale)
    assert inked(image, QRectF(0, foot, size.width(), size.height() - foot)) == 0


@pytest.mark.parametrize("size", [QSize(), QSize(0, 0), QSize(1, 1), QSize(7680, 200)])
def test_no_size_is_too_strange_to_paint(qapp, size):
    assert not picture(Frame(result(3)), size, theme.wall("dark")).isNull()


def test_the_preview_is_the_wall_made_small(qapp):
    large = picture(Frame(result(3)), HD, theme.wall("light"))
    small = picture(Frame(result(3)), QSize(960, 540), theme.wall("light"))
    for x, y in ((100, 285), (150, 605), (1000, 605), (150, 700)):
        assert large.pixelColor(x, y).lightness() == pytest.approx(
            small.pixelColor(x // 2, y // 2).lightness(), abs=60
        )


@pytest.fixture
def sheet(qapp):
    image = QImage(HD, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield Sheet(painter, theme.wall("light"), 1920)
    painter.end()


def test_text_steps_down_before_it_is_cut(sheet):
    roles = ("title", "title_s", "small")
    short = sheet.lay("Pause", (1700, 300), roles)
    longer = sheet.lay(LONG[:80], (1700, 150), roles)
    endless = sheet.lay(LONG * 9, (1700, 150), roles)
    assert (short.role, short.whole) == ("title", True)
    assert (longer.role, longer.whole) == ("small", True)
    assert (endless.role, endless.whole) == ("small", False)
    assert endless.lines[-1].endswith("…")
    assert endless.height <= 150


def test_no_letter_is_lost_when_lines_are_broken(sheet):
    text = "Sámi čđŋ 😀👩‍👩‍👧 " + LONG
    laid = sheet.lay(text, (500, 5000), ("lead",))
    assert "".join(laid.lines).replace(" ", "") == text.replace(" ", "")


def test_markup_is_shown_and_not_obeyed(qapp):
    plain = picture(Frame(MessageSlide(text="<b></b>")), HD, theme.wall("light"))
    assert inked(plain) > 500


@pytest.mark.parametrize("fill", Fill)
def test_every_fill_of_a_slide_has_a_pattern(fill):
    assert patterns.Fill(fill.value)


def test_bars_of_services_can_be_compared(qapp):
    """Eight of sixteen reach half across, whatever the other services answered."""
    half = Column("A", shares=(Share(Fill.AGREE, "Enig", 8),), whole=16)
    full = Column("B", shares=(Share(Fill.AGREE, "Enig", 12),), whole=12)
    slide = ResultSlide(place="", clock="", title="T", columns=(half, full), footer="f")
    image = picture(Frame(slide), HD, theme.wall("light"))
    agree = theme.colour("agree", theme.wall("light"))
    widths = [
        max(
            sum(image.pixelColor(x, y) == agree for x in range(left, left + 832))
            for y in range(280, 900, 4)
        )
        for left in (96, 992)
    ]
    assert widths[0] == pytest.approx(widths[1] / 2, abs=8)


# --- what is laid over ------------------------------------------------------------------------

OVER = [
    Overlay("16 min", "igjen"),
    Overlay("0:42", "igjen", seconds=True),
    Overlay("12:59", "Gruppe 104", seconds=True),
    Overlay(words="Gruppe 12 · Vi runder av"),
]
UNDER = sorted(set(extremes()) - {"countdown"})


@pytest.mark.parametrize("name", UNDER)
@pytest.mark.parametrize("size", [HD, QSize(1024, 768), QSize(1080, 1920), QSize(3840, 2160)])
@pytest.mark.parametrize("over", OVER, ids=lambda over: over.words)
def test_no_text_ever_stands_under_what_is_laid_over(qapp, monkeypatch, name, size, over):
    boxes = []

    def keep_box(sheet, overlay):
        boxes.append((box_of(sheet, overlay), sheet.painter.device().devicePixelRatio()))

    monkeypatch.setattr("dialog_app.ui.projector.overlay.paint", keep_box)
    image = picture(Frame(extremes()[name], over), size, theme.wall("light"))
    ((box, scale),) = boxes
    place = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
    assert QRectF(image.rect()).contains(place)
    assert inked(image, place) == 0


@pytest.mark.parametrize("over", OVER, ids=lambda over: over.words)
@pytest.mark.parametrize("wall_theme", ["light", "dark"])
def test_what_is_laid_over_is_seen_and_whole(qapp, monkeypatch, over, wall_theme):
    written = []
    line = Sheet.line

    def keep_line(sheet, text, at, role, *how):
        width = line(sheet, text, at, role, *how)
        ink, room = (*how, PLAIN, 0.0)[:2] if len(how) != 1 else (how[0], 0.0)
        written.append((text, room, sheet.measure(text, role, ink.bold)))
        return width

    monkeypatch.setattr(Sheet, "line", keep_line)
    slide = MessageSlide(text="")
    bare = picture(Frame(slide), HD, theme.wall(wall_theme))
    image = picture(Frame(slide, over), HD, theme.wall(wall_theme))
    assert inked(image) > inked(bare) + 1000
    said = [(text, room, width) for text, room, width in written if text in (over.time, over.words)]
    assert {text for text, _, _ in said} >= {over.words}
    assert all(room == 0 or width <= room for _, room, width in said)


# --- names ------------------------------------------------------------------------------------

LONG_NAME = "Sosialpedagogisk oppfølgingstjeneste for ungdom og unge voksne, "


@pytest.mark.parametrize("number", [5, 8, 14])
@pytest.mark.parametrize("size", [HD, QSize(1024, 768)])
def test_services_that_differ_in_their_last_word_can_be_told_apart(qapp, monkeypatch, number, size):
    written = []
    draw = QPainter.drawText

    def keep(painter, *how):
        written.append(how[1])
        draw(painter, *how)

    told = type("Told", (QPainter,), {"drawText": keep})

    monkeypatch.setattr("dialog_app.ui.projector.painters.QPainter", told)
    places = [f"sted {chr(ord('a') + place)}" for place in range(number)]
    named = [
        replace(column, service=LONG_NAME + place)
        for column, place in zip(columns(number), places, strict=True)
    ]
    picture(Frame(replace(result(0), columns=tuple(named))), size, theme.wall("light"))
    names = [text for text in written if isinstance(text, str) and text.startswith("Sosial")]
    assert len(set(names)) == number
    assert all(any(name.endswith(place[-1]) for name in names) for place in places)


# --- a rehearsal ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [HD, QSize(1024, 768), QSize(1080, 1920), QSize(960, 540)])
@pytest.mark.parametrize("name", sorted(extremes()))
def test_the_mark_of_a_rehearsal_stands_alone_above_every_slide(qapp, name, size):
    slide = extremes()[name]
    image = picture(Frame(slide, mark="Rehearsal, Prøve"), size, theme.wall("light"))
    bare = picture(Frame(slide), size, theme.wall("light"))
    scale = min(size.height() / 1080, size.width() / 1440)
    above = QRectF(0, 0, size.width(), round(60 * scale))
    assert inked(bare, above) == 0
    assert inked(image, above) > 20
    empty = Frame(MessageSlide(text=""), mark="Rehearsal, Prøve")
    assert inked(picture(empty, size, theme.wall("light"))) == inked(image, above)


def test_a_black_wall_bears_no_mark(qapp):
    bare = picture(Frame(BlackSlide()), HD, theme.wall("light"))
    assert picture(Frame(BlackSlide(), mark="Prøve"), HD, theme.wall("light")) == bare
