"""Handing out by hand, skipping an article, and what was skipped."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from annotator.access import SignedInRequest, requires
from annotator.ids import numbered
from annotator.messages import sentence
from annotator.messages.answers import answer
from annotator.pages.frame import show
from annotator.templatetags.look import SKIP_REASONS
from labels.actions import assigning, skips
from labels.models import Article, Project, Skip
from labels.permissions import Permission
from labels.queries import skips as skipped
from labels.queries.finding import Sought, matching
from labels.queries.people import names_of, readers_of
from labels.wire import Json

MOST = 2**63 - 1

OWN_REASONS = [(one.value, SKIP_REASONS[one]) for one in Skip.OWN_REASONS]
FILTER = ("state", "search", "comments")


class SkipForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=OWN_REASONS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=skips.LONGEST_WORDS,
        help_text=_("Managers read it; needed where the reason is another one."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SkipsFilterForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Any reason")), *((one.value, name) for one, name in SKIP_REASONS.items())],
        required=False,
    )
    reader = forms.ChoiceField(label=_("Annotator"), required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=MOST)

    def __init__(self, *args: object, project: Project) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        people = project.members.order_by("username")
        choices = [("", _("Anybody")), *((one.username, str(one)) for one in people)]
        cast("forms.ChoiceField", self.fields["reader"]).choices = choices


@requires(post=Permission.MANAGE_PROJECT)
def hand_out(request: SignedInRequest, project: Project) -> HttpResponse:
    """Give the chosen articles to the chosen people, or take them away."""
    asked = {name: request.POST.get(name, "").replace("\0", "") for name in FILTER}
    readers = list(readers_of(project).filter(pk__in=_numbers(request.POST, "reader")))
    if request.POST.get("scope") == "all":
        found = matching(project, viewer=request.user, sought=Sought(**asked))
        articles = list(found.values_list("pk", flat=True))
    else:
        articles = _numbers(request.POST, "article")
    if not readers:
        messages.error(request, gettext("Nobody is chosen: tick at least one person."))
    elif not articles:
        messages.error(request, gettext("No article is chosen: tick some, or choose all."))
    elif request.POST.get("deed") == "withdraw":
        told = assigning.withdraw(
            project=project, articles=articles, readers=readers, by=request.user, at=now()
        )
        messages.success(request, _told_of_withdrawn(told))
    else:
        given = assigning.assign(
            project=project, articles=articles, readers=readers, by=request.user, at=now()
        )
        messages.success(request, _told_of_given(given))
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in asked.items() if value})
    after = request.POST.get("after", "")
    if after.isdecimal() and after != "0":
        kept["after"] = after
    address = reverse("articles", kwargs={"slug": project.slug})
    return redirect(f"{address}?{kept.urlencode()}" if kept else address)


@requires(Permission.ANNOTATE, post=Permission.ANNOTATE)
def skip(request: SignedInRequest, project: Project, article_id: int) -> HttpResponse:
    """Asks why; then the next article, and this one no more."""
    article = get_object_or_404(Article.objects.filter(project=project), pk=article_id)
    form = SkipForm(request.POST or None, initial={"reason": Skip.Reason.NOT_ARABIC})
    if form.is_valid():
        try:
            reason = Skip.Reason(form.cleaned_data["reason"])
            words = form.cleaned_data["words"]
            skips.skip(article=article, reason=reason, words=words, by=request.user, at=now())
        except skips.NoWordsError as error:
            form.add_error("words", sentence(error))
        except skips.HandedInError as error:
            messages.error(request, sentence(error))
            return redirect("article", slug=project.slug, article_id=article.pk)
        else:
            messages.success(request, gettext("The article is skipped: you will not get it again."))
            return redirect("project", slug=project.slug)
    response = show(request, project, "articles/skip.html", article=article, form=form)
    response.status_code = 422 if form.is_bound else 200
    return response


@requires(Permission.MANAGE_PROJECT, post=Permission.MANAGE_PROJECT)
def skips_page(request: SignedInRequest, project: Project) -> HttpResponse:
    """What is skipped at present and why; a POST offers one article to its reader again."""
    if request.method == "POST":
        return _offered(request, project)
    form = SkipsFilterForm(request.GET, project=project)
    asked = form.cleaned_data if form.is_valid() else {}
    after = asked.get("after") or 0
    sought = {name: asked.get(name, "") for name in ("reason", "reader")}
    page = skipped.listing(project, after=after, **sought)
    context = {
        "page": page,
        "names": names_of({name for line in page.lines for name in (line.reader, line.by)}),
        "form": form,
        "after": after,
        "filtered": any(sought.values()),
    }
    return show(request, project, "articles/skips.html", **context)


def skipping_boot(article: Article) -> Json:
    """What the editor asks with where one may skip the article; `SkippingBoot` in types.d.ts."""
    return {
        "address": reverse("api:skip-article", kwargs={"id": article.pk}),
        "reasons": [[value, str(title)] for value, title in OWN_REASONS],
        "longest": skips.LONGEST_WORDS,
    }


def _offered(request: SignedInRequest, project: Project) -> HttpResponse:
    readers = readers_of(project).filter(pk__in=_numbers(request.POST, "reader"))
    articles = _numbers(request.POST, "article")
    if skips.offer_again(project=project, articles=articles, readers=list(readers), at=now()):
        messages.success(request, gettext("The article will be offered again."))
    else:
        messages.error(request, answer("no-skip"))
    return redirect("skips", slug=project.slug)


def _numbers(given: QueryDict, name: str) -> list[int]:
    """The ids that a form sent under a name; what is none is passed over."""
    return [id for one in given.getlist(name) if (id := numbered(one)) is not None]


def _told_of_given(told: assigning.Assigned) -> str:
    """What came of handing out by hand, in a sentence for each of the three."""
    said = [
        ngettext(
            "%(count)s reading is handed out.", "%(count)s readings are handed out.", told.given
        )
        % {"count": told.given}
    ]
    if told.had:
        said.append(
            ngettext(
                "%(count)s was in its reader's hands already.",
                "%(count)s were in their readers' hands already.",
                told.had,
            )
            % {"count": told.had}
        )
    if told.full:
        said.append(
            ngettext(
                "%(count)s found no place left in its article.",
                "%(count)s found no place left in their articles.",
                told.full,
            )
            % {"count": told.full}
        )
    return " ".join(said)


def _told_of_withdrawn(told: assigning.Withdrawn) -> str:
    said = [
        ngettext(
            "%(count)s reading is taken away.", "%(count)s readings are taken away.", told.taken
        )
        % {"count": told.taken}
    ]
    if told.handed_in:
        said.append(
            ngettext(
                "%(count)s is handed in already and stays.",
                "%(count)s are handed in already and stay.",
                told.handed_in,
            )
            % {"count": told.handed_in}
        )
    return " ".join(said)
