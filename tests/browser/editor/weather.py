"""What befalls the requests of a browser: cut, broken, unanswered, slow; offline and signed out."""

from __future__ import annotations

import random

from django.conf import settings
from playwright.sync_api import Page, Route

CHANGES = "**/changes/"


class Weather:
    """What befalls the requests, drawn by chance and told; `clear` lets all through."""

    def __init__(self, page: Page, chance: random.Random, told: list[str]) -> None:
        self._context, self._chance, self._told = page.context, chance, told
        self._held: list[Route] = []
        self._cookie = next(
            one for one in self._context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME
        )
        self._is_fair = False
        self._context.route(CHANGES, self._befall)

    def _befall(self, route: Route) -> None:
        kind = (
            "fine"
            if self._is_fair
            else self._chance.choices(
                ("fine", "cut", "broken", "unanswered", "slow"), (12, 2, 2, 3, 2)
            )[0]
        )
        self._told.append(f"  a request: {kind}")
        if kind == "cut":
            route.abort("connectionrefused")
        elif kind == "broken":
            route.fulfill(status=500, body="{}")
        elif kind == "unanswered":
            route.fetch()
            route.abort("connectionreset")
        elif kind == "slow":
            self._held.append(route)
        else:
            route.continue_()

    def turn(self) -> None:
        """Offline, signed out, or as it should be; what was slow comes through now and then."""
        is_offline = self._chance.random() < 0.2
        self._context.set_offline(is_offline)
        self._told.append("  offline" if is_offline else "  online")
        if self._chance.random() < 0.15:
            self._told.append("  signed out")
            self._context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        else:
            self._context.add_cookies([self._cookie])  # type: ignore[list-item]
        if self._chance.random() < 0.5:
            self._release()

    def clear(self) -> None:
        """Nothing befalls any more."""
        self._is_fair = True
        self._context.add_cookies([self._cookie])  # type: ignore[list-item]
        self._context.set_offline(False)
        self._release()

    def worsen(self) -> None:
        """Anything may befall again."""
        self._is_fair = False

    def _release(self) -> None:
        while self._held:
            self._held.pop(0).continue_()
