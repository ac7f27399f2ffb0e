"""Laws, circulars and guidelines that stand in the way, across all services (measures §2.5)."""
