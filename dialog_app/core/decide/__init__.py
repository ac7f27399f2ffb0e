"""What people decide about the working methods, and the marks around it."""
