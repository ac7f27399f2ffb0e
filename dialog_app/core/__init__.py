"""The rules of a dialogue day, as plain values and functions without screen, disk or clock."""
