"""What every særstandpunkt holds, whatever it is to."""

from dataclasses import dataclass

from dialog_app.core.model.base import Language


@dataclass(frozen=True, kw_only=True)
class DissentWords:
    """What those who do not agree would write instead; the rows give the fields their slots.

    `text` is their wording, `who` their role or kind of service in words. At least five people
    hold it, or all who hold it have consented to its being told.
    """

    __slots__ = ()

    text: str
    number: int
    who: str
    people: int
    consented: bool = False
    why: str = ""
    would_change: str = ""
    language: Language = "nb"
