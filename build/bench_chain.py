"""The chain in a large archive: searching it, and the stories of a service and of a method.

The archive of two thousand days holds 480,000 answers. Promised times are references that stand
still. That a story does not grow with the archive is shown by a service and a method that are met
on as many days in the small archive as in the large one, and that a search does not by words that
both archives answer with as much.
"""

import datetime
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from bench_many import Made, build_many
from dialog_app.cli.demo import build
from dialog_app.core.model.said import Action, Obstacle, Possibility, Reason
from dialog_app.core.search import Hit
from dialog_app.core.story.method import method_story, version_ids
from dialog_app.core.story.service import service_story
from dialog_app.desk.laptop import ThisLaptop
from dialog_app.desk.session import Session
from dialog_app.storage.archive import open_archive

FEW: Final = 200
MANY: Final = 2_000
ANSWERS: Final = 480_000
SEARCH_MS: Final = 30.0
SERVICE_MS: Final = 100.0
METHOD_MS: Final = 200.0
LIST_MS: Final = 100.0
GROWTH: Final = 1.2
_SHOWN: Final = 9

Found = tuple[str, list[float], list[float], float]


def chain(rounds: int) -> list[Found]:
    """Return name, times (ms), references and goal of everything that reads across the days."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = _archives(Path(folder))
        try:
            return [
                *_searches(rounds, few, many),
                *_stories(rounds, few, many),
                *_lists(rounds, few, many),
            ]
        finally:
            few.session.close()
            many.session.close()


class _Open:
    """An archive of the bench, opened as the window opens it."""

    def __init__(self, made: Made, words: Sequence[str]) -> None:
        laptop = ThisLaptop("bench")
        self.made = made
        self.words = words
        self.archive = open_archive(made.path, laptop)
        self.session = Session(self.archive, laptop)
        self.register = self.session.register

    def search(self, typed: str) -> Sequence[Hit]:
        """Search as the card does."""
        return self.session.across.found(typed, _SHOWN, "nb")

    def service(self, service_id: str) -> object:
        """Read and tell the story of a service."""
        return service_story(
            self.register, service_id, self.session.across.service_days(service_id)
        )

    def method(self, method_id: str) -> object:
        """Read and tell the story of a method."""
        versions = version_ids(self.register, method_id)
        return method_story(self.register, method_id, self.session.across.version_days(versions))


def _archives(folder: Path) -> tuple[_Open, _Open]:
    said = sentences(folder / "demonstration.dialogarkiv")
    words = _queries(said)
    few, many = (
        _Open(build_many(folder / f"{days}.dialogarkiv", days, said), words) for days in (FEW, MANY)
    )
    if many.made.answers != ANSWERS:
        raise ValueError(many.made.answers)
    return few, many


def sentences(place: Path) -> list[str]:
    """Return what was said in the demonstration, so that the words are those of such days."""
    build(place, datetime.date(2026, 11, 21))
    archive = open_archive(place, ThisLaptop("bench"))
    try:
        days = archive.across.kind_days((Obstacle, Possibility, Action, Reason))
        kinds: tuple[type[Any], ...] = (Obstacle, Possibility, Action, Reason)
        return [row.text for day in days for kind in kinds for row in day.all(kind)]
    finally:
        archive.close()


def _queries(said: Sequence[str]) -> list[str]:
    """Return what is searched for: a letter, short and long words, two together, a code, a date."""
    words = sorted({word.strip(".,:;«»()") for one in said for word in one.split()})
    longest = sorted(words, key=len)[-3:]
    return ["e", "ba", "barn", "barn for", "2026", "G4", "utekontakten xyz", *longest]


def _searches(rounds: int, few: _Open, many: _Open) -> list[Found]:
    times = {
        word: _alternating(rounds, partial(few.search, word), partial(many.search, word))
        for word in many.words
    }
    large = [time for pair in times.values() for time in pair[1]]
    worst = max((pair[1] for pair in times.values()), key=lambda some: sorted(some)[len(some) // 2])
    # A word that only the large archive has enough of is answered by more: the answer has grown.
    same = [pair for word, pair in times.items() if len(few.search(word)) == len(many.search(word))]
    small_of_same, large_of_same = ([time for pair in same for time in pair[at]] for at in (0, 1))
    return [
        ("search, of 30 ms", large, [SEARCH_MS], 1),
        ("search, its slowest words, of 30 ms", worst, [SEARCH_MS], 1),
        (f"{MANY} days against {FEW}: search", large_of_same, small_of_same, GROWTH),
    ]


def _stories(rounds: int, few: _Open, many: _Open) -> list[Found]:
    made = many.made
    service = _times(rounds, lambda: many.service(made.service_id))
    method = _times(rounds, lambda: many.method(made.method_id))
    same_service = _alternating(
        rounds,
        lambda: few.service(made.same_service_id),
        lambda: many.service(made.same_service_id),
    )
    same_method = _alternating(
        rounds, lambda: few.method(made.same_method_id), lambda: many.method(made.same_method_id)
    )
    return [
        ("a service's story, of 100 ms", service, [SERVICE_MS], 1),
        ("a method's story, of 200 ms", method, [METHOD_MS], 1),
        (f"{MANY} days against {FEW}: a service's story", *same_service[::-1], GROWTH),
        (f"{MANY} days against {FEW}: a method's story", *same_method[::-1], GROWTH),
    ]


def _lists(rounds: int, few: _Open, many: _Open) -> list[Found]:
    days = _times(rounds, many.session.days)
    small, large = _alternating(rounds, few.archive.register, many.archive.register)
    return [
        (f"the list of {MANY} days, of 100 ms", days, [LIST_MS], 1),
        (f"{MANY} days against {FEW}: the register", large, small, GROWTH),
    ]


def _alternating(
    rounds: int, one: Callable[[], object], other: Callable[[], object]
) -> tuple[list[float], list[float]]:
    one(), other()
    pairs = [(_time(one), _time(other)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _times(rounds: int, work: Callable[[], object]) -> list[float]:
    work()
    return [_time(work) for _ in range(rounds)]


def _time(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
