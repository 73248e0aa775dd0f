"""The addresses of the API; docs/api.md lists them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from annotator.api import (
    articles,
    jobs,
    me,
    members,
    openapi,
    projects,
    schema,
    sets,
    tokens,
    transfer,
)

app_name = "api"

_PROJECT = "projects/<slug:slug>/"
_ARTICLE = "articles/<int:id>/"
_SET = "sets/<int:id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("me/", me.Me.as_view(), name="me"),
    path("tokens/", tokens.Tokens.as_view(), name="tokens"),
    path("tokens/<slug:key>/", tokens.OneToken.as_view(), name="token"),
    path("projects/", projects.Projects.as_view(), name="projects"),
    path(_PROJECT, projects.OneProject.as_view(), name="project"),
    path(f"{_PROJECT}members/", members.Members.as_view(), name="members"),
    path(f"{_PROJECT}members/<str:username>/", members.OneMember.as_view(), name="member"),
    path(f"{_PROJECT}schema/", schema.ProjectSchema.as_view(), name="project-schema"),
    path(f"{_PROJECT}articles/", articles.Articles.as_view(), name="articles"),
    path(f"{_PROJECT}next/", articles.Next.as_view(), name="next"),
    path(f"{_PROJECT}imports/", transfer.Imports.as_view(), name="imports"),
    path(f"{_PROJECT}rehearsals/", transfer.Rehearsals.as_view(), name="rehearsals"),
    path(f"{_PROJECT}exports/", transfer.Exports.as_view(), name="exports"),
    path(f"{_PROJECT}exports/preview/", transfer.Preview.as_view(), name="preview"),
    path(_ARTICLE, articles.OneArticle.as_view(), name="article"),
    path(f"{_ARTICLE}open/", articles.OpenArticle.as_view(), name="open-article"),
    path(_SET, sets.OneSet.as_view(), name="set"),
    path(f"{_SET}changes/", sets.Changes.as_view(), name="changes"),
    path(f"{_SET}submit/", sets.Submit.as_view(), name="submit"),
    path(f"{_SET}take-back/", sets.TakeBack.as_view(), name="take-back"),
    path(f"{_SET}history/", sets.History.as_view(), name="history"),
    path("jobs/<int:id>/", jobs.OneJob.as_view(), name="job"),
    path("jobs/<int:id>/result/", jobs.Result.as_view(), name="result"),
    path("formats/", transfer.Formats.as_view(), name="formats"),
    path("schema/", openapi.Description.as_view(), name="description"),
    path("docs/", openapi.DescriptionPage.as_view(url_name="api:description"), name="docs"),
    path("", openapi.Nowhere.as_view()),
    path("<path:rest>", openapi.Nowhere.as_view()),
]
