"""Finds who did what to whom, through whom, and whether it is said to have happened."""
