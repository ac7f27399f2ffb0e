"""The window, the wall and everything drawn with Qt."""
