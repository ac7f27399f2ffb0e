"""What must be said about a picture across services before anybody reads anything out of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dialog_app.core.across.cells import Picture, PictureRemark, RemarkKind, Why
from dialog_app.core.across.filter import VersionChoice
from dialog_app.core.model.services import Service
from dialog_app.core.register import Register

MANY_METHODS: Final = 100


def remarks(picture: Picture, register: Register, kept_back: int, *, any_answers: bool) -> Picture:
    """Return the picture with everything that must be said about it, in the order it is said.

    `kept_back` services would be known by their place; `any_answers` tells whether there is
    anything to filter at all.
    """
    found = [
        *_what_is_there(picture, kept_back, any_answers=any_answers),
        *_versions(picture),
        *_services(picture, register),
        *_beside(picture),
    ]
    if picture.groups:
        found.append(PictureRemark(RemarkKind.GROUPS, picture.groups))
    if picture.open_days:
        found.append(PictureRemark(RemarkKind.OPEN_DAYS, picture.open_days))
    order = list(RemarkKind)
    return replace(picture, remarks=tuple(sorted(found, key=lambda one: order.index(one.kind))))


def _what_is_there(
    picture: Picture, kept_back: int, *, any_answers: bool
) -> Iterator[PictureRemark]:
    if not picture.rows:
        yield PictureRemark(RemarkKind.NO_METHODS)
    if len(picture.rows) > MANY_METHODS:
        yield PictureRemark(RemarkKind.MANY_METHODS, len(picture.rows))
    if kept_back:
        yield PictureRemark(RemarkKind.PLACE_WOULD_NAME, kept_back)
    if not any_answers:
        yield PictureRemark(RemarkKind.NO_ANSWERS)
    elif not picture.columns:
        yield PictureRemark(RemarkKind.NOTHING_LEFT)
    elif 0 < sum(row.answered for row in picture.rows) == sum(row.hidden for row in picture.rows):
        yield PictureRemark(RemarkKind.ALL_HIDDEN, len(picture.columns))


def _versions(picture: Picture) -> Iterator[PictureRemark]:
    if picture.filter.version is VersionChoice.TOGETHER:
        mixed = sum(len(row.numbers) > 1 for row in picture.rows)
        if mixed:
            yield PictureRemark(RemarkKind.VERSIONS_TOGETHER, mixed)
        return
    if picture.filter.version is VersionChoice.NEWEST:
        others = sum(row.reasons[Why.OTHER_VERSION] for row in picture.rows)
        if others:
            yield PictureRemark(RemarkKind.OTHER_VERSIONS, others)
    if len(picture.columns) > 1 and not any(row.answered > 1 for row in picture.rows):
        yield PictureRemark(RemarkKind.NONE_ALIKE)


def _services(picture: Picture, register: Register) -> Iterator[PictureRemark]:
    if len(picture.columns) == 1:
        yield PictureRemark(RemarkKind.ONE_SERVICE)
    named = [column.service_id for column in picture.columns if column.name]
    names = Counter(register.one(Service, row_id).name for row_id in named)
    twins = sum(count for count in names.values() if count > 1)
    if twins:
        yield PictureRemark(RemarkKind.SAME_NAME, twins)


def _beside(picture: Picture) -> Iterator[PictureRemark]:
    beside = sum(row.reasons[Why.BESIDE] for row in picture.rows)
    if beside:
        yield PictureRemark(RemarkKind.BESIDE, beside)
