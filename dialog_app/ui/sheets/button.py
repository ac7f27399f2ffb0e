"""The button that opens the card for tables."""

from dialog_app.ui.icons import Icon
from dialog_app.ui.sheets.place import SheetPlace
from dialog_app.ui.widgets.button import Button, ButtonKind, ButtonLook
from dialog_app.ui.words import say


def sheet_button(place: SheetPlace, kind: ButtonKind = "plain") -> Button:
    """Return a button that opens the card of a place; it is hidden where nobody meets files."""
    button = Button(say("sheets.ui.open"), ButtonLook(kind, icon=Icon.EXPORT))
    button.setObjectName("open_sheets")

    def opened() -> None:
        # The card is seldom wanted, and the first paint need not wait for it.
        from dialog_app.ui.sheets.card import SheetCard

        place.around.show_card(lambda: SheetCard(place))

    button.clicked.connect(opened)
    if place.files is None:
        button.hide()
    return button
