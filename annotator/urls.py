"""Where each address leads: pages at the root, the API under `api/`."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("api/", include("annotator.api.urls")),
    path("", include("annotator.pages.urls")),
]
