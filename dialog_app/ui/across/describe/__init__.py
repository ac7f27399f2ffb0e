"""The part of *På tvers* where a description of good practice is written."""
