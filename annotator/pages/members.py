"""Who belongs to a project, and as what; and how somebody new comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext

from annotator import invitations
from annotator.access import SignedInRequest, requires
from annotator.messages.answers import answer
from annotator.pages.frame import show
from annotator.pages.member_forms import ROLES, NewcomerForm, NewMemberForm, RoleForm
from labels.actions import people, projects
from labels.models import Project, User
from labels.permissions import MemberRole, Permission
from labels.queries.people import newcomers


@requires(Permission.VIEW_PROJECT, post=Permission.MANAGE_PROJECT)
def members(request: SignedInRequest, project: Project) -> HttpResponse:
    form = NewMemberForm(request.POST or None)
    if form.is_valid():
        _admit(request, project, **form.cleaned_data, said=gettext("%(person)s is a member now."))
        return redirect("members", slug=project.slug)
    newcomer_form = form.newcomer(language=request.user.language)
    return _listed(request, project, form=form, newcomer_form=newcomer_form)


@requires(post=Permission.MANAGE_PROJECT)
def enrol(request: SignedInRequest, project: Project) -> HttpResponse:
    """Make an account for a new member, and show the link by which its owner comes in."""
    form = NewcomerForm(request.POST)
    if form.is_valid():
        try:
            person = people.invite(project=project, **form.known())
        except people.EnrolmentError as error:
            form.refuse(error)
        else:
            return _invited(request, project, person)
    return _listed(request, project, newcomer_form=form)


@requires(post=Permission.MANAGE_PROJECT)
def new_link(request: SignedInRequest, project: Project, user_id: int) -> HttpResponse:
    """Another link for a member who has not come in yet; the ones before open nothing any more."""
    person = _member(project, user_id)
    try:
        person = people.void_links(project=project, user=person, by=request.user)
    except people.NoNewcomerError:
        messages.error(request, answer("no-newcomer", person=person))
        return redirect("members", slug=project.slug)
    return _invited(request, project, person)


@requires(post=Permission.MANAGE_PROJECT)
def change_role(request: SignedInRequest, project: Project, user_id: int) -> HttpResponse:
    form = RoleForm(request.POST)
    person = _member(project, user_id)
    if form.is_valid():
        said = gettext("The role of %(person)s is changed.")
        _admit(request, project, person=person, said=said, **form.cleaned_data)
    return redirect("members", slug=project.slug)


@requires(Permission.MANAGE_PROJECT, post=Permission.MANAGE_PROJECT)
def dismiss(request: SignedInRequest, project: Project, user_id: int) -> HttpResponse:
    """Asks first: a member who was removed by mistake has lost the way to the own readings."""
    person = _member(project, user_id)
    if request.method != "POST":
        return show(request, project, "members/dismiss.html", person=person)
    try:
        projects.dismiss(project=project, user=person, at=now())
    except projects.LastManagerError:
        messages.error(request, answer("last-manager"))
        return redirect("members", slug=project.slug)
    words = gettext("%(person)s is no member any more; the labels stay.") % {"person": person}
    messages.success(request, words)
    if person == request.user:
        return redirect("projects")
    return redirect("members", slug=project.slug)


def _listed(request: SignedInRequest, project: Project, **context: object) -> HttpResponse:
    shown: dict[str, Any] = {
        "form": NewMemberForm(),
        "members": project.memberships.select_related("user").order_by("role", "user__username"),
        "newcomers": set(newcomers(project, led_by=request.user).values_list("pk", flat=True)),
        "roles": ROLES,
        **context,
    }
    response = show(request, project, "members/members.html", **shown)
    bound = [one for one in context.values() if isinstance(one, forms.Form) and one.is_bound]
    response.status_code = 422 if bound else 200
    return response


def _invited(request: SignedInRequest, project: Project, person: User) -> HttpResponse:
    """Shows the link: not by a redirect, for it must be kept nowhere on the way."""
    origin = f"{request.scheme}://{request.get_host()}"
    invitation = invitations.invitation(person=person, origin=origin, at=now())
    posting = invitations.post(invitation, by=request.user)
    told = invitations.told(posting, person)
    response = _listed(request, project, invitation=invitation, posting=told)
    response.headers["Cache-Control"] = "no-store"
    return response


def _member(project: Project, user_id: int) -> User:
    person = project.members.filter(pk=user_id).first()
    if person is None:
        raise Http404
    return person


def _admit(
    request: SignedInRequest, project: Project, *, person: User, role: str, said: str
) -> None:
    """Give the person the role and say so, or say why not."""
    try:
        projects.admit(project=project, user=person, role=MemberRole(role))
    except projects.LastManagerError:
        messages.error(request, answer("last-manager"))
    else:
        messages.success(request, said % {"person": person})
