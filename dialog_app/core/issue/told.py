"""What every document that grows out of the days says of itself: its state and its footer."""

from typing import Final

from dialog_app.core import formats, norway
from dialog_app.core.formats import capital
from dialog_app.core.minutes.voice import Wording
from dialog_app.core.model.editions import MinutesState
from dialog_app.core.model.practice import PracticePaper
from dialog_app.core.plain import shortened

_LONGEST_ROLE: Final = 40


def state(words: Wording, paper: PracticePaper) -> str:
    """Return the state as it stands in its box; a draft shouts, so nobody takes it for more."""
    word = words(f"terms.minutes_state.{paper.state.value}")
    return word.upper() if paper.state is MinutesState.DRAFT else capital(word)


def footer(words: Wording, title: str, paper: PracticePaper) -> tuple[str, ...]:
    """Return the parts of the line at the foot: what it is, its version, and when it was written.

    The time is the version's own, so that a rebuild gives the same bytes.
    """
    parts = [title, words("minutes.version", version=paper.version)]
    if paper.written_at is not None:
        at = norway.clock(paper.written_at)
        stamp = {"date": formats.date(at.date()), "time": formats.clock(at)}
        if paper.state is MinutesState.APPROVED:
            role = shortened(paper.changed_by_role, _LONGEST_ROLE)
            parts.append(words("minutes.approved", role=role, **stamp))
        else:
            parts.append(words("minutes.written", **stamp))
    return tuple(parts)
