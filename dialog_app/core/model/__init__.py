"""The rows of the record: frozen values with a random id, one class per kind of thing."""
