"""The law list in words, the same on screen, on paper and in tables."""

from typing import Final

from dialog_app.core.formats import Phrase
from dialog_app.core.law_list.build import LawLine, StatusCount
from dialog_app.core.model.catalogue import ProvisionKind
from dialog_app.core.model.said import WhoCanChange

_WHO: Final = frozenset(one.value for one in WhoCanChange)


def kind_words(kind: ProvisionKind | None) -> Phrase:
    """Return what kind of text it is."""
    return Phrase("law.other_kind") if kind is None else Phrase(f"terms.provision_kind.{kind}")


def cited_words(line: LawLine) -> Phrase:
    """Return «5 av 9 tjenester», or that they are fewer than three."""
    if line.services is None or line.discussed is None:
        return Phrase("law.few")
    return Phrase("law.cited", {"n": line.services, "of": line.discussed})


def services_words(services: int | None) -> Phrase:
    """Return «4 tjenester», or that they are fewer than three."""
    return Phrase("law.few") if services is None else Phrase("law.services", {"n": services})


def status_words(count: StatusCount) -> Phrase:
    """Return «bekreftet hinder: 4 tjenester»."""
    status = Phrase(f"terms.source_status.{count.status.value}")
    facts: dict[str, object] = {"status": status, "services": services_words(count.services)}
    return Phrase("law.status", facts)


def who_words(who: str) -> Phrase:
    """Return who can change it; words of one's own stand as they are."""
    if who in _WHO:
        return Phrase(f"terms.who_can_change.{who}")
    return Phrase("law.plain", {"words": who})
