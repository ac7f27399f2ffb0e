"""What stands confirmed in the way of each method in law, circulars and guidelines."""

from collections.abc import Iterable

from dialog_app.core.decide.rule import Legal
from dialog_app.core.law_list.cited import CitedText, services
from dialog_app.core.model.said import SourceStatus


def legal(texts: Iterable[CitedText]) -> dict[str, Legal]:
    """Return what is known of each method that has a confirmed obstacle, by its id.

    A service counts once, however many texts stand in its way. Local rules, and sources of which
    nobody knows what they are, are no law.
    """
    confirmed = [
        one
        for text in texts
        if text.kind is not None
        for one in text.citings
        if one.status is SourceStatus.CONFIRMED and one.method_id
    ]
    found = {}
    for method_id in {one.method_id for one in confirmed}:
        of_method = [one for one in confirmed if one.method_id == method_id]
        stops = any(one.stopped for one in of_method)
        found[method_id] = Legal(stops, len(services(of_method)))
    return found
