"""Who changed their mind, in words: raw counts for the room's own screen, protected ones else."""

from dialog_app.core.change_of_mind import Change, ToldChange
from dialog_app.core.change_words import told_change_words
from dialog_app.ui.words import say


def change_words(change: Change) -> str:
    """Return «4 flyttet seg mot enig, 7 ble stående, 1 flyttet seg fra», for the room alone.

    Where somebody answered only one of the times it also says how many answered both.
    """
    moved = change.movement
    if moved is None:
        return say("story.moved.not_the_same")
    ways = (("up", moved.up), ("same", moved.same), ("down", moved.down))
    words = _listed(ways)
    if change.everybody:
        return words
    return f"{words} · {say('story.moved.people', n=moved.people)}"


def told_words(change: ToldChange) -> str:
    """Return what may be told of a change anywhere, in words."""
    return told_change_words(change, say)


def _listed(ways: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(say(f"story.moved.{key}", n=count) for key, count in ways)
