"""What the parts share that make documents: which one is wanted, its page, its ways out."""
