"""Recommendations on the screen."""
