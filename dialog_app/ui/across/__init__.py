"""What the place *På tvers* shows: its parts, and what they look at together."""
