"""Backups in the window: a list, what each holds, and the way back to one."""
