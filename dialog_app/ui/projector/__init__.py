"""The wall: one painter per kind of slide, the window on the projector, and its preview."""
