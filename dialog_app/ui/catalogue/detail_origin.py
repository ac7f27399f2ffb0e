"""Where a method comes from and what became of it, and the ways to merge and split it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dialog_app.core.lineage import merged_here, split_here
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import deed_button
from dialog_app.ui.catalogue.tied_rows import tied_methods, tied_rows
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.widgets.section_header import SectionHeader
from dialog_app.ui.words import say


@dataclass(frozen=True, slots=True)
class OriginDeeds:
    """What can be done: merge (told beside which part to ask), separate (by id), split."""

    merge: Callable[[QWidget], object]
    unmerge: Callable[[str], object]
    split: Callable[[], object]


def origin(around: Around, method: WorkingMethod, deeds: OriginDeeds) -> Iterable[QWidget]:
    """Give what a method was merged with and split from, both ways, and what can be done."""
    register = around.register
    yield SectionHeader(say("methods.origin"))
    into = register.find(WorkingMethod, method.merged_into)
    if into is not None:
        yield from _named(around, "methods.merged_into", [into])
        separate = say("methods.unmerge")
        yield deed_button("unmerge", separate, lambda: deeds.unmerge(method.id), ButtonLook())
    from_one = register.find(WorkingMethod, method.split_from)
    yield from _named(around, "methods.split_from", [from_one] if from_one is not None else [])
    yield from _named(around, "methods.merged_here", merged_here(register, method.id))
    yield from _named(around, "methods.split_here", split_here(register, method.id))
    ways = FlowBox()
    if into is None:
        merge = deed_button(
            "merge", say("methods.merge"), lambda: deeds.merge(merge), ButtonLook("link")
        )
        ways.flow.addWidget(merge)
    split = deed_button("split", say("methods.split"), deeds.split, ButtonLook("link"))
    ways.flow.addWidget(split)
    yield ways


def _named(around: Around, key: str, rows: Sequence[WorkingMethod]) -> Iterable[QWidget]:
    if rows:
        yield Label(say(key), "small", muted=True)
        yield tied_rows(around, tied_methods(around.register, rows))
