"""What a page back to children is made from, and how texts by adults fit on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialog_app.core.give_back.about import About
from dialog_app.core.give_back.answered import Answered, answered_advice, answered_method
from dialog_app.core.give_back.ground import Ground
from dialog_app.core.give_back.room import Room
from dialog_app.core.minutes.voice import Voice
from dialog_app.core.model.catalogue import WorkingMethod
from dialog_app.core.publish.table import PublishedTable


@dataclass(frozen=True, slots=True)
class Given:
    """Everything a page is made from."""

    ground: Ground
    about: About
    voice: Voice
    room: Room
    tables: Mapping[str, PublishedTable] = field(default_factory=dict)

    def answered_advice(self) -> Answered | None:
        """Return how services answered what children said, as far as it may be told."""
        return self._told(answered_advice(self.ground, self.about.id))

    def answered_method(self, method_id: str) -> Answered | None:
        """Return how services answered a method, as far as protection lets it be told."""
        return self._told(answered_method(self.ground, method_id))

    def _told(self, found: Answered | None) -> Answered | None:
        if found is None or found.raw is None:
            return found
        return found.as_told(self.tables.get(found.raw.key))

    @property
    def method_ids(self) -> frozenset[str]:
        """The methods the page tells of."""
        return frozenset(method.id for method in self.about.methods)

    def own_words(self, said: str) -> str:
        """Return a text by adults, cut with a plain mark where there is little room."""
        return cut(said, self.room.chars)

    def may_stand(self, said: str) -> bool:
        """Tell whether a text by adults names no service, place or person."""
        return self.ground.telling.may_stand(said)

    def title(self, method: WorkingMethod) -> str:
        """Return what a method is called now, in quotation marks."""
        title = self.ground.register.newest(method.id).title.best(self.voice.language)
        return self.voice.words("give_back.method", title=self.own_words(title))


def cut(said: str, most: int | None) -> str:
    """Return a text of at most `most` characters, at a word, with «…» where it was cut."""
    if most is None or len(said) <= most:
        return said
    start = said[:most]
    return f"{start.rsplit(maxsplit=1)[0] if ' ' in start else start} …"
