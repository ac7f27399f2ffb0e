"""How far a method has come, and the ways on from there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from dialog_app.core.model.catalogue import MethodState, WorkingMethod
from dialog_app.ui import theme
from dialog_app.ui.icons import Icon
from dialog_app.ui.widgets.button import Button, ButtonLook
from dialog_app.ui.widgets.flow import FlowBox
from dialog_app.ui.widgets.label import Label
from dialog_app.ui.words import say

STATE_ICON: Final = {
    MethodState.PROPOSAL: Icon.STATE_DRAFT,
    MethodState.ON_TRIAL: Icon.TRIAL_PARTLY,
    MethodState.RECOMMENDED: Icon.READY,
    MethodState.WITHDRAWN: Icon.CLOSE,
}


def state_row(method: WorkingMethod, choose: Callable[[MethodState], object]) -> QWidget:
    """Return the four states beside each other, the method's own one marked."""
    box = FlowBox()
    box.setObjectName("method_state")
    box.setAccessibleName(say("methods.state"))
    name = Label(say("methods.state"), "small", muted=True)
    name.setMinimumHeight(theme.scaled(theme.current().size.hit_min))
    box.flow.addWidget(name)
    for state in MethodState:
        button = Button(
            say(f"terms.method_state.{state.value}"), ButtonLook("quiet", icon=STATE_ICON[state])
        )
        button.setObjectName(f"state_{state.value}")
        button.setCheckable(True)
        button.setChecked(state is method.state)
        button.clicked.connect(_chooser(button, choose, state))
        box.flow.addWidget(button)
    return box


def _chooser(
    button: Button, choose: Callable[[MethodState], object], state: MethodState
) -> Callable[[], None]:
    def chosen() -> None:
        # Pressed again it stays as it is: a method always has a state.
        button.setChecked(True)
        choose(state)

    return chosen
