"""Where people decide about the working methods: the list, what is known, and what they decide."""
