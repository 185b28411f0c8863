"""Knows the addresses of the reading pages."""

urlpatterns: list = []
