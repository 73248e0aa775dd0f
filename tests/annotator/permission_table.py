"""Every address of the web with what each of its methods asks for: the table that the walk follows.

`OPEN` asks for nothing, not even to be known. Whoever adds an address adds its line here.
"""

from __future__ import annotations

from collections.abc import Mapping

from labels.permissions import Permission

Asked = Mapping[str, Permission]

OPEN: Asked = {}
KNOWN = Permission.SIGN_IN
FOUND = Permission.FOUND_PROJECT
VIEW = Permission.VIEW_PROJECT
READINGS = Permission.VIEW_READINGS
ANNOTATE = Permission.ANNOTATE
COMMENT = Permission.COMMENT
COMMENT_FOR_ALL = Permission.COMMENT_FOR_ALL
REVIEW = Permission.REVIEW
DIVIDE = Permission.DIVIDE_SENTENCES
EXPORT = Permission.EXPORT
IMPORT = Permission.IMPORT
MANAGE = Permission.MANAGE_PROJECT

ADJUDICATION = "api/articles/<id:id>/adjudication/"
THREAD = "api/articles/<id:id>/threads/<slug:thread>/"

API: Mapping[str, Asked] = {
    "api/": OPEN,
    "api/<path:rest>": OPEN,
    "api/schema/": OPEN,
    "api/docs/": OPEN,
    "api/formats/": {"GET": KNOWN},
    "api/me/": {"GET": KNOWN, "PATCH": KNOWN},
    "api/me/preferences/": {"GET": KNOWN, "PATCH": KNOWN},
    "api/me/notices/": {"GET": KNOWN},
    "api/me/notices/read/": {"POST": KNOWN},
    "api/tokens/": {"GET": KNOWN, "POST": KNOWN},
    "api/tokens/<slug:key>/": {"DELETE": KNOWN},
    "api/projects/": {"GET": KNOWN, "POST": FOUND},
    "api/projects/<slug:slug>/": {"GET": VIEW, "PATCH": MANAGE},
    "api/projects/<slug:slug>/members/": {"GET": VIEW},
    "api/projects/<slug:slug>/members/<str:username>/": {"PUT": MANAGE, "DELETE": MANAGE},
    "api/projects/<slug:slug>/schema/": {"GET": VIEW, "POST": MANAGE},
    "api/projects/<slug:slug>/schema/preview/": {"POST": MANAGE},
    "api/projects/<slug:slug>/schema/file/": {"POST": MANAGE},
    "api/projects/<slug:slug>/schema/versions/": {"GET": VIEW},
    "api/projects/<slug:slug>/schema/undo/": {"POST": MANAGE},
    "api/projects/<slug:slug>/schema/move/": {"POST": MANAGE},
    "api/projects/<slug:slug>/articles/": {"GET": VIEW},
    "api/projects/<slug:slug>/progress/": {"GET": VIEW},
    "api/projects/<slug:slug>/next/": {"POST": ANNOTATE},
    "api/projects/<slug:slug>/assignments/": {"POST": MANAGE},
    "api/projects/<slug:slug>/withdrawals/": {"POST": MANAGE},
    "api/projects/<slug:slug>/offers/": {"POST": MANAGE},
    "api/projects/<slug:slug>/skips/": {"GET": MANAGE},
    "api/projects/<slug:slug>/agreement/": {"GET": READINGS, "POST": READINGS},
    "api/projects/<slug:slug>/agreement/disagreements/": {"GET": READINGS},
    "api/projects/<slug:slug>/imports/": {"POST": IMPORT},
    "api/projects/<slug:slug>/rehearsals/": {"POST": IMPORT},
    "api/projects/<slug:slug>/exports/": {"POST": EXPORT},
    "api/projects/<slug:slug>/exports/preview/": {"POST": EXPORT},
    "api/articles/<id:id>/": {"GET": VIEW, "DELETE": MANAGE},
    "api/articles/<id:id>/sentences/": {"GET": VIEW, "POST": DIVIDE},
    "api/articles/<id:id>/open/": {"POST": ANNOTATE},
    "api/articles/<id:id>/skip/": {"POST": ANNOTATE},
    "api/sets/<id:id>/": {"GET": VIEW},
    "api/sets/<id:id>/changes/": {"POST": ANNOTATE},
    "api/sets/<id:id>/submit/": {"POST": ANNOTATE},
    "api/sets/<id:id>/take-back/": {"POST": ANNOTATE},
    "api/sets/<id:id>/time/": {"POST": ANNOTATE},
    "api/sets/<id:id>/history/": {"GET": VIEW},
    "api/sets/<id:id>/threads/": {"GET": VIEW, "POST": COMMENT},
    "api/articles/<id:id>/threads/": {"GET": VIEW, "POST": COMMENT_FOR_ALL},
    THREAD: {"GET": VIEW},
    f"{THREAD}comments/": {"POST": COMMENT},
    f"{THREAD}comments/<slug:comment>/": {"PATCH": COMMENT, "DELETE": COMMENT},
    f"{THREAD}resolve/": {"POST": COMMENT},
    f"{THREAD}reopen/": {"POST": COMMENT},
    f"{THREAD}history/": {"GET": VIEW},
    "api/projects/<slug:slug>/releases/": {"GET": EXPORT, "POST": EXPORT},
    "api/projects/<slug:slug>/releases/<str:version>/": {"GET": EXPORT},
    "api/projects/<slug:slug>/releases/<str:version>/file/": {"GET": EXPORT},
    "api/projects/<slug:slug>/releases/<str:version>/changes/": {"GET": EXPORT},
    "api/projects/<slug:slug>/reviews/": {"GET": REVIEW, "POST": REVIEW},
    "api/projects/<slug:slug>/sample/": {"GET": REVIEW, "POST": REVIEW},
    "api/sets/<id:id>/reviews/": {"GET": VIEW, "POST": REVIEW},
    "api/reviews/<id:id>/": {"GET": VIEW},
    "api/reviews/<id:id>/seen/": {"POST": REVIEW},
    "api/reviews/<id:id>/approve/": {"POST": REVIEW},
    "api/reviews/<id:id>/send-back/": {"POST": REVIEW},
    "api/reviews/<id:id>/take-back/": {"POST": REVIEW},
    "api/projects/<slug:slug>/adjudications/": {"GET": REVIEW, "POST": REVIEW},
    ADJUDICATION: {"GET": REVIEW, "POST": REVIEW},
    f"{ADJUDICATION}merge/": {"GET": REVIEW, "POST": REVIEW},
    f"{ADJUDICATION}merge/undo/": {"POST": REVIEW},
    f"{ADJUDICATION}finish/": {"POST": REVIEW},
    f"{ADJUDICATION}reopen/": {"POST": REVIEW},
    f"{ADJUDICATION}decisions/": {"GET": REVIEW},
    "api/jobs/<id:id>/": {"GET": IMPORT, "DELETE": IMPORT},
    "api/jobs/<id:id>/result/": {"GET": EXPORT},
}

PAGES: Mapping[str, Asked] = {
    "healthz": OPEN,
    "readyz": OPEN,
    "preferences/": OPEN,
    "": {"GET": KNOWN},
    "account/": {"GET": KNOWN, "POST": KNOWN},
    "account/keys/": {"GET": KNOWN, "POST": KNOWN},
    "account/reading/": {"POST": KNOWN},
    "account/letters/": {"POST": KNOWN},
    "account/email/": {"GET": KNOWN, "POST": KNOWN},
    "account/email/<str:key>/": {"GET": KNOWN, "POST": KNOWN},
    "account/notices/": {"GET": KNOWN, "POST": KNOWN},
    "account/tokens/": {"POST": KNOWN},
    "account/tokens/<str:key>/drop/": {"POST": KNOWN},
    "projects/": {"GET": KNOWN},
    "projects/new/": {"GET": FOUND, "POST": FOUND},
    "projects/new/preview/": {"GET": FOUND},
    "projects/<slug:slug>/": {"GET": VIEW},
    "projects/<slug:slug>/next/": {"POST": ANNOTATE},
    "projects/<slug:slug>/releases/": {"GET": EXPORT, "POST": EXPORT},
    "projects/<slug:slug>/releases/<str:version>/": {"GET": EXPORT},
    "projects/<slug:slug>/releases/<str:version>/file/": {"GET": EXPORT},
    "projects/<slug:slug>/review/": {"GET": REVIEW},
    "projects/<slug:slug>/adjudication/": {"GET": REVIEW},
    "projects/<slug:slug>/adjudication/next/": {"POST": REVIEW},
    "projects/<slug:slug>/adjudication/<id:article_id>/": {"POST": REVIEW},
    "projects/<slug:slug>/adjudication/<id:article_id>/reopen/": {"POST": REVIEW},
    "projects/<slug:slug>/review/next/": {"POST": REVIEW},
    "projects/<slug:slug>/review/sample/": {"POST": REVIEW},
    "projects/<slug:slug>/review/verdict/<id:review_id>/": {"GET": REVIEW, "POST": REVIEW},
    "projects/<slug:slug>/review/<id:set_id>/": {"POST": REVIEW},
    "projects/<slug:slug>/progress/": {"GET": VIEW},
    "projects/<slug:slug>/progress/file/": {"GET": VIEW},
    "projects/<slug:slug>/guidelines/": {"GET": VIEW},
    "projects/<slug:slug>/guidelines/edit/": {"GET": MANAGE, "POST": MANAGE},
    "projects/<slug:slug>/settings/": {"GET": MANAGE, "POST": MANAGE},
    "projects/<slug:slug>/articles/": {"GET": VIEW},
    "projects/<slug:slug>/articles/hand-out/": {"POST": MANAGE},
    "projects/<slug:slug>/articles/<id:article_id>/skip/": {"GET": ANNOTATE, "POST": ANNOTATE},
    "projects/<slug:slug>/skips/": {"GET": MANAGE, "POST": MANAGE},
    "projects/<slug:slug>/articles/<id:article_id>/": {"GET": VIEW, "POST": ANNOTATE},
    "projects/<slug:slug>/agreement/": {"GET": READINGS, "POST": READINGS},
    "projects/<slug:slug>/agreement/status/": {"GET": READINGS},
    "projects/<slug:slug>/agreement/measures/": {"GET": READINGS},
    "projects/<slug:slug>/agreement/disagreements/": {"GET": READINGS},
    "projects/<slug:slug>/agreement/disagreements.csv": {"GET": READINGS},
    "projects/<slug:slug>/agreement/<slug:table>.csv": {"GET": READINGS},
    "projects/<slug:slug>/members/": {"GET": VIEW, "POST": MANAGE},
    "projects/<slug:slug>/members/enrol/": {"POST": MANAGE},
    "projects/<slug:slug>/members/<id:user_id>/link/": {"POST": MANAGE},
    "projects/<slug:slug>/members/<id:user_id>/role/": {"POST": MANAGE},
    "projects/<slug:slug>/members/<id:user_id>/dismiss/": {"GET": MANAGE, "POST": MANAGE},
    "projects/<slug:slug>/schema/": {"GET": VIEW},
    "projects/<slug:slug>/schema/file/": {"GET": VIEW},
    "projects/<slug:slug>/schema/file/<slug:spelling>/": {"GET": VIEW},
    "projects/<slug:slug>/schema/edit/": {"GET": MANAGE},
    "projects/<slug:slug>/schema/undo/": {"POST": MANAGE},
    "projects/<slug:slug>/schema/move/": {"POST": MANAGE},
    "projects/<slug:slug>/schema/status/": {"GET": VIEW},
    "projects/<slug:slug>/schema/upload/": {"GET": MANAGE, "POST": MANAGE},
    "projects/<slug:slug>/import/": {"GET": IMPORT, "POST": IMPORT},
    "projects/<slug:slug>/export/": {"GET": EXPORT, "POST": EXPORT},
    "projects/<slug:slug>/jobs/<id:job_id>/": {"GET": IMPORT},
    "projects/<slug:slug>/jobs/<id:job_id>/status/": {"GET": IMPORT},
    "projects/<slug:slug>/jobs/<id:job_id>/stop/": {"POST": IMPORT},
    "projects/<slug:slug>/jobs/<id:job_id>/import/": {"POST": IMPORT},
    "projects/<slug:slug>/jobs/<id:job_id>/labels/": {"GET": IMPORT, "POST": IMPORT},
    "projects/<slug:slug>/jobs/<id:job_id>/result/": {"GET": EXPORT},
}

TABLE = {**API, **PAGES}

ALLAUTH = "accounts/"
"""Addresses that begin so are allauth's: how one comes in, open by their nature."""
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
