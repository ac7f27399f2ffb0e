"""Handing a day over to another laptop, and taking in what comes back."""
