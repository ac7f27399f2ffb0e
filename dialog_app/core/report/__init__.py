"""The facilitator's report: what was planned, what it became, and what was changed on the way.

It is for whoever led the day and for the next plan, and never a part of anybody's minutes. It
holds times and the titles of the agenda; no answers, no names, nothing that was said.
"""

from dialog_app.core.report.build import document

__all__ = ["document"]
