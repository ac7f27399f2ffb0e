"""Every kind of row the record can hold, by the name it has in the archive and in day files."""

import re
from typing import Final

from dialog_app.core.model import catalogue, days, minutes, practice, said, services
from dialog_app.core.model.base import Row

DAY_ROWS: Final[tuple[type[Row], ...]] = (
    days.DayInfo,
    days.AgendaItem,
    days.DayService,
    days.Attendance,
    days.Group,
    days.DaySubject,
    days.Wall,
    said.Round,
    said.Answer,
    said.Reason,
    said.Obstacle,
    said.ObstacleService,
    said.ObstacleSource,
    said.Possibility,
    said.Action,
    said.Link,
    said.Trial,
    said.Note,
    said.Minutes,
    said.LabelUse,
    days.PlanChange,
    days.SmallTimer,
    days.Turn,
    days.Projection,
    said.Move,
    said.FollowUp,
    said.Rewording,
    minutes.MinutesChange,
    minutes.Dissent,
)

CATALOGUE_ROWS: Final[tuple[type[Row], ...]] = (
    catalogue.Programme,
    catalogue.Description,
    catalogue.WorkingMethod,
    catalogue.MethodVersion,
    catalogue.Tool,
    catalogue.ToolVersion,
    catalogue.Value,
    catalogue.MainAnswer,
    catalogue.AdviceLink,
    catalogue.ObstacleCategory,
    catalogue.TypicalObstacle,
    catalogue.Provision,
    catalogue.SamplePossibility,
    catalogue.CrcArticle,
    catalogue.Municipality,
    catalogue.Role,
    catalogue.TemplateItem,
    catalogue.Block,
    catalogue.RewordingVerdict,
    catalogue.ObstacleTie,
)

SERVICE_ROWS: Final[tuple[type[Row], ...]] = (
    services.Service,
    services.ServiceMunicipality,
    services.Consent,
)

PRACTICE_ROWS: Final[tuple[type[Row], ...]] = (
    practice.MethodDecision,
    practice.DecisionRole,
    practice.DecisionDissent,
    practice.Research,
    practice.AdviceFate,
    practice.Paragraph,
    practice.ParagraphVersion,
    practice.Grounding,
    practice.PracticePaper,
    practice.Coarsening,
)

REGISTER_ROWS: Final = CATALOGUE_ROWS + SERVICE_ROWS
"""What a day may point at, and takes with it when it travels."""

OUTSIDE_DAYS: Final = REGISTER_ROWS + PRACTICE_ROWS
ALL_ROWS: Final = DAY_ROWS + OUTSIDE_DAYS


def table_name(kind: type[Row]) -> str:
    """Return the name of the table that holds rows of `kind`: «AgendaItem» → «agenda_item»."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


BY_NAME: Final[dict[str, type[Row]]] = {table_name(kind): kind for kind in ALL_ROWS}
