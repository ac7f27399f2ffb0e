"""Documents on paper and as files."""
