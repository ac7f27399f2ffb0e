"""Days from other laptops: looked at in a process that can be ended, before anything is taken."""
