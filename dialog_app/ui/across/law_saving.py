"""Saving the law list: as a picture, or as a table for other programs."""

from collections.abc import Callable, Sequence

from dialog_app.core.law_list.build import LawLine
from dialog_app.core.law_list.table import law_table
from dialog_app.ui.around import Around
from dialog_app.ui.pictures.saving import HeaderSaving, Wanted
from dialog_app.ui.words import say


def law_saving(
    around: Around, lines: Callable[[], Sequence[LawLine]], code: Callable[[], str]
) -> HeaderSaving:
    """Return the way to save the lines that are shown; `code` is what they are of."""

    def wanted() -> Wanted:
        from dialog_app.core.charts.of_law import law_chart
        from dialog_app.core.charts.of_picture import title_of
        from dialog_app.core.publish.telling import Telling

        shown, of, register = tuple(lines()), code(), around.register
        return Wanted(
            say("law.table"),
            lambda voice: law_chart(shown, voice, Telling(register), title_of(of, register, voice)),
            lambda voice: law_table(shown, register, voice.words, voice.language),
        )

    return HeaderSaving(around, "law", say("law.save"), wanted)
