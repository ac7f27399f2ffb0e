"""The pages, one per place in the rail and one per step of a day."""
