"""Reads the rows of public data sets, each format in a module of its own."""
