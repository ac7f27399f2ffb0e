"""Papers that are made before a day: its agenda, the run sheet, and invitations."""

from enum import StrEnum


class DayPaper(StrEnum):
    """Papers about the whole day: the agenda for everybody, the run sheet for those who lead."""

    AGENDA = "agenda"
    RUN_SHEET = "run_sheet"
