"""What the editor says of reviews."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

REVIEW: Mapping[str, StrPromise] = {
    "review.progress": _("%(seen)s of %(all)s seen"),
    "review.of": _("Review of the reading of %(name)s, round %(round)s"),
    "review.accept": _("Accept"),
    "review.accept-rest": _("Accept the rest"),
    "review.accepted-rest": _("Accepted: %(count)s labels"),
    "review.all-seen": _("All labels are seen: approve the reading, or send it back."),
    "review.unseen": _("Labels not seen yet: %(count)s. Approve all the same?"),
    "review.approve-all": _("Approve"),
    "review.deciding": _("Saving the verdict…"),
    "review.send-back": _("Send back"),
    "review.remark": _("What is to be done"),
    "review.remark-hint": _("The reader sees this remark and each of your corrections."),
    "review.remark-needed": _("Say in a remark why you send the reading back."),
    "review.not-yet": _("Not yet"),
    "review.former-remark": _("Your remark of the round before"),
    "review.since": _("Changed since the round before"),
    "review.nothing-since": _("The reader has changed no label."),
    "review.going-on": _("%(name)s is reviewing the reading: there is no verdict yet."),
    "review.approved": _("Approved by %(name)s, round %(round)s"),
    "review.sent-back": _("Sent back by %(name)s, round %(round)s"),
    "review.void": _("Round %(round)s: %(name)s sent it back, and the verdict was taken back."),
    "review.counts": _(
        "Kept: %(kept)s. Changed: %(changed)s. Removed: %(removed)s. Added: %(added)s."
    ),
    "review.nothing-changed": _("No label was corrected."),
    "review.differences": _("Differences, label by label"),
    "review.added-here": _("Labels were added in sentence %(number)s: show them"),
    "review.fate.kept": _("kept"),
    "review.fate.changed": _("corrected"),
    "review.fate.removed": _("removed"),
    "review.fate.added": _("added"),
    "review.what.id": _("id"),
    "review.what.type": _("type"),
    "review.what.span": _("extent"),
    "review.what.kind": _("kind"),
    "review.what.attributes": _("attributes"),
    "review.what.note": _("note"),
    "review.what.source": _("source"),
    "review.what.target": _("filler"),
    "review.what.name": _("name"),
    "review.what.value": _("value"),
    "review.take": _("Take over"),
    "review.take-all": _("Take over all (%(count)s)"),
    "review.taken": _("as corrected"),
    "review.took": _("Taken over: %(count)s"),
    "review.show-copy": _("Show the corrected reading"),
}
