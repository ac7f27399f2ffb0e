"""What the services say together: shares, variation, roles and change, one service one unit."""
