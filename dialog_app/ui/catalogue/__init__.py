"""The parts of the catalogue page: tree, list, detail and forms."""
