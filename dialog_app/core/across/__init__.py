"""What stands across services: sums, the picture, national measures, and what grows out of them."""
