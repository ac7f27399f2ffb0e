"""Who changed their mind, in words, as far as it may be told anywhere."""

from dialog_app.core.change_of_mind import ToldChange
from dialog_app.core.formats import Voice


def told_change_words(change: ToldChange, words: Voice) -> str:
    """Return «4 flyttet seg mot enig, 7 ble stående», or why it is not told."""
    if not change.same_people:
        return words("story.moved.not_the_same")
    if change.people is None:
        return words("story.moved.few")
    parts = [words(f"story.moved.{way.key}", n=count) for way, count in change.parts]
    return ", ".join(parts) or words("story.moved.people", n=change.people)
