"""The rows: people, projects, articles, annotations and their history."""

from labels.models.annotation import AnnotationSet, LinkRow, MentionRow
from labels.models.article import Article, Vocabulary
from labels.models.history import Batch
from labels.models.people import User
from labels.models.project import Membership, Project, SchemaVersion

__all__ = [
    "AnnotationSet",
    "Article",
    "Batch",
    "LinkRow",
    "Membership",
    "MentionRow",
    "Project",
    "SchemaVersion",
    "User",
    "Vocabulary",
]
