"""Papers that are made before a day: its agenda, the run sheet, forms, a poster, invitations."""

from enum import StrEnum


class DayPaper(StrEnum):
    """Papers about the whole day: for everybody, for those who lead, to write on, for the wall."""

    AGENDA = "agenda"
    RUN_SHEET = "run_sheet"
    FORMS = "forms"
    POSTER = "poster"
