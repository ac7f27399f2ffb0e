"""Dialogdag: plan a dialogue day, run it, and print what each service said."""

__version__ = "0.1.0"
