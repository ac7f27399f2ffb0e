"""Copies of one day from several laptops, made one record again."""
