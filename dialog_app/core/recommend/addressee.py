"""Who can change something, whoever wrote it down and in which words."""

from typing import Final

from dialog_app.core.folding import folded
from dialog_app.core.model.said import WhoCanChange

_VALUES: Final = {one.value: one for one in WhoCanChange}
_BEGIN: Final = {
    WhoCanChange.PARLIAMENT: ("storting", "parliament"),
    WhoCanChange.MINISTRY: ("departement", "ministr", "regjering", "government"),
    WhoCanChange.DIRECTORATE: ("direktorat", "directorate", "bufdir", "udir", "imdi", "hdir"),
    WhoCanChange.OWNER: ("kommun", "fylkeskommun", "foretak", "bydel", "municipal", "sykehus"),
    WhoCanChange.SERVICE: ("tjenest", "tenest", "service"),
}
"""How a word begins or ends that says who it is, the mightiest first."""


def addressee_of(said: str) -> WhoCanChange | None:
    """Return who a value of `WhoCanChange`, or words of one's own, mean; None where none is sure.

    «Helsedirektoratet» is a directorate, «Barne- og familiedepartementet» a ministry.
    """
    if said in _VALUES:
        return _VALUES[said]
    words = folded(said)
    for who, parts in _BEGIN.items():
        if any(part in word for word in words for part in parts):
            return who
    return None
