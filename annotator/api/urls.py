"""The addresses of the API; docs/api.md lists them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from annotator import ids  # noqa: F401 - knows `id`
from annotator.api import (
    adjudication,
    agreement,
    articles,
    effort,
    jobs,
    me,
    members,
    notices,
    openapi,
    progress,
    projects,
    releases,
    reviews,
    schema,
    sentences,
    sets,
    threads,
    tokens,
    transfer,
    work,
)

app_name = "api"

_PROJECT = "projects/<slug:slug>/"
_ARTICLE = "articles/<id:id>/"
_ADJUDICATION = f"{_ARTICLE}adjudication/"
_SET = "sets/<id:id>/"
_RELEASE = f"{_PROJECT}releases/<str:version>/"
_REVIEW = "reviews/<id:id>/"
_THREAD = f"{_ARTICLE}threads/<slug:thread>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("me/", me.Me.as_view(), name="me"),
    path("me/preferences/", me.MyPreferences.as_view(), name="preferences"),
    path("me/notices/", notices.Notices.as_view(), name="notices"),
    path("me/notices/read/", notices.NoticesRead.as_view(), name="read-notices"),
    path("tokens/", tokens.Tokens.as_view(), name="tokens"),
    path("tokens/<slug:key>/", tokens.OneToken.as_view(), name="token"),
    path("projects/", projects.Projects.as_view(), name="projects"),
    path(_PROJECT, projects.OneProject.as_view(), name="project"),
    path(f"{_PROJECT}members/", members.Members.as_view(), name="members"),
    path(f"{_PROJECT}members/<str:username>/", members.OneMember.as_view(), name="member"),
    path(f"{_PROJECT}schema/", schema.ProjectSchema.as_view(), name="project-schema"),
    path(f"{_PROJECT}schema/preview/", schema.SchemaPreview.as_view(), name="schema-preview"),
    path(f"{_PROJECT}schema/file/", schema.SchemaFile.as_view(), name="schema-file"),
    path(f"{_PROJECT}schema/versions/", schema.SchemaVersions.as_view(), name="schema-versions"),
    path(f"{_PROJECT}schema/undo/", schema.UndoSchema.as_view(), name="undo-schema"),
    path(f"{_PROJECT}schema/move/", schema.MoveLabels.as_view(), name="move-labels"),
    path(f"{_PROJECT}articles/", articles.Articles.as_view(), name="articles"),
    path(f"{_PROJECT}progress/", progress.ProjectProgress.as_view(), name="progress"),
    path(f"{_PROJECT}next/", articles.Next.as_view(), name="next"),
    path(f"{_PROJECT}assignments/", work.Assignments.as_view(), name="assignments"),
    path(f"{_PROJECT}withdrawals/", work.Withdrawals.as_view(), name="withdrawals"),
    path(f"{_PROJECT}offers/", work.Offers.as_view(), name="offers"),
    path(f"{_PROJECT}skips/", work.Skips.as_view(), name="skips"),
    path(f"{_PROJECT}agreement/", agreement.Agreement.as_view(), name="agreement"),
    path(
        f"{_PROJECT}agreement/disagreements/",
        agreement.Disagreements.as_view(),
        name="disagreements",
    ),
    path(f"{_PROJECT}imports/", transfer.Imports.as_view(), name="imports"),
    path(f"{_PROJECT}rehearsals/", transfer.Rehearsals.as_view(), name="rehearsals"),
    path(f"{_PROJECT}exports/", transfer.Exports.as_view(), name="exports"),
    path(f"{_PROJECT}exports/preview/", transfer.Preview.as_view(), name="preview"),
    path(f"{_PROJECT}releases/", releases.Releases.as_view(), name="releases"),
    path(_RELEASE, releases.OneRelease.as_view(), name="release"),
    path(f"{_RELEASE}file/", releases.ReleaseFile.as_view(), name="release-file"),
    path(f"{_RELEASE}changes/", releases.ReleaseChanges.as_view(), name="release-changes"),
    path(f"{_PROJECT}reviews/", reviews.ReviewsOfProject.as_view(), name="project-reviews"),
    path(_ARTICLE, articles.OneArticle.as_view(), name="article"),
    path(f"{_ARTICLE}sentences/", sentences.Sentences.as_view(), name="sentences"),
    path(f"{_ARTICLE}open/", articles.OpenArticle.as_view(), name="open-article"),
    path(f"{_ARTICLE}skip/", work.SkipArticle.as_view(), name="skip-article"),
    path(_SET, sets.OneSet.as_view(), name="set"),
    path(f"{_SET}changes/", sets.Changes.as_view(), name="changes"),
    path(f"{_SET}submit/", sets.Submit.as_view(), name="submit"),
    path(f"{_SET}take-back/", sets.TakeBack.as_view(), name="take-back"),
    path(f"{_SET}time/", effort.TimeSpent.as_view(), name="time"),
    path(f"{_SET}history/", sets.History.as_view(), name="history"),
    path(f"{_SET}threads/", threads.ThreadsOfSet.as_view(), name="set-threads"),
    path(f"{_ARTICLE}threads/", threads.ThreadsOfArticle.as_view(), name="article-threads"),
    path(_THREAD, threads.OneThread.as_view(), name="thread"),
    path(f"{_THREAD}comments/", threads.Answers.as_view(), name="answers"),
    path(f"{_THREAD}comments/<slug:comment>/", threads.OneComment.as_view(), name="comment"),
    path(f"{_THREAD}resolve/", threads.Resolve.as_view(), name="resolve"),
    path(f"{_THREAD}reopen/", threads.Reopen.as_view(), name="reopen"),
    path(f"{_THREAD}history/", threads.ThreadHistory.as_view(), name="thread-history"),
    path(f"{_PROJECT}sample/", reviews.SampleOfProject.as_view(), name="sample"),
    path(f"{_SET}reviews/", reviews.ReviewsOfSet.as_view(), name="set-reviews"),
    path(_REVIEW, reviews.OneReview.as_view(), name="review"),
    path(f"{_REVIEW}seen/", reviews.SeenOfReview.as_view(), name="review-seen"),
    path(f"{_REVIEW}approve/", reviews.Approve.as_view(), name="review-approve"),
    path(f"{_REVIEW}send-back/", reviews.SendBack.as_view(), name="review-send-back"),
    path(f"{_REVIEW}take-back/", reviews.TakeBackVerdict.as_view(), name="review-take-back"),
    path(
        f"{_PROJECT}adjudications/",
        adjudication.AdjudicationsOfProject.as_view(),
        name="adjudications",
    ),
    path(_ADJUDICATION, adjudication.OneAdjudication.as_view(), name="adjudication"),
    path(f"{_ADJUDICATION}merge/", adjudication.MergeOfArticle.as_view(), name="merge"),
    path(f"{_ADJUDICATION}merge/undo/", adjudication.UndoMerge.as_view(), name="undo-merge"),
    path(
        f"{_ADJUDICATION}finish/",
        adjudication.FinishAdjudication.as_view(),
        name="finish-adjudication",
    ),
    path(
        f"{_ADJUDICATION}reopen/",
        adjudication.ReopenAdjudication.as_view(),
        name="reopen-adjudication",
    ),
    path(f"{_ADJUDICATION}decisions/", adjudication.Decisions.as_view(), name="decisions"),
    path("jobs/<id:id>/", jobs.OneJob.as_view(), name="job"),
    path("jobs/<id:id>/result/", jobs.Result.as_view(), name="result"),
    path("formats/", transfer.Formats.as_view(), name="formats"),
    path("schema/", openapi.Description.as_view(), name="description"),
    path("docs/", openapi.DescriptionPage.as_view(url_name="api:description"), name="docs"),
    path("", openapi.Nowhere.as_view()),
    path("<path:rest>", openapi.Nowhere.as_view()),
]
