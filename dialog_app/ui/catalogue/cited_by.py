"""Where a provision or an article has stood in the way, read once the rest is on the screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialog_app.core import cited, formats
from dialog_app.core.cited import CitedOn
from dialog_app.core.day import Day
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.ports import StoreFailed
from dialog_app.core.target import target_of
from dialog_app.ui import theme
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.rights_words import kind_names
from dialog_app.ui.catalogue.tied_rows import Tied, tied_rows
from dialog_app.ui.text import disk_trouble
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

_MOST = 40

Read = Callable[[], Sequence[Day]]


class CitedBy(QWidget):
    """Says how many services named it on how many days, and leads to each obstacle.

    Services are told by their kind, never by name. `provision` is none where an article is meant.
    """

    def __init__(self, around: Around, read: Read, provision: Provision | None = None) -> None:
        super().__init__()
        self.setObjectName("cited_by")
        self._around = around
        self._read = read
        self._provision_id = provision.id if provision is not None else ""
        self._called = provision.citation if provision is not None else ""
        self._told = Label(say("shelves.rights.reading"), muted=True).wrapped()
        self._told.setObjectName("cited_by_told")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().space.xs)
        self._column.addWidget(self._told)
        # One goes through a list faster than days are read: only where one stays they are.
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        try:
            found = cited.cited_on(self._read(), self._provision_id)
        except StoreFailed as failed:
            self._told.setText(disk_trouble(failed.kind))
            return
        if not found:
            self._told.setText(say("shelves.rights.never_cited"))
            return
        services, days = len(cited.services(found)), len({one.day.id for one in found})
        told = say("shelves.rights.by_services", n=services), say("shelves.rights.on_days", n=days)
        self._told.setText(" ".join(told))
        rows = [self._row(one) for one in found[:_MOST]]
        self._column.addWidget(tied_rows(self._around, rows))
        if len(found) > _MOST:
            more = say("shelves.rights.more", n=len(found) - _MOST)
            self._column.addWidget(Label(more, "small", muted=True).wrapped())

    def _row(self, one: CitedOn) -> Tied:
        below = [
            formats.date(one.day.info.date),
            kind_names(self._around.register, one.service_ids),
        ]
        if one.citation and cited.new_name(one.citation, self._called):
            below.append(say("shelves.rights.renamed", then=one.citation, now=self._called))
        return Tied(
            target_of(one.obstacle),
            one.obstacle.text,
            note=say("shelves.rights.services", n=len(one.service_ids)),
            below=" · ".join(part for part in below if part),
        )
