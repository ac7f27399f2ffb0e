"""Pictures of *På tvers*: every part over the demonstration, and every state of the picture."""

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QMainWindow, QWidget

import screens_decide
from dialog_app.base.settings import Settings
from dialog_app.core.across.filter import Filter, VersionChoice
from dialog_app.core.across.heard import hear
from dialog_app.core.across.live import LivePictures
from dialog_app.core.across.sums import RoundSum
from dialog_app.core.across.whole import Whole
from dialog_app.core.measures import Tally
from dialog_app.core.model.base import DayRow, SubjectKind, Words
from dialog_app.core.model.catalogue import Description, MethodVersion, Programme, WorkingMethod
from dialog_app.core.model.days import DayState, Phase
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.rehearsal import InOne, MemoryArchive
from dialog_app.desk.session import Session
from dialog_app.ui.across.parts import PARTS
from dialog_app.ui.across.picture_part import PicturePart
from dialog_app.ui.frame.house import House
from dialog_app.ui.main_window import MainWindow
from dialog_app.ui.pages.across import AcrossPage

Take = Callable[[QWidget, str], None]

NAMES: Final = (
    *(f"across-{part.key}" for part in PARTS),
    *("across-opened", "across-versions-each", "across-versions-together"),
    *("across-one", "across-hidden", "across-every-kind"),
    *screens_decide.NAMES,
)
"""The pictures that need more time: what lies behind them is read after the paint."""

_DATE: Final = datetime.date(2026, 11, 18)
_TITLES: Final = {"G3": "Reglene tidlig", "G4": "Avtale før deling", "G5": "Vite hva som står"}
_COUNTS: Final = ((12, 0, 0), (8, 0, 4), (6, 6, 0), (3, 6, 3), (0, 0, 12), (2, 1, 1), (9, 3, 1))


def parts(window: MainWindow, take: Take) -> None:
    """Take every part over an archive that holds something, and what opens in the picture."""
    window.workspace.show_place("across")
    page = window.findChildren(AcrossPage)[-1]
    page.scope.choose(page.scope.programme_code, "")
    for part in PARTS:
        page.go_to(part.key)
        take(window, f"across-{part.key}")
    page.go_to("picture")
    picture = page.part
    if isinstance(picture, PicturePart):
        picture.turn_filter()
        picture.turn_numbers()
        take(window, "across-opened")
        picture.turn_filter()
        picture.turn_numbers()
    screens_decide.states(window, take)
    page.go_to("picture")
    for choice in (VersionChoice.EACH, VersionChoice.TOGETHER):
        page.scope.look(Filter(version=choice))
        take(window, f"across-versions-{choice.value}")
    page.scope.look(Filter())


def windows(settings: Settings) -> Iterator[tuple[str, QMainWindow]]:
    """Give the picture of archives where there is little to see; the taker puts it away."""
    every = [_heard(f"s{n}", f"{code}-2", n) for code in _TITLES for n in range(7)]
    few = [replace(one, tally=Tally(2, 1, 1)) for one in every]
    older = [replace(one, version_id=one.version_id.replace("-2", "-1")) for one in every[::2]]
    yield "across-none", _window((), settings)
    yield "across-one", _window([one for one in every if one.service_id == "s1"], settings)
    yield "across-hidden", _window(few, settings)
    yield "across-every-kind", _window([*every[1::2], *older], settings)


def _window(given: Sequence[RoundSum], settings: Settings) -> QMainWindow:
    laptop = ThisLaptop("laptop-1")
    session = Session(_Given(laptop, _register(), given), laptop)
    window = MainWindow(House(session, "", lambda _place: None, lambda _kept: None), settings)
    window.workspace.show_place("across")
    return window


class _Given(MemoryArchive):
    """An archive whose answered rounds are given."""

    def __init__(self, laptop: ThisLaptop, register: Register, given: Sequence[RoundSum]) -> None:
        super().__init__(laptop, register)
        self._given = tuple(given)

    @property
    def across(self) -> Any:
        """What it tells across its days."""
        return _GivenAcross(super().across, self._given)


class _GivenAcross:
    def __init__(self, own: Any, given: tuple[RoundSum, ...]) -> None:
        self._own = own
        self._given = given

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)

    def sums(self) -> Sequence[RoundSum]:
        """Return the rounds that were given."""
        return self._given

    def pictures(self) -> LivePictures:
        """Return the pictures of the rounds that were given."""
        return LivePictures(hear(self._given))

    def pieces(self, kinds: Collection[type[DayRow]]) -> InOne:
        """Return what reads the rounds that were given; nobody has a role."""
        return InOne(Whole(self._own.kind_days(kinds), self._given, (), ()))


def _register() -> Register:
    rows: list[Any] = [
        Programme(id="p", code="p", title=Words("MITT LIV psykisk helse i kommunen")),
        Description(id="g", code="G", programme_code="p", title=Words("Felles grunndel")),
    ]
    for place, (code, title) in enumerate(_TITLES.items()):
        rows.append(WorkingMethod(id=code, code=code, description_code="G", position=place))
        rows += [
            MethodVersion(
                id=f"{code}-{number}",
                method_id=code,
                number=number,
                title=Words(title),
                summary=Words(),
            )
            for number in (1, 2)
        ]
    kinds = ("SH", "SH", "PPT", "PPT", "OS", "OS", "BA")
    rows += [Service(id=f"s{n}", name=kind, kind=kind, size=12) for n, kind in enumerate(kinds)]
    return Register(rows)


def _heard(service_id: str, version_id: str, counts: int) -> RoundSum:
    tally = Tally(*_COUNTS[(counts + len(version_id)) % len(_COUNTS)])
    return RoundSum(
        round_id=f"{service_id}-{version_id}",
        day_id="day",
        date=_DATE,
        state=DayState.CLOSED,
        service_id=service_id,
        group_id="",
        subject_kind=SubjectKind.METHOD,
        version_id=version_id,
        phase=Phase.AFTER,
        present=tally.asked,
        closed=True,
        tally=tally,
    )
