"""Back to the children: what they said, what adults answered, what is tried, what is not yet."""
