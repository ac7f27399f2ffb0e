"""Small parts of the window, one per file; they take plain words and numbers."""
