"""The parts of the page of minutes: the services, the paper, and what to look at."""
