"""Scripts that rebuild data files; they are run by hand and never by the application."""
