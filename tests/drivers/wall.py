"""The wall as tests see it: what stands on it, and nothing of how it got there."""

from PySide6.QtWidgets import QApplication

from dialog_app.core.slides.kinds import BlackSlide, Slide
from dialog_app.ui.projector.window import WallWindow
from tests.core.slides import counts, texts


class WallDriver:
    """Looks at the wall of the running program; raises LookupError when there is none."""

    @property
    def window(self) -> WallWindow:
        """The window on the projector."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, WallWindow):
                return widget
        raise LookupError("no wall")

    @property
    def slide(self) -> Slide:
        """What stands on the wall."""
        return self.window.slide

    @property
    def black(self) -> bool:
        """Whether nothing stands on the wall."""
        return isinstance(self.slide, BlackSlide)

    @property
    def screen(self) -> str:
        """The name of the screen the wall stands on; empty while it waits."""
        return self.window.screen_name

    def says(self, text: str) -> bool:
        """Tell whether the wall says something."""
        return text in texts(self.slide)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the counts on the wall by service and fill."""
        return counts(self.slide)
