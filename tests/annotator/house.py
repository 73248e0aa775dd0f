"""A project with one visitor of every kind, for the walk over every address."""

from __future__ import annotations

import re

from django.conf import settings
from django.test import Client

from annotator.models import Job
from labels.actions import comments, releasing
from labels.actions.projects import admit
from labels.models import AnnotationSet, Project, Review, User
from labels.permissions import MemberRole
from labels.releases import Contents, Figures, Terms
from tests.labels import making

FOREIGN = "foreign"
NOBODY = "nobody"
FOREIGNERS = {
    FOREIGN: MemberRole.MANAGER,
    "foreign-reviewer": MemberRole.REVIEWER,
    "foreign-annotator": MemberRole.ANNOTATOR,
    "foreign-viewer": MemberRole.VIEWER,
}
"""Members of another project, with their roles there."""
VISITORS = (*MemberRole, *FOREIGNERS, NOBODY)


class House:
    """A project with a member of each role who has begun to read, and a stranger to it."""

    def __init__(self) -> None:
        manager = making.person("manager", is_staff=True)
        self.project: Project = making.project(by=manager, readers_per_article=9)
        stranger = making.person(FOREIGN)
        other = making.project("other", by=stranger)
        self.users: dict[str, User] = {MemberRole.MANAGER: manager, FOREIGN: stranger}
        for role in (MemberRole.REVIEWER, MemberRole.ANNOTATOR, MemberRole.VIEWER):
            self.users[role] = making.person(str(role))
            admit(project=self.project, user=self.users[role], role=role)
        for name, role in list(FOREIGNERS.items())[1:]:
            self.users[name] = making.person(name)
            admit(project=other, user=self.users[name], role=role)
        self.article = making.article(self.project)
        self.sets = {name: self._begun(user).pk for name, user in self.users.items()}
        for name in self.sets:
            self._commented(name)
        self.reviews = {name: self._reviewed(name) for name in self.sets}
        self.member = making.person("member")
        admit(project=self.project, user=self.member, role=MemberRole.VIEWER)
        self.job = self._job()
        self._released()
        self.keys = {name: _key_of(user) for name, user in self.users.items()}

    def address(self, route: str, visitor: str) -> str:
        """The route as this visitor would ask for it: readings are the visitor's own."""
        parts = {
            "<slug:slug>": self.project.slug,
            "<slug:key>": "abc",
            "<str:key>": "abc",
            "<str:username>": self.member.username,
            "<id:user_id>": self.member.pk,
            "<id:article_id>": self.article.pk,
            "<id:job_id>": self.job.pk,
            "<id:id>": self._id(route, visitor),
            "<id:review_id>": self.reviews[MemberRole.ANNOTATOR].pk,
            "<id:set_id>": self.sets[MemberRole.ANNOTATOR],
            "<slug:thread>": self._reader(visitor),
            "<slug:comment>": self._reader(visitor),
            "<slug:table>": "pairs",
            "<slug:spelling>": "brat",
            "<str:version>": "1.0",
        }
        return "/" + re.sub("<[^>]+>", lambda found: str(parts.get(found[0], found[0])), route)

    def _id(self, route: str, visitor: str) -> int:
        if "reviews" in route:
            return self._of_review(route, visitor)
        if "sets" in route:
            return self.sets[self._reader(visitor)]
        return self.job.pk if "jobs" in route else self.article.pk

    def _of_review(self, route: str, visitor: str) -> int:
        """One sees what was decided on one's own reading, and reviews what others read."""
        whose = self._reader(visitor) if route.endswith("reviews/<id:id>/") else "annotator"
        return self.sets[whose] if "sets" in route else self.reviews[whose].pk

    def _reviewed(self, name: str) -> Review:
        """A review of this person's reading, which stands sent back."""
        copy = AnnotationSet.objects.create(
            article=self.article, kind="review", made_at=making.AT, changed_at=making.AT
        )
        manager = self.users[MemberRole.MANAGER]
        return Review.objects.create(
            reading_id=self.sets[name],
            round=1,
            of_revision=0,
            copy=copy,
            begun_by=manager,
            begun_at=making.AT,
            verdict="sent-back",
            remark="راجع",
            decided_by=manager,
            decided_at=making.AT,
        )

    def _reader(self, visitor: str) -> str:
        """Whose reading, thread and comment a visitor asks for: one's own, if one has any."""
        return MemberRole.ANNOTATOR if visitor in {*FOREIGNERS, NOBODY} else visitor

    def _commented(self, name: str) -> None:
        comments.begin_beside(
            annotation_set=AnnotationSet.objects.get(pk=self.sets[name]),
            key=name,
            place=comments.WHOLE_ARTICLE,
            text="راجع هذا",
            by=self.users[name],
            at=making.AT,
        )

    def _begun(self, user: User) -> AnnotationSet:
        return AnnotationSet.objects.create(
            article=self.article, author=user, made_at=making.AT, changed_at=making.AT
        )

    def _job(self) -> Job:
        return Job.objects.create(
            kind=Job.Kind.IMPORT,
            project=self.project,
            by=self.users[MemberRole.MANAGER],
            options={},
            state=Job.State.WAITING,
            asked_at=making.AT,
        )

    def _released(self) -> None:
        """A release whose file has been taken away."""
        terms = Terms("1.0", "أخبار")
        contents = Contents((), Figures(), {})
        kept = releasing.Kept("releases/none.zip", 0, "0" * 64)
        releasing.publish(
            project=self.project,
            terms=terms,
            contents=contents,
            kept=kept,
            by=self.users[MemberRole.MANAGER],
            at=making.AT,
        )


def _key_of(user: User) -> dict[str, str]:
    """The cookie of one who has signed in."""
    client = Client()
    client.force_login(user)
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
