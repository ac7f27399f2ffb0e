"""The parts of the services page: register, form and story."""
