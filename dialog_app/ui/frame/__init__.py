"""The frame round every page: rail, header, notices, and the cards that lie over the page."""
