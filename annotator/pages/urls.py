"""The addresses of the pages."""

from __future__ import annotations

from allauth.account import views as sign_in
from django.urls import URLPattern, URLResolver, include, path, re_path

from annotator import ids  # noqa: F401 - knows `id`
from annotator.pages import (
    account,
    adjudication,
    agreement,
    articles,
    editor,
    email,
    exports,
    handing_out,
    imports,
    jobs,
    keys,
    matching,
    members,
    notices,
    progress,
    project,
    projects,
    releases,
    review,
    schema,
    schema_editor,
    settings,
    verdicts,
)
from annotator.pages.preferences import preferences

# Of allauth's addresses those that belong to a house without open sign-up, and no others.
ACCOUNTS: list[URLPattern] = [
    path("accounts/login/", sign_in.login, name="account_login"),
    path("accounts/logout/", sign_in.logout, name="account_logout"),
    path("accounts/inactive/", sign_in.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", sign_in.password_change, name="account_change_password"),
    path("accounts/password/reset/", sign_in.password_reset, name="account_reset_password"),
    path(
        "accounts/password/reset/done/",
        sign_in.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

OWN: list[URLPattern] = [
    path("", projects.projects, name="projects"),
    path("preferences/", preferences, name="preferences"),
    path("account/", account.account, name="account"),
    path("account/keys/", keys.keys, name="keys"),
    path("account/reading/", account.reading, name="reading"),
    path("account/notices/", notices.notices, name="notices"),
    path("account/letters/", account.letters, name="letters"),
    path("account/email/", email.email, name="email"),
    path("account/email/<str:key>/", email.confirm_email, name="confirm_email"),
    path("account/tokens/", account.new_token, name="new_token"),
    path("account/tokens/<str:key>/drop/", account.drop_token, name="drop_token"),
    path("projects/", projects.to_list),
    path("projects/new/", projects.new_project, name="new_project"),
    path("projects/new/preview/", projects.template_preview, name="template_preview"),
]

OF_A_PROJECT: list[URLPattern] = [
    path("", project.project, name="project"),
    path("next/", project.next_article, name="next_article"),
    path("progress/", progress.progress, name="progress"),
    path("progress/file/", progress.progress_file, name="progress_file"),
    path("guidelines/", project.guidelines, name="guidelines"),
    path("guidelines/edit/", project.edit_guidelines, name="edit_guidelines"),
    path("settings/", settings.settings, name="settings"),
    path("articles/", articles.articles, name="articles"),
    path("articles/hand-out/", handing_out.hand_out, name="hand_out"),
    path("articles/<id:article_id>/skip/", handing_out.skip, name="skip"),
    path("skips/", handing_out.skips_page, name="skips"),
    path("articles/<id:article_id>/", editor.editor, name="article"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/status/", agreement.agreement_status, name="agreement_status"),
    path("agreement/measures/", agreement.measures, name="agreement_measures"),
    path("agreement/disagreements/", agreement.disagreements, name="disagreements"),
    path("agreement/disagreements.csv", agreement.disagreements_table, name="disagreements_table"),
    path("agreement/<slug:table>.csv", agreement.agreement_table, name="agreement_table"),
    path("members/", members.members, name="members"),
    path("members/enrol/", members.enrol, name="enrol"),
    path("members/<id:user_id>/link/", members.new_link, name="new_link"),
    path("members/<id:user_id>/role/", members.change_role, name="change_role"),
    path("members/<id:user_id>/dismiss/", members.dismiss, name="dismiss"),
    path("review/", review.queue, name="review"),
    path("review/next/", review.next_review, name="next_review"),
    path("review/sample/", review.choose_all, name="review_sample"),
    path("review/verdict/<id:review_id>/", verdicts.take_back, name="take_back_verdict"),
    path("review/<id:set_id>/", review.open_review, name="open_review"),
    path("adjudication/", adjudication.adjudications, name="adjudications"),
    path("adjudication/next/", adjudication.next_adjudication, name="next_adjudication"),
    path(
        "adjudication/<id:article_id>/",
        adjudication.open_adjudication,
        name="open_adjudication",
    ),
    path(
        "adjudication/<id:article_id>/reopen/",
        adjudication.reopen_adjudication,
        name="reopen_adjudication",
    ),
    path("schema/", schema.schema, name="schema"),
    path("schema/file/", schema.schema_file, name="schema_file"),
    path("schema/file/<slug:spelling>/", schema.schema_file, name="schema_spelled"),
    path("schema/edit/", schema_editor.edit_schema, name="edit_schema"),
    path("schema/undo/", schema.undo_schema, name="undo_schema"),
    path("schema/move/", schema.move_labels, name="move_labels"),
    path("schema/status/", schema.schema_status, name="schema_status"),
    path("schema/upload/", schema.upload_schema, name="upload_schema"),
    path("import/", imports.imports, name="import"),
    path("export/", exports.exports, name="export"),
    path("releases/", releases.releases, name="releases"),
    path("releases/<str:version>/", releases.release, name="release"),
    path("releases/<str:version>/file/", releases.release_file, name="release_file"),
    path("jobs/<id:job_id>/", jobs.job, name="job"),
    path("jobs/<id:job_id>/status/", jobs.job_status, name="job_status"),
    path("jobs/<id:job_id>/stop/", jobs.stop_job, name="stop_job"),
    path("jobs/<id:job_id>/import/", jobs.import_rehearsed, name="import_rehearsed"),
    path("jobs/<id:job_id>/labels/", matching.match, name="match"),
    path("jobs/<id:job_id>/result/", jobs.job_result, name="job_result"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *ACCOUNTS,
    *OWN,
    path("projects/<slug:slug>/", include(OF_A_PROJECT)),
]
