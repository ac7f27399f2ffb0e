"""Where methods come from and what became of them: merged, split out, withdrawn, shipped anew."""

from dialog_app.core.model.base import Source
from dialog_app.core.model.catalogue import MethodState, MethodVersion, WorkingMethod
from dialog_app.core.register import Register


def offered(register: Register, description_code: str) -> tuple[WorkingMethod, ...]:
    """Return the methods a new day may treat: of a description, neither merged nor withdrawn."""
    return tuple(
        row
        for row in register.methods_of(description_code)
        if row.state is not MethodState.WITHDRAWN
    )


def merged_away(register: Register, description_code: str) -> tuple[WorkingMethod, ...]:
    """Return the methods of a description that were merged into others."""
    return tuple(
        row
        for row in register.methods
        if row.merged_into and row.description_code == description_code
    )


def merged_here(register: Register, method_id: str) -> tuple[WorkingMethod, ...]:
    """Return the methods that were merged into this one."""
    return tuple(row for row in register.methods if row.merged_into == method_id)


def split_here(register: Register, method_id: str) -> tuple[WorkingMethod, ...]:
    """Return the methods that were split out of this one."""
    return tuple(row for row in register.methods if row.split_from == method_id)


def leads_to(register: Register, method_id: str, wanted: str) -> bool:
    """Tell whether a method is `wanted`, or was merged into it, over however many steps."""
    seen: set[str] = set()
    here = method_id
    while here and here not in seen:
        if here == wanted:
            return True
        seen.add(here)
        method = register.find(WorkingMethod, here)
        here = method.merged_into if method is not None else ""
    return False


def newer_than(register: Register, version_id: str) -> MethodVersion | None:
    """Return the version that applies where it is another than this one of the same method."""
    version = register.find(MethodVersion, version_id)
    if version is None:
        return None
    current = register.newest(version.method_id)
    return current if current.id != version.id else None


def base_waiting(register: Register, method_id: str) -> MethodVersion | None:
    """Return the shipped wording that nobody has chosen about, or None.

    It waits beside the wording written here until somebody takes it or leaves it aside.
    """
    versions = register.versions(method_id)
    local = [row.number for row in versions if row.source is Source.LOCAL]
    shipped = [row for row in versions if row.source is Source.BASE]
    if not local or not shipped:
        return None
    newest, current = shipped[-1], register.newest(method_id)
    seen = register.one(WorkingMethod, method_id).base_seen == newest.id
    same = (newest.title, newest.summary) == (current.title, current.summary)
    return newest if newest.number > min(local) and not seen and not same else None
