"""Categories and provisions offered for an obstacle, in the order the arrows go through them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialog_app.core.model.catalogue import Provision
from dialog_app.core.suggest.suggester import Suggestion, category_of

_CATEGORIES: Final = 3
_PROVISIONS: Final = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A category (its code), and maybe a provision; empty where nothing is offered."""

    category: str = ""
    provision: Provision | None = None


def best(suggestion: Suggestion) -> Offer:
    """Return what Enter takes along where nothing was chosen by hand."""
    return Offer(suggestion.category, suggestion.provision)


def suggested(suggestion: Suggestion) -> tuple[Offer, ...]:
    """Return what is suggested, best first: no more than three categories and three provisions.

    What is only touched upon comes early where it belongs to the best category, else last.
    """
    named = [Offer(category_of(row), row) for row in suggestion.provisions[:_PROVISIONS]]
    touched = [Offer(category_of(row), row) for row in suggestion.offered[:_PROVISIONS]]
    codes = [Offer(code) for code in suggestion.categories[:_CATEGORIES]]
    first = named or codes[:1]
    near = [offer for offer in touched if offer.category == suggestion.category]
    return tuple(dict.fromkeys([*first, *near, *codes, *touched]))


def every(suggestion: Suggestion, codes: Iterable[str]) -> tuple[Offer, ...]:
    """Return what is suggested and after it every category there is."""
    return tuple(dict.fromkeys([*suggested(suggestion), *map(Offer, codes)]))


def beside(suggestion: Suggestion, taken: Offer) -> tuple[Offer, ...]:
    """Return what is suggested but not taken; a category without its provision is left out."""
    return tuple(
        offer
        for offer in suggested(suggestion)
        if offer.provision not in (None, taken.provision)
        or (offer.provision is None and offer.category != taken.category)
    )
