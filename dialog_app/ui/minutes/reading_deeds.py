"""Striking and wording anew while minutes are read through, and who asked for it."""

from dialog_app.core.commands.minutes import passing
from dialog_app.core.commands.minutes.noted import READ
from dialog_app.core.commands.minutes.states import begin_read_through
from dialog_app.core.editions import edition
from dialog_app.core.minutes.passages import Key, also_in
from dialog_app.core.model.days import Side
from dialog_app.ui.around import Around
from dialog_app.ui.bridge import DayBridge, Refusal
from dialog_app.ui.minutes.passage_card import PassageCard
from dialog_app.ui.minutes.putting_right import draft_place
from dialog_app.ui.minutes.reading_place import ReadingPlace
from dialog_app.ui.minutes.reading_sheet import ReadingSheet
from dialog_app.ui.minutes.reading_side import ReadingSide
from dialog_app.ui.words import say


class ReadingDeeds:
    """Does what the room asks for, and says what was done; the chosen side asks for it."""

    def __init__(
        self, bridge: DayBridge, around: Around, sheet: ReadingSheet, side: ReadingSide
    ) -> None:
        self._bridge = bridge
        self._around = around
        self._sheet = sheet
        self._side = side
        self._service_id = ""
        self._who: Side | None = None
        sheet.reworded.connect(self._reword)
        sheet.drafted.connect(self._keep_draft)
        side.undo.clicked.connect(self.undo)

    def begin(self, service_id: str) -> Refusal | None:
        """Read a service's minutes from now on; returns why it cannot be done."""
        refused = self._begun(service_id)
        if refused is None:
            self._service_id, self._who = service_id, None
            self._side.show_side(None)
            self._side.tell("")
        return refused

    def ask_for(self, side: Side) -> None:
        """Let a side ask for what is done from now on; the same again: nobody in particular."""
        self._who = None if self._who is side else side
        self._side.show_side(self._who)

    def strike(self, place: ReadingPlace) -> None:
        """Strike what is talked of, and say so where more of it goes than stands on the card."""
        key, pieces = place.key, place.pieces
        if key is None:
            self._side.tell(say("read.nothing_chosen"))
            return
        refused = self._begun(self._service_id) or self._bridge.run(
            passing.strike, self._service_id, key, self._who
        )
        whole = say("read.struck_whole", n=pieces) if pieces > 1 else say("read.struck")
        self._tell(refused, whole)

    def write(self, place: ReadingPlace) -> None:
        """Put the words that are talked of into a field, and say for whom else they stand."""
        card, passage = self._sheet.card(place.line), place.passage
        if card is None or passage is None:
            self._side.tell(say("read.nothing_chosen"))
            return
        others = also_in(self._bridge.record, self._service_id, passage.key)
        names = ", ".join(self._name(one) for one in others)
        also = say("read.also", services=names) if names else ""
        card.begin_writing(self._bridge.draft(self._draft(passage.key)) or passage.words, also)

    def undo(self) -> None:
        """Take the newest step back, whatever it was."""
        self._tell(self._bridge.undo(), "")

    def _reword(self, card: PassageCard, text: str) -> None:
        card.taken = True
        others = len(also_in(self._bridge.record, self._service_id, card.key))
        refused = self._begun(self._service_id) or self._bridge.run_clearing(
            self._draft(card.key), passing.reword, self._service_id, card.key, text, self._who
        )
        if refused is not None:
            card.taken = False
            card.error.tell(refused.sentence)
            return
        card.end_rewording()
        self._tell(None, say("read.reworded_for_others", n=others) if others else "")

    def _begun(self, service_id: str) -> Refusal | None:
        """Let a draft be read through from now on; what has come further stays what it is."""
        day = self._bridge.record
        state = edition(day, service_id).state if service_id in day.service_ids else None
        if state in READ:
            return None
        return self._bridge.run(begin_read_through, service_id)

    def _tell(self, refused: Refusal | None, sentence: str) -> None:
        if refused is not None:
            self._side.complain(refused.sentence)
        else:
            self._side.tell(sentence)

    def _keep_draft(self, card: PassageCard, text: str) -> None:
        self._bridge.keep_draft(self._draft(card.key), text)

    def _draft(self, key: Key) -> str:
        return draft_place(key, self._service_id)

    def _name(self, service_id: str) -> str:
        return self._around.register.name_among(service_id, self._bridge.record.service_ids)
