"""Knows the addresses of the API."""

urlpatterns: list = []
