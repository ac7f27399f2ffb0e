"""What each kind of picture on the wall says, worked out from the day."""
