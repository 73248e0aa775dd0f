"""Members of a project and their roles."""

from __future__ import annotations

from django.http import Http404
from django.utils.timezone import now
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import shapes
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.messages.answers import answer
from labels.actions import projects
from labels.models import Membership, User
from labels.permissions import MemberRole, Permission


class Members(InProject):
    asks = {"GET": Permission.VIEW_PROJECT}

    @extend_schema(responses=shapes.Members)
    def get(self, _request: Request, slug: str) -> Response:
        """All members with their roles, by name."""
        members = self.project.memberships.select_related("user").order_by("user__username")
        return Response({"results": [member_data(one) for one in members]})


class OneMember(InProject):
    asks = {"PUT": Permission.MANAGE_PROJECT, "DELETE": Permission.MANAGE_PROJECT}

    @extend_schema(request=shapes.RoleAsked, responses=shapes.Member)
    def put(self, request: Request, slug: str, username: str) -> Response:
        """Make a person a member, or give a member another role."""
        role = MemberRole(shapes.sent(shapes.RoleAsked, request)["role"])
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise Refused("conflict", 422, answer("nobody", username=username))
        return Response(member_data(projects.admit(project=self.project, user=user, role=role)))

    @extend_schema(responses={204: None})
    def delete(self, _request: Request, slug: str, username: str) -> Response:
        """Take a member out of the project; what the person marked stays."""
        user = self.project.members.filter(username=username).first()
        if user is None:
            raise Http404
        projects.dismiss(project=self.project, user=user, at=now())
        return Response(status=204)


def member_data(membership: Membership) -> dict[str, str]:
    """A member as shown to the others."""
    user = membership.user
    return {"username": user.username, "name": str(user), "role": membership.role}
