"""Changing what stands on the shelves of the catalogue."""
