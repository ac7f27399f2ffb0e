"""Tables as files: read in a process that can be ended, written so that nothing in them runs."""
