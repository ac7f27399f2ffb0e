"""Saving what is shown: as a picture, or as a table for other programs."""
