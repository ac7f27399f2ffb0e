"""The command line: everything it does works without a window and without Qt."""
