"""Who belongs to a project, and as what."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.messages.answers import answer
from annotator.pages.frame import show
from annotator.templatetags.look import ROLE_NAMES
from labels.actions import projects
from labels.models import Project, User
from labels.permissions import MemberRole, Permission

ROLES = [(role.value, ROLE_NAMES[role]) for role in MemberRole]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=MemberRole.ANNOTATOR)


class NewMemberForm(RoleForm):
    person = forms.CharField(
        label=_("Username or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["person", "role"]

    def clean_person(self) -> User:
        name = self.cleaned_data["person"].strip()
        users = User.objects.filter(is_active=True)
        found = users.filter(username=name).first() or users.filter(email__iexact=name).first()
        if found is None:
            raise forms.ValidationError(answer("nobody", username=name))
        return found


@requires(Permission.VIEW_PROJECT, post=Permission.MANAGE_PROJECT)
def members(request: SignedInRequest, project: Project) -> HttpResponse:
    form = NewMemberForm(request.POST or None)
    if form.is_valid():
        _admit(request, project, **form.cleaned_data, said=gettext("%(person)s is a member now."))
        return redirect("members", slug=project.slug)
    found = project.memberships.select_related("user").order_by("role", "user__username")
    return show(request, project, "members/members.html", form=form, members=found, roles=ROLES)


@requires(post=Permission.MANAGE_PROJECT)
def change_role(request: SignedInRequest, project: Project, user_id: int) -> HttpResponse:
    form = RoleForm(request.POST)
    person = _member(project, user_id)
    if form.is_valid():
        said = gettext("The role of %(person)s is changed.")
        _admit(request, project, person=person, said=said, **form.cleaned_data)
    return redirect("members", slug=project.slug)


@requires(post=Permission.MANAGE_PROJECT)
def dismiss(request: SignedInRequest, project: Project, user_id: int) -> HttpResponse:
    person = _member(project, user_id)
    try:
        projects.dismiss(project=project, user=person)
    except projects.LastManagerError:
        messages.error(request, answer("last-manager"))
        return redirect("members", slug=project.slug)
    words = gettext("%(person)s is no member any more; the labels stay.") % {"person": person}
    messages.success(request, words)
    if person == request.user:
        return redirect("projects")
    return redirect("members", slug=project.slug)


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
