"""One method: its text, the children's words behind it, rights, obstacles, origin and versions."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from dialog_app.core.commands.shelf import base_wording, merging, methods
from dialog_app.core.lineage import base_waiting
from dialog_app.core.model.base import Provenance, Source
from dialog_app.core.model.catalogue import MethodState, WorkingMethod
from dialog_app.ui.around import Around
from dialog_app.ui.catalogue.chosen import Chosen, deed_button, top_row
from dialog_app.ui.catalogue.detail_answers import quotation
from dialog_app.ui.catalogue.detail_base import BaseCard
from dialog_app.ui.catalogue.detail_obstacles import obstacles
from dialog_app.ui.catalogue.detail_origin import OriginDeeds, origin
from dialog_app.ui.catalogue.detail_rewordings import RewordingDeeds, rewordings
from dialog_app.ui.catalogue.detail_state import state_row
from dialog_app.ui.catalogue.detail_text import bases, rights, texts
from dialog_app.ui.catalogue.detail_versions import versions
from dialog_app.ui.catalogue.methods import merge_options
from dialog_app.ui.catalogue.parts_below import PARTS_BELOW
from dialog_app.ui.icons import Icon
from dialog_app.ui.plan.picker import Picker
from dialog_app.ui.widgets.badge import Badge
from dialog_app.ui.widgets.button import ButtonLook
from dialog_app.ui.words import say


class MethodDetail(Chosen):
    """Shows one method and what can be done with it; the signals ask for the forms."""

    edit_wanted = Signal()
    answer_wanted = Signal()
    split_wanted = Signal()
    translation_wanted = Signal(str)
    accept_wanted = Signal(object)
    reject_wanted = Signal(object)
    keep_wanted = Signal(object)

    def __init__(self, around: Around) -> None:
        super().__init__(around, "method_detail")

    def parts(self, row_id: str) -> Sequence[QWidget]:
        """Return what the method is shown as, from the top."""
        method = self.around.register.find(WorkingMethod, row_id)
        return tuple(self._parts(method)) if method is not None else ()

    def _parts(self, method: WorkingMethod) -> Iterable[QWidget]:
        register = self.around.register
        yield self._top(method)
        yield state_row(method, self._set_state)
        yield from texts(register.newest(method.id))
        yield from map(quotation, register.advice(method.id))
        yield rights(register, method)
        yield bases(method)
        yield self._link("new_main_answer", "catalogue.answer.new", self.answer_wanted.emit)
        if (waiting := base_waiting(register, method.id)) is not None:
            yield BaseCard(register.newest(method.id), waiting, self._take_base, self._keep_ours)
        asked = RewordingDeeds(
            self.accept_wanted.emit, self.reject_wanted.emit, self.keep_wanted.emit
        )
        yield from rewordings(self.around, method, asked)
        yield from versions(register, method, self.translation_wanted.emit)
        yield from obstacles(register, method)
        for below in PARTS_BELOW:
            yield from below(self.around, method)
        deeds = OriginDeeds(self._merge, self._unmerge, self.split_wanted.emit)
        yield from origin(self.around, method, deeds)

    def _top(self, method: WorkingMethod) -> QWidget:
        badges = [Badge(method.code)]
        source = Badge(say(f"terms.provenance.{method.provenance.value}"))
        source.setObjectName("provenance")
        badges.append(source)
        starter = method.provenance is Provenance.STARTER_EXAMPLE
        if method.source is Source.BASE and not starter:
            badges.append(Badge(say("catalogue.base")))
        look = ButtonLook(icon=Icon.EDIT)
        edit = deed_button("edit_method", say("catalogue.edit"), self.edit_wanted.emit, look)
        return top_row(badges, edit)

    def _link(self, name: str, words: str, deed: Callable[[], object]) -> QWidget:
        return deed_button(name, say(words), deed, ButtonLook("link"))

    def _set_state(self, state: MethodState) -> None:
        self.deed(self.around.register_bridge.run(methods.set_state, self.shown, state))

    def _take_base(self, reason: str) -> None:
        self.deed(self.around.register_bridge.run(base_wording.take_base, self.shown, reason))

    def _keep_ours(self) -> None:
        self.deed(self.around.register_bridge.run(base_wording.keep_ours, self.shown))

    def _unmerge(self, method_id: str) -> None:
        self.deed(self.around.register_bridge.run(merging.unmerge, method_id))

    def _merge(self, near: QWidget) -> None:
        """Let one choose what the method is merged into; the card closes when it is done."""
        page = self.window()
        options = merge_options(self.around.register, self.shown)
        picker = Picker(page, say("methods.merge_heading"), options)

        def on_picked(value: object) -> None:
            if self.deed(self.around.register_bridge.run(merging.merge, self.shown, str(value))):
                picker.close_card()

        picker.picked.connect(on_picked)
        picker.tell(say("methods.merge_hint"))
        picker.open_at(QRect(near.mapTo(page, near.rect().topLeft()), near.size()))
