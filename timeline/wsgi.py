"""Knows the WSGI entry point."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from timeline.presence import hold_presence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

application = get_wsgi_application()
hold_presence(settings.DATA_DIR)
