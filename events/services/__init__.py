"""Changes things: one call, one transaction, the user and the moment passed in."""
