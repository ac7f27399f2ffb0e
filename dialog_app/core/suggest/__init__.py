"""What an obstacle may be about, suggested from the words while they are typed."""
