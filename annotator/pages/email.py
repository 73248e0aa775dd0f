"""The page on which one changes the own e-mail address, and the one that its letter leads to."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator import addresses
from annotator.access import SignedInRequest, requires
from annotator.letters import can_post
from annotator.messages.answers import answer
from labels.actions.people import LONGEST_EMAIL, EnrolmentError
from labels.models import User
from labels.permissions import Permission


class EmailForm(forms.Form):
    email = forms.CharField(
        label=_("New address"),
        max_length=LONGEST_EMAIL,
        required=False,
        help_text=_("Leave it empty to have none: no letters, and no new password by e-mail."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"dir": "ltr", "autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user

    def clean_password(self) -> None:
        """Whose session this is may have gone for tea: allauth asks, and counts the wrong ones."""
        adapter = get_adapter()
        if not adapter.reauthenticate(self.user, self.cleaned_data["password"]):
            raise adapter.validation_error("incorrect_password")


@requires(Permission.SIGN_IN, post=Permission.SIGN_IN)
def email(request: SignedInRequest) -> HttpResponse:
    """Changes the address: by a letter to the new one, at once where no mail server is set."""
    form = EmailForm(request.POST or None, user=request.user)
    if form.is_valid() and _is_taken_on(request, form):
        return redirect("account")
    context = {"form": form, "posts": can_post()}
    status = 422 if form.is_bound else 200
    return render(request, "account/email_change.html", context, status=status)


@requires(Permission.SIGN_IN, post=Permission.SIGN_IN)
def confirm_email(request: SignedInRequest, key: str) -> HttpResponse:
    """Where the letter leads: a button, for programs that read letters follow links."""
    try:
        wished = addresses.wished(user=request.user, key=key)
        if request.method == "POST":
            addresses.change(user=request.user, email=wished)
    except addresses.LinkError:
        messages.error(request, gettext("This link opens nothing any more: ask for another."))
        return redirect("email")
    except EnrolmentError as error:
        messages.error(request, answer(error.code, **error.params))
        return redirect("email")
    if request.method == "POST":
        messages.success(request, gettext("Your address is changed."))
        return redirect("account")
    return render(request, "account/email_confirm.html", {"wished": wished, "key": key})


def _is_taken_on(request: SignedInRequest, form: EmailForm) -> bool:
    """Whether the address is changed, or a letter on its way; else the form says why not."""
    wished = form.cleaned_data["email"].strip()
    origin = f"{request.scheme}://{request.get_host()}"
    try:
        if wished and can_post():
            addresses.ask(user=request.user, email=wished, origin=origin)
            said = gettext("A letter is on its way to %(email)s: open the link in it.")
        else:
            addresses.change(user=request.user, email=wished)
            said = gettext("Your address is changed.")
    except EnrolmentError as error:
        form.add_error("email", answer(error.code, **error.params))
        return False
    except addresses.NotSentError:
        form.add_error("email", gettext("The letter could not be sent. Try again later."))
        return False
    messages.success(request, said % {"email": wished})
    return True
