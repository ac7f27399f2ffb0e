"""Taking tables in from files, and saving tables as files, seen before anything happens."""
