"""How recommendations say things: numbers of services, sources, statuses, methods, decisions."""

from dataclasses import dataclass, field

from dialog_app.core.decide.view import Standing
from dialog_app.core.give_back.answered import answered_method
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.law_list.build import LawLine, StatusCount
from dialog_app.core.minutes.blocks import Run, Text, text
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.base import Language, Provenance
from dialog_app.core.model.catalogue import Provision
from dialog_app.core.model.said import SourceStatus
from dialog_app.core.plain import shortened
from dialog_app.core.recommend.tables import Tables

LONGEST = 600
"""Of a longer text that services wrote only the beginning stands; all of it is in their minutes."""


@dataclass(frozen=True, slots=True)
class Cited:
    """How many services cite a source, of how many that discussed it; None is not told."""

    number: int | None = None
    whole: int | None = None


@dataclass(frozen=True)
class Brief:
    """The ground and the voice of a document."""

    ground: Ground
    voice: Voice
    tables: Tables = field(default_factory=dict)

    def cited(self, line: LawLine) -> Cited:
        """Return how many services cite a source, and of how many, as far as it may be told."""
        if not self._is_fine(f"source:{line.key}"):
            return Cited()
        beside = self._is_fine(f"discussed:{line.key}") or line.discussed == line.services
        return Cited(line.services, line.discussed if beside else None)

    def with_status(self, line: LawLine, one: StatusCount) -> str:
        """Return for how many services a status is the surest they know, if it may be told."""
        if line.services is None:
            return self.services(None)
        told = one.services if self._is_fine(f"source:{line.key}") else None
        return self.voice.words("recommend.not_told") if told is None else self.services(told)

    def _is_fine(self, key: str) -> bool:
        """Tell whether there is a table that nobody has made coarser: then all it tells stands."""
        table = self.tables.get(key)
        return table is not None and not table.level

    def may_stand(self, said: str) -> bool:
        """Tell whether a text names no service, place or person."""
        return self.ground.telling.may_stand(said)

    def citation(self, line: LawLine) -> str:
        """Return what a source is called; what was typed by hand may say whose it is."""
        provision = self.ground.register.find(Provision, line.provision_id)
        if provision is not None:
            return f"{provision.full_name} {provision.section}".strip()
        if not self.may_stand(line.citation):
            return self.voice.words("recommend.unnamed_source")
        return shortened(line.citation, LONGEST)

    def status(self, status: SourceStatus) -> str:
        """Return how sure it is that a source stands in the way."""
        return self.voice.words(f"terms.source_status.{status.value}")

    def services(self, number: int | None) -> str:
        """Return a number of services; None is one or two."""
        if number is None:
            return self.voice.words("recommend.few")
        return self.voice.words("recommend.services", n=number)

    def of(self, line: LawLine) -> str:
        """Return «4 av 12 tjenester», or as much of it as may be told."""
        found = self.cited(line)
        if found.number is None:
            words = "few" if line.services is None else "not_told"
            return self.voice.words(f"recommend.{words}")
        if found.whole is None:
            return self.services(found.number)
        return self.voice.words("recommend.of", n=found.number, of=found.whole)

    def method(self, stands: Standing, *, strong: bool = False) -> Text:
        """Return what a method is called, with its code, and that it is an example if it is."""
        title = self.voice.best(stands.version.title)
        more = f" ({stands.method.code})"
        if stands.method.provenance is Provenance.STARTER_EXAMPLE:
            more += f", {self.voice.words('terms.provenance.starter_example')}"
        return (*(Run(run.words, strong, run.language) for run in title), Run(more))

    def decided(self, stands: Standing) -> str:
        """Return what has been decided about a method, or that nothing has."""
        words, newest = self.voice.words, stands.newest
        if newest is None:
            return words("recommend.decided.none")
        row = newest.row
        said = words(f"recommend.decided.{row.decided.value}")
        if row.decided_on is not None:
            said = words("recommend.decided.on", what=said, date=self.voice.date(row.decided_on))
        return f"{said}. {words('recommend.decided.legal')}" if row.legal else said

    def answered(self, method_id: str) -> str:
        """Return how many services the commonest word fits, or that it may not be told."""
        words, found = self.voice.words, answered_method(self.ground, method_id)
        if found is None:
            return words("recommend.answered.nobody")
        table = self.tables.get(found.raw.key) if found.raw is not None else None
        told = found.as_told(table).told
        if told.words:
            word, count = max(told.words, key=lambda one: one[1])
            name = words(f"terms.label.{word.value}")
            return words("recommend.answered.some", n=count, of=told.of, word=name)
        if told.most is not None:
            name = words(f"terms.label.{told.most.value}")
            return words("recommend.answered.most", word=name)
        return words("recommend.answered.untold")

    def said(self, words: str, language: Language) -> Text:
        """Return a text somebody wrote, or that it is held back, since it may say whose it is."""
        return self.own(words, language) or text(self.voice.words("recommend.held"))

    def own(self, said: str, language: Language) -> Text:
        """Return a text somebody wrote; empty where it may say whom it is about."""
        if not self.may_stand(said):
            return ()
        return self.voice.own(shortened(said, LONGEST), language)
