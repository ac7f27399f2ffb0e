"""Category and provision for an obstacle, asked for after each key.

A suggestion is never taken by itself: the facilitator sees it and takes it, or drops it.
"""

from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.catalogue import Provision, ProvisionKind
from dialog_app.core.register import Register
from dialog_app.core.suggest.sources import Sources
from dialog_app.core.suggest.wordings import Spoken, Wordings

_CATEGORY_OF: Final = {
    ProvisionKind.LAW: "LOV",
    ProvisionKind.CIRCULAR: "RUND",
    ProvisionKind.GUIDELINE: "RETN",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Categories (codes) and provisions the words point at, best first; all may be empty.

    `provisions` are named in the text; `offered` only have a heading that speaks of the same.
    """

    categories: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    offered: tuple[Provision, ...] = ()

    @property
    def category(self) -> str:
        """The best category, or an empty text."""
        return self.categories[0] if self.categories else ""

    @property
    def provision(self) -> Provision | None:
        """The provision that is named, or None; one that is only offered is never it."""
        return self.provisions[0] if self.provisions else None


class Suggester:
    """Suggests category and provision; made once per register, asked after each key."""

    def __init__(self, register: Register, spoken: Spoken) -> None:
        """`spoken` is how people say it, in every language."""
        self._codes = {category.code for category in register.categories}
        self._wordings = Wordings(register, spoken)
        self._sources = Sources(register.provisions, spoken)

    def suggest(self, text: str) -> Suggestion:
        """Return what the text may be about."""
        named = self._sources.named(text)
        categories = self._wordings.categories(text)
        if named:
            cited = category_of(named[0])
            if cited in self._codes:
                categories = (cited, *(code for code in categories if code != cited))
        touched = self._sources.touched(text)
        offered = tuple(row for row in touched if row not in named and self._fits(row, categories))
        return Suggestion(categories, named, offered)

    def _fits(self, row: Provision, categories: tuple[str, ...]) -> bool:
        """Tell whether a provision that is not named belongs to a category that is suggested."""
        return category_of(row) in categories[:_OFFERED_WITH]


_OFFERED_WITH: Final = 3


def category_of(row: Provision) -> str:
    """Return the code of the category that a source belongs to."""
    return _CATEGORY_OF[row.kind]
