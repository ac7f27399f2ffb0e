"""Who leads an item, in the words of the templates or of whoever wrote it."""

from typing import Final

from dialog_app.core.minutes.voice import Wording

# What the templates say of who leads; whatever people type stands as they typed it.
_TEMPLATE_LEADERS: Final = {
    "fabrikkarbeider": "staff",
    "fasilitator": "facilitator",
    "proff": "pro",
    "proffer": "pros",
    "tjenestene": "services",
    "ledere": "leaders",
}


def leader_words(leader: str, words: Wording) -> str:
    """Return who leads an item in the language of `words` where a template named them."""
    key = _TEMPLATE_LEADERS.get(leader)
    return words(f"terms.leads.{key}") if key else leader
