"""What many days tell together: the story of a service, and the story of a working method."""
