"""Tables from other programs taken in, and tables given to them: what they may hold, and how."""
