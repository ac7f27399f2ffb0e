"""The archive on disk: the only place that knows SQL."""
