"""The pages back to the children on the screen."""
