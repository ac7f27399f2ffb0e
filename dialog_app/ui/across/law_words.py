"""The law list in words: who cites a text, how sure it is, and who can change it."""

from typing import TYPE_CHECKING

from dialog_app.ui.words import say

if TYPE_CHECKING:
    from dialog_app.core.law_list.build import HitMethod, LawLine, StatusCount


def services_words(line: "LawLine") -> str:
    """Return how many services cite a text: «5 av 9», «5», or «færre enn 3 tjenester»."""
    if line.services is None:
        return say("across.law.few")
    if line.discussed is None:
        return say("across.law.n", n=line.services)
    return say("across.law.of", n=line.services, of=line.discussed)


def status_words(line: "LawLine") -> str:
    """Return what stands most surely of a text."""
    return say(f"terms.source_status.{line.status.value}")


def statuses_words(line: "LawLine") -> str:
    """Return every status with how many services it has: «kilde funnet 4, påstått færre enn 3»."""
    told = [_status(one) for one in line.statuses]
    if line.others:
        told.append(say("across.law.other_status", n=line.others))
    return ", ".join(told)


def _status(one: "StatusCount") -> str:
    status = say(f"terms.source_status.{one.status.value}")
    if not one.told:
        return say("across.law.status_of_some", status=status)
    n = say("across.law.few_short") if one.services is None else str(one.services)
    return say("across.law.status", status=status, n=n)


def hit_words(hit: "HitMethod") -> str:
    """Return for how many services a text hits a method; nothing where it is not told."""
    if not hit.told:
        return ""
    return (
        say("across.law.few_short") if hit.services is None else say("across.law.n", n=hit.services)
    )


def who_can_change(line: "LawLine") -> str:
    """Return who can change a text, the one most services say first."""
    # Beside the picture nobody asks for it, and the first paint waits for none of the catalogue.
    from dialog_app.ui.catalogue.rights_words import who_words

    return ", ".join(who_words(who) for who in line.who_can_change)
