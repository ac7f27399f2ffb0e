"""The window, the wall and everything drawn with Qt."""

from dialog_app.ui.python_311 import put_right

put_right()
