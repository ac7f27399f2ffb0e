"""What Qt asks a model about."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
"""Qt hands out either, by the place it asks from."""
