"""What every layer may stand on: shipped files, texts, settings, user folders and the log."""
