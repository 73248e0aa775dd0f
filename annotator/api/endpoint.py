"""What every view of the API has in common: who is asking, in which language, and for what."""

from __future__ import annotations

from typing import Any, ClassVar, cast
from urllib.parse import unquote

from django.utils import translation
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from annotator.access import Asked, Requires, project_at, refuse_unless_allowed
from annotator.api.bodies import JsonBody
from annotator.api.describing import READER, Operation
from annotator.api.errors import Refused, problem_response
from annotator.api.programs import TokenSignIn
from annotator.messages.answers import answer
from labels.models import Project, User
from labels.permissions import Permission


class Endpoint(APIView):
    """A view of the API outside any project.

    `asks` names the permission for each method that the view answers; the others get 405.
    """

    asks: ClassVar[Asked]
    authentication_classes = [TokenSignIn, SessionAuthentication]
    permission_classes: list[type[BasePermission]] = [Requires]
    parser_classes = [JsonBody]
    renderer_classes = [JSONRenderer]
    metadata_class = None
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    schema = Operation()

    def admit(self, user: User, permission: Permission) -> None:
        """Refuse whoever lacks the permission; here it is one outside any project."""
        refuse_unless_allowed(user, permission, None)

    @property
    def user(self) -> User:
        """Who is asking: `Requires` has let in nobody unknown."""
        return cast("User", self.request.user)

    def perform_authentication(self, request: Request) -> None:
        """Know who is asking, and answer in that person's language.

        A page says for whom it asks: what one person did in a browser is not taken for the deed of
        the next who signs in there.
        """
        user = request.user
        if not isinstance(user, User):
            return
        translation.activate(user.language)
        reader = unquote(request.headers.get(READER, user.username))
        if reader != user.username:
            said = answer("another-reader", reader=reader, name=user.username)
            raise Refused("another-reader", 403, said)

    def get_exception_handler(self) -> Any:  # noqa: ANN401 - the framework's own signature
        """Every error is a problem document."""
        return problem_response


class InProject(Endpoint):
    """A view under `/api/projects/<slug>/`."""

    project: Project

    def admit(self, user: User, permission: Permission) -> None:
        """Find the project, 404 where the user may see none of that name, and judge there."""
        self.project = project_at(user, self.kwargs["slug"])
        refuse_unless_allowed(user, permission, self.project)
