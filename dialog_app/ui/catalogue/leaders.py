"""The people whose names the register knows."""

from dialog_app.core.register import Register


def leaders(register: Register) -> tuple[str, ...]:
    """Return the names of people the register knows: the leaders of the services."""
    names = (row.leader_name for row in register.services)
    return tuple(dict.fromkeys(name for name in names if " " in name.strip()))
