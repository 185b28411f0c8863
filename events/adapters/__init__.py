"""The outside world: addresses, pages, feeds and files."""
