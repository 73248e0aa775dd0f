"""Where each address leads: pages at the root, the API under `api/`."""

from __future__ import annotations

from django.urls import include, path

from annotator.pages import health

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("api/", include("annotator.api.urls")),
    path("", include("annotator.pages.urls")),
]
