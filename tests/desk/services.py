"""Services for tests that need a register of their own."""

from dialog_app.core.commands import register
from dialog_app.core.model.services import Service
from dialog_app.desk.session import Session


def two_services(session: Session) -> tuple[str, ...]:
    """Add a school health service and a PPT in Bergen; returns their ids."""
    desk = session.register_desk
    for name, kind, language in (("Skolehelsetjenesten", "SH", "nb"), ("PPT", "PPT", "nn")):
        desk.run(register.add_service, ["4601"], language, name=name, kind=kind)  # type: ignore[arg-type]
    rows = sorted(desk.record.all(Service), key=lambda row: row.name)
    return tuple(row.id for row in rows)
