"""What is kept, for how long, and what is deleted: lists and cards over the page."""
