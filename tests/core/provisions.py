"""Laws of one's own, so many that looking through them takes time."""

from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import Provision, ProvisionKind


def own_provisions() -> list[Provision]:
    """Return five hundred of them."""
    words = ("taushetsplikt", "samtykke", "journal", "innsyn", "tilrettelegging", "medvirkning")
    return [
        Provision(
            id=f"own-{place}",
            source=Source.LOCAL,
            kind=ProvisionKind.LAW,
            full_name=f"særlov{place % 50}loven",
            short_name=f"sl{place % 50}.",
            section=f"§ {place}",
            heading=f"om {words[place % len(words)]} i tilfelle {place}",
        )
        for place in range(500)
    ]
