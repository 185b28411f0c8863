"""Knows the WSGI entry point."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from timeline.presence import hold_presence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)
# What the start made lives as long as the process. Python would look through all of it for rubbish after every few
# large answers, and the reader who asked then waits a tenth of a second longer.
gc.freeze()
hold_presence(settings.DATA_DIR)
