"""The law list in words, the same on screen, on paper and in tables."""

from collections.abc import Iterable
from typing import Final

from dialog_app.core.formats import Phrase
from dialog_app.core.law_list.build import Answered, LawLine, StatusCount
from dialog_app.core.model.catalogue import ProvisionKind
from dialog_app.core.model.said import WhoCanChange
from dialog_app.core.publish.telling import Telling

_WHO: Final = frozenset(one.value for one in WhoCanChange)


def kind_words(kind: ProvisionKind | None) -> Phrase:
    """Return what kind of text it is."""
    return Phrase("law.other_kind") if kind is None else Phrase(f"terms.provision_kind.{kind}")


def cited_words(line: LawLine) -> Phrase:
    """Return «5 av 9 tjenester», or as much of it as may be told."""
    if line.services is None or line.discussed is None:
        return services_words(line.services)
    return Phrase("law.cited", {"n": line.services, "of": line.discussed})


def services_words(services: int | None) -> Phrase:
    """Return «4 tjenester», or that they are fewer than three."""
    return Phrase("law.few") if services is None else Phrase("law.services", {"n": services})


def status_words(count: StatusCount) -> Phrase:
    """Return «bekreftet hinder: 4 tjenester», or «… for noen» where no number is told."""
    status = Phrase(f"terms.source_status.{count.status.value}")
    if not count.told:
        return Phrase("law.status_of_some", {"status": status})
    facts: dict[str, object] = {"status": status, "services": services_words(count.services)}
    return Phrase("law.status", facts)


def statuses_words(line: LawLine) -> tuple[Phrase, ...]:
    """Return every status that is told, and how many have another."""
    told = tuple(status_words(one) for one in line.statuses)
    if not line.others:
        return told
    return (*told, Phrase("law.other_status", {"services": services_words(line.others)}))


def who_words(who: str) -> Phrase:
    """Return who can change it; words of one's own stand as they are."""
    if who in _WHO:
        return Phrase(f"terms.who_can_change.{who}")
    return Phrase("law.plain", {"words": who})


# What leaves the archive: what services wrote may say whose it is


def cited(line: LawLine, telling: Telling) -> Phrase:
    """Return what a text is called; a citation by hand that may name a service is not told."""
    if line.provision_id or telling.may_stand(line.citation):
        return Phrase("law.plain", {"words": line.citation})
    return Phrase("recommend.unnamed_source")


def texts(answered: Iterable[Answered], telling: Telling) -> tuple[Phrase, ...]:
    """Return what answers the obstacles; texts that may say whose they are, are held back."""
    return tuple(_own(one.text, telling) for one in answered)


def who(line: LawLine, telling: Telling) -> tuple[Phrase, ...]:
    """Return who can change a text; words of one's own are held back as other texts are."""
    return tuple(
        who_words(one) if one in _WHO else _own(one, telling) for one in line.who_can_change
    )


def who_codes(line: LawLine, telling: Telling) -> list[str]:
    """Return who can change a text as values, without words that may say whose they are."""
    return [one for one in line.who_can_change if one in _WHO or telling.may_stand(one)]


def _own(words: str, telling: Telling) -> Phrase:
    if telling.may_stand(words):
        return Phrase("law.plain", {"words": words})
    return Phrase("recommend.held")
