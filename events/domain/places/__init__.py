"""Finds places and decides between places of one name."""
