"""What shows a frame of the wall: the wall itself, its preview, and what feeds both."""

from dialog_app.core.slides.kinds import Frame, Slide


class Framed:
    """Holds the frame that is shown now in `_frame`."""

    _frame: Frame

    @property
    def slide(self) -> Slide:
        """What the wall shows now, without what is laid over it."""
        return self._frame.slide

    @property
    def frame(self) -> Frame:
        """All that the wall shows now."""
        return self._frame
