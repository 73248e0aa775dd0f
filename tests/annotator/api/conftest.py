"""What the tests of the API share: programs that ask, and the description that answers must fit."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

import jsonschema
import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from annotator import tokens
from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.labels import making


class Program:
    """A program that asks with a token, and checks that answers are as the description says."""

    def __init__(self, user: User, language: str = "en") -> None:
        user.language = language
        user.save(update_fields=["language"])
        _token, plain = tokens.issue(user=user, name="tests", days=1, at=datetime.now(UTC))
        self.user = user
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Token {plain}"}

    def ask(self, method: str, path: str, data: Any = None, **more: Any) -> Any:  # noqa: ANN401
        """The response to a request, its JSON under `told`."""
        body = data if isinstance(data, bytes) else json.dumps(data) if data is not None else ""
        more.setdefault("content_type", "application/json")
        response = self.client.generic(method, f"/api/{path}", body, headers=self.headers, **more)
        if "json" in response.headers.get("Content-Type", ""):
            response.told = response.json()  # type: ignore[attr-defined]
            fits(method, response)
        return response

    def get(self, path: str) -> Any:  # noqa: ANN401
        """As `ask`."""
        return self.ask("GET", path)

    def post(self, path: str, data: Any = None) -> Any:  # noqa: ANN401
        """As `ask`."""
        return self.ask("POST", path, data)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document."""
    return dict(SchemaGenerator().get_schema(request=None, public=True))


def fits(method: str, response: Any) -> None:  # noqa: ANN401
    """Fail unless the answer has the shape that the description gives it."""
    described = description()
    route = f"/{response.resolver_match.route}"
    for part in (
        "<slug:slug>",
        "<id:id>",
        "<str:username>",
        "<slug:key>",
        "<slug:thread>",
        "<slug:comment>",
        "<str:version>",
    ):
        route = route.replace(part, "{" + part[1:-1].split(":")[1] + "}")
    operation = described["paths"].get(route, {}).get(method.lower())
    if operation is None:
        assert response.status_code in {404, 405}
        return
    answers = operation["responses"]
    expected = answers.get(str(response.status_code), answers["default"])
    [content] = expected["content"].values()
    schema = {**content["schema"], "components": described["components"]}
    jsonschema.validate(response.told, _nullable(schema))


def _nullable(part: Any) -> Any:  # noqa: ANN401
    """JSON Schema of what OpenAPI 3.0 calls `nullable`."""
    if isinstance(part, list):
        return [_nullable(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = {name: _nullable(one) for name, one in part.items()}
    return {"anyOf": [inner, {"type": "null"}]} if part.get("nullable") is True else inner


@pytest.fixture
def manager(db: None) -> Program:  # noqa: ARG001 - a fixture cannot ask for it otherwise
    """The manager of the project `news`."""
    return Program(making.person("manager", is_staff=True))


@pytest.fixture
def news(manager: Program) -> Project:
    """A project."""
    return making.project(by=manager.user, readers_per_article=2)


@pytest.fixture
def annotator(news: Project) -> Program:
    """An annotator of the project."""
    user = making.person("annotator")
    admit(project=news, user=user, role=MemberRole.ANNOTATOR)
    return Program(user)
