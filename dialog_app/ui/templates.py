"""What day templates are called, and which there are for a kind of day."""

from dialog_app.core.commands.days import TEMPLATES
from dialog_app.core.model.days import DayKind
from dialog_app.core.register import Register
from dialog_app.ui.words import say


def template_title(template: str) -> str:
    """Return the name of a template: one's own as it was written, a shipped one in words."""
    kinds = {name: kind for kind, name in TEMPLATES.items()}
    kind = kinds.get(template)
    return say(f"templates.shipped.{kind.value}") if kind else template


def is_shipped(template: str) -> bool:
    """Tell whether a template follows with the program."""
    return template in TEMPLATES.values()


def own_templates(register: Register) -> tuple[str, ...]:
    """Return the templates that were saved here, by name."""
    own = (name for name in register.templates if not is_shipped(name))
    return tuple(sorted(own, key=str.casefold))


def kind_of(register: Register, template: str) -> DayKind:
    """Return the kind of day a template is made for; a dialogue day where it does not say."""
    for kind, name in TEMPLATES.items():
        if name == template:
            return kind
    said = {item.day_kind for item in register.template(template)}
    return next((kind for kind in DayKind if kind.value in said), DayKind.DIALOGUE)
