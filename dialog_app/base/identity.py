"""The random name of this laptop, which rows are marked with."""

from dialog_app.base import paths


def laptop_name() -> str:
    """Return this laptop's random name, the same every time; made at the first call.

    It says nothing about a person or a machine. Where it cannot be kept, a name for this
    time only is returned.
    """
    place = paths.home() / "laptop"
    try:
        name = place.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if name:
        return name[:32]
    from secrets import token_hex

    name = f"laptop-{token_hex(4)}"
    try:
        paths.made(place.parent)
        place.write_text(name + "\n", encoding="ascii")
    except OSError:
        return name
    return name
