"""The parts of the plan page: agenda, services, methods and the ready-check."""
