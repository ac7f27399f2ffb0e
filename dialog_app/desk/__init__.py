"""The one road for changes: check, write, replace, tell."""
