"""What earlier days left, and what a day leaves: lines that are answered with one key."""
