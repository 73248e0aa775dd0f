"""The application as a WSGI server calls it."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from annotator import assets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

# Before the application is made, which looks once for the files it is to serve. While someone works
# on them they are served as they stand.
if not settings.DEBUG:
    assets.join(settings.STATICFILES_DIRS[0], into=settings.STATIC_ROOT)

application = get_wsgi_application()
