"""Pictures as values: what a chart shows, what it says in words, and its rows for a table."""
