"""The rows: people, projects, articles, annotations, comments and their history."""

from labels.models.adjudication import Adjudication, Decision
from labels.models.annotation import AnnotationSet, LinkRow, MentionRow
from labels.models.article import Article, SentenceStep, Vocabulary
from labels.models.comment import Comment, CommentStep, Thread
from labels.models.effort import HandIn, Visit
from labels.models.history import Batch
from labels.models.notice import Notice
from labels.models.people import User
from labels.models.project import Membership, Project, SchemaVersion
from labels.models.release import Release
from labels.models.review import FormerVerdict, Review
from labels.models.skip import Skip
from labels.models.tally import ArticleTally, DayTally, ReadingTally

__all__ = [
    "Adjudication",
    "AnnotationSet",
    "Article",
    "ArticleTally",
    "Batch",
    "Comment",
    "CommentStep",
    "DayTally",
    "Decision",
    "FormerVerdict",
    "HandIn",
    "LinkRow",
    "Membership",
    "MentionRow",
    "Notice",
    "Project",
    "ReadingTally",
    "Release",
    "Review",
    "SchemaVersion",
    "SentenceStep",
    "Skip",
    "Thread",
    "User",
    "Visit",
    "Vocabulary",
]
