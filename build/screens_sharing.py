"""Pictures of the cards that hand a day over, take one in, and lay two copies side by side."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QMainWindow, QWidget

from dialog_app.core.day import Day
from dialog_app.core.errors import RuleBroken
from dialog_app.core.merge.alike import pairs
from dialog_app.core.merge.compare import compared
from dialog_app.core.merge.states import copy_of
from dialog_app.core.model.base import DayRow, Source, SubjectKind, Words
from dialog_app.core.model.catalogue import MethodVersion, WorkingMethod
from dialog_app.core.model.days import DayInfo, DayKind, DayState, Phase
from dialog_app.core.model.said import Action, Answer, Obstacle, Position, Reason, Round
from dialog_app.core.model.services import Service
from dialog_app.core.ports import DayLine, StoreFailed
from dialog_app.core.register import Register
from dialog_app.ui.frame.overlay import OverCard, Overlay
from dialog_app.ui.live.spoken import spoken
from dialog_app.ui.sharing.deeds import Arrived, Brought, OfferedDay, SharingDeeds, StepsOfBackup
from dialog_app.ui.sharing.give_card import GiveCard
from dialog_app.ui.sharing.many_card import ManyCard
from dialog_app.ui.sharing.many_run import Item, Outcome
from dialog_app.ui.sharing.take_card import TakeCard

DATE: Final = datetime.date(2026, 11, 21)
FILE: Final = "Dialogdag i Bergen 21.11.2026.dialogdag"
_SIZE: Final = (1366, 768)
_DAY: Final = "dag"
_PLACES: Final = ("i Bergen", "i Lillevik", "i Nordvik", "i Elvestad", "i Vågen", "i Sundby")
_DAYS: Final = (
    DayLine("a", DATE, DayKind.DIALOGUE, "Dialogdag i Bergen", "Bergen", DayState.HELD, ()),
    DayLine("b", DATE, DayKind.DIALOGUE, "Dialogdag i Lillevik", "Bærum", DayState.HELD, ()),
)
_VERSION: Final = "v-g4"
_REGISTER: Final = Register(
    [
        Service(id="s", name="Skolehelsetjenesten", kind="SH"),
        WorkingMethod(id="m", code="G4", description_code="G", source=Source.LOCAL),
        MethodVersion(
            id=_VERSION,
            method_id="m",
            number=1,
            title=Words(nb="Avtale før deling"),
            summary=Words(),
        ),
    ]
)
_ABOUT: Final[dict[str, Any]] = {
    "day_id": _DAY,
    "subject_kind": SubjectKind.METHOD,
    "version_id": _VERSION,
}


def windows() -> Iterator[tuple[str, QMainWindow]]:
    """Give each card over a page, with the name of its picture; the taker puts it away."""
    line = DayLine(_DAY, DATE, DayKind.DIALOGUE, "Dialogdag i Bergen", "Bergen", DayState.HELD, ())
    yield "day-handed-over", _over(GiveCard(_deeds(), line))
    card = TakeCard(_deeds(locked=True), _nothing, _nobody)
    yield "day-locked", _over(card, card.read)
    whole = TakeCard(_deeds(days=_DAYS), _nothing, _nobody)
    yield "day-of-archive", _over(whole, whole.read, "Bergen.dialogarkiv")
    side = TakeCard(_deeds(), _nothing, _nobody)
    yield "day-side-by-side", _over(side, side.read, arrived=True)
    yield from _many()


def _many() -> Iterator[tuple[str, QMainWindow]]:
    """Give the card of many files: before, meanwhile, and when all is told."""
    paths = [Path(f"Dialogdag {place} 21.11.2026.dialogdag") for place in _PLACES]
    yield "days-many-asked", _over(ManyCard(_deeds(locked=True), paths, _nothing))
    running = ManyCard(_deeds(), paths, _nothing)
    window = _over(running)
    running.show_progress("taken", 3)
    yield "days-many-running", window
    done = ManyCard(_deeds(), paths, _nothing)
    window = _over(done)
    done.show_done(_items(paths))
    yield "days-many-done", window


def _items(paths: list[Path]) -> tuple[Item, ...]:
    comparison = sample().comparison
    brought = Brought(paths[0], None, None)
    broken, wrong = RuleBroken("bundle.broken"), RuleBroken("bundle.passphrase")
    return (
        Item(paths[0], Outcome.CONFLICTS, "Dialogdag i Bergen", "b", comparison, brought=brought),
        Item(paths[1], Outcome.NEW_DAY, "Dialogdag i Lillevik", "l"),
        Item(paths[2], Outcome.TAKEN, "Dialogdag i Nordvik", "n", comparison),
        Item(paths[3], Outcome.REFUSED, error=broken),
        Item(paths[4], Outcome.REFUSED, error=wrong),
        Item(paths[5], Outcome.ALL_HERE, "Dialogdag i Sundby", "s"),
    )


def _nothing(_day_id: str) -> None:
    """Go nowhere: nothing was taken in."""


def _nobody(_files: Sequence[Path]) -> None:
    """Take in no more than one file."""


def _no_backup() -> StepsOfBackup:
    raise StoreFailed("full")


def _over(
    card: OverCard, read: object = None, file: str = FILE, *, arrived: bool = False
) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(*_SIZE)
    overlay = Overlay(window)
    overlay.toggle(card)
    if isinstance(card, TakeCard):
        if arrived:
            card.show_arrived(sample())
        elif read is not None:
            card.read([Path(file)])
    return window


def sample() -> Arrived:
    """Return a copy with something of everything, as it lies beside ours."""
    before = Day(_before())
    base = copy_of(before, {}).states
    mine = copy_of(Day(_mine()), base)
    theirs = copy_of(Day(_theirs()), base)
    comparison = compared(mine, theirs)
    alike = pairs(comparison, spoken())
    when = {"obstacle:o1": datetime.datetime(2026, 11, 21, 12, 47, tzinfo=datetime.UTC)}
    return Arrived(_DAY, "Dialogdag i Bergen", comparison, alike, _REGISTER, when, None)


def _deeds(*, locked: bool = False, days: tuple[OfferedDay, ...] = ()) -> SharingDeeds:
    return SharingDeeds(
        copy=lambda _day_id: b"",
        check=lambda _typed: None,
        seal=lambda _copy, _typed, _path: None,
        is_locked=lambda _path: locked,
        open=lambda _path, _typed, _token: None,
        is_archive=lambda _path: bool(days),
        days=lambda _path, _token: days,
        open_day=lambda _path, _day_id, _token: None,
        lay=lambda _file: sample,
        add=lambda _arrived: None,
        take_in=lambda _arrived, _chosen, _same: False,
        files_in=tuple,
        read_many=lambda _paths, _typed, _token, _tell: (),
        parse=lambda _one: None,
        begin_many=_no_backup,
        end_many=lambda: None,
        namesakes=lambda: ("Skolehelsetjenesten",),
    )


def _info(place: str = "") -> DayInfo:
    day: Any = {"id": _DAY, "day_id": _DAY, "date": DATE, "title": "Dialogdag"}
    return DayInfo(**day, kind=DayKind.DIALOGUE, place=place)


def _before() -> list[DayRow]:
    return [_info(), _obstacle("o1", 1, "Vi har ikke tid til å avtale med barnet"), *_round(3, 1)]


def _mine() -> list[DayRow]:
    reworded = _obstacle("o1", 1, "Vi har ikke tid til å avtale med barnet før møtet")
    added = _obstacle("o2", 2, "Taushetsplikten stopper oss i skolen", "blå-7")
    return [_info(), reworded, added, *_round(5, 2)]


def _theirs() -> list[DayRow]:
    reworded = _obstacle("o1", 1, "Vi har for lite tid til å avtale med barnet")
    reason = Reason(
        id="r", **_ABOUT, text="Barnet vet best selv hva som kan sies", number=1, service_id="s"
    )
    action = Action(
        id="a", **_ABOUT, text="Lage en fast avtaletekst", number=1, service_id="s", who="leder"
    )
    added = _obstacle("o3", 2, "Taushetsplikten stopper oss på skolen", "rød-3")
    return [_info("Bergen rådhus"), reworded, added, reason, action, *_round(4, 4)]


def _obstacle(row_id: str, number: int, text: str, origin: str = "blå-7") -> Obstacle:
    return Obstacle(
        id=row_id, origin=origin, **_ABOUT, text=text, number=number, category_code="TID"
    )


def _round(agree: int, disagree: int) -> list[DayRow]:
    asked = Round(id="q", **_ABOUT, service_id="s", phase=Phase.BEFORE, present=8)
    counts = ((Position.AGREE, agree), (Position.DISAGREE, disagree))
    answers = [
        Answer(id=f"q-{place}", day_id=_DAY, round_id="q", position=position, count=count)
        for place, (position, count) in enumerate(counts)
    ]
    return [asked, *answers]
