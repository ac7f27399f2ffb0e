"""Recommendations: to each who can change law, guidelines and practice, what and why."""
