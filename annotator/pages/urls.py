"""The addresses of the pages."""

from __future__ import annotations

from allauth.account import views as sign_in
from django.urls import URLPattern, URLResolver, path, re_path

from annotator.pages.preferences import preferences
from annotator.pages.projects import projects

# Of allauth's addresses those that belong to a house without open sign-up, and no others.
ACCOUNTS: list[URLPattern] = [
    path("accounts/login/", sign_in.login, name="account_login"),
    path("accounts/logout/", sign_in.logout, name="account_logout"),
    path("accounts/inactive/", sign_in.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", sign_in.password_change, name="account_change_password"),
    path("accounts/password/reset/", sign_in.password_reset, name="account_reset_password"),
    path(
        "accounts/password/reset/done/",
        sign_in.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *ACCOUNTS,
    path("", projects, name="projects"),
    path("preferences/", preferences, name="preferences"),
]
