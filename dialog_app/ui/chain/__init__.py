"""The chain on the screen: chips from a child's advice to what happened next."""
