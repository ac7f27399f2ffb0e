"""What needs the window and the archive's file at once, a part in each module."""
