"""The shapes of reviews: the queue, one review, what is sent for it."""

from rest_framework import serializers

from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from labels.changes import Fate
from labels.models import Review as ReviewRow
from labels.queries.verdicts import Meaning


class Waiting(Shape):
    id = serializers.IntegerField(help_text="The reading.")
    article = serializers.IntegerField()
    title = serializers.CharField()
    author = serializers.CharField()
    is_own = serializers.BooleanField(help_text="Nobody reviews what is one's own.")
    submitted_at = serializers.DateTimeField()
    labels = serializers.IntegerField()
    open_comments = serializers.IntegerField()
    round = serializers.IntegerField()
    reviewer = serializers.CharField(allow_blank=True, help_text="Who has begun; empty for nobody.")
    seen = serializers.IntegerField()
    changed = serializers.IntegerField(help_text="Labels touched since it was sent back.")


class ReviewQueue(Shape):
    results = Waiting(many=True)
    next = serializers.IntegerField(allow_null=True)


class Found(Shape):
    username = serializers.CharField()
    name = serializers.CharField()
    waiting = serializers.IntegerField(help_text="Readings that wait for review.")
    passed_over = serializers.IntegerField(help_text="Handed in, and outside the sample.")
    reviewed = serializers.IntegerField(help_text="Readings with a verdict.")
    labels = serializers.IntegerField(help_text="Labels of these as they were handed in first.")
    corrected = serializers.IntegerField()
    rejected = serializers.IntegerField()
    added = serializers.IntegerField()


class Sample(Shape):
    share = serializers.IntegerField(help_text="Per cent of what is handed in.")
    seed = serializers.IntegerField()
    readers = Found(many=True)


class SampleAsked(Shape):
    reader = serializers.CharField(max_length=150, help_text="A username.")


class SampleChosen(Shape):
    chosen = serializers.IntegerField(help_text="Readings that wait for review since.")


class Review(Shape):
    id = serializers.IntegerField()
    reading = serializers.IntegerField()
    article = serializers.IntegerField()
    author = serializers.CharField()
    round = serializers.IntegerField()
    of_revision = serializers.IntegerField(help_text="The reading's, when the review began.")
    set = serializers.IntegerField(help_text="The copy that reviewers change.")
    revision = serializers.IntegerField(help_text="The copy's.")
    seen = serializers.ListField(child=serializers.CharField())
    begun_by = serializers.CharField()
    begun_at = serializers.DateTimeField()
    verdict = serializers.ChoiceField(ReviewRow.Verdict.choices, allow_blank=True)
    remark = serializers.CharField(allow_blank=True)
    decided_by = serializers.CharField(allow_blank=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    labels = serializers.IntegerField(
        allow_null=True, help_text="Of the reading, counted with the verdict."
    )
    corrected = serializers.IntegerField(allow_null=True)
    rejected = serializers.IntegerField(allow_null=True)
    added = serializers.IntegerField(allow_null=True)


class Reviews(Shape):
    results = Review(many=True)


class Comparison(Shape):
    id = serializers.CharField(help_text="Of an attribute of the article: `=` and its name.")
    fate = serializers.ChoiceField([one.value for one in Fate])
    what = serializers.ListField(
        child=serializers.CharField(), help_text="The fields that were changed."
    )
    before = serializers.DictField(allow_null=True)
    after = serializers.DictField(allow_null=True)


class FormerVerdict(Shape):
    verdict = serializers.CharField()
    remark = serializers.CharField(allow_blank=True)
    decided_by = serializers.CharField()
    decided_at = serializers.DateTimeField()
    taken_back_by = serializers.CharField()
    taken_back_at = serializers.DateTimeField()


class VerdictTakenBack(Review):
    meaning = serializers.ChoiceField(
        [one.value for one in Meaning], help_text="What came of it for the reading."
    )


class ReviewShown(Review):
    comparisons = Comparison(many=True, help_text="What the review made of the reading.")
    taken_back = FormerVerdict(many=True, help_text="Verdicts that count no more, in order.")
    since = Comparison(many=True, help_text="What the author made of it since the round before.")


class Seen(Shape):
    ids = serializers.ListField(child=serializers.CharField(max_length=64), max_length=5000)


class SeenCount(Shape):
    seen = serializers.IntegerField()


class SendBack(Shape):
    base_revision = serializers.IntegerField(min_value=0, max_value=HIGHEST_NUMBER)
    remark = serializers.CharField(max_length=10_000)
