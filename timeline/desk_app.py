"""Knows which site the editors' desk is; apart from the site itself, which needs the tables of the accounts."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Let every table register with the desk."""

    default_site = "timeline.desk.Desk"
