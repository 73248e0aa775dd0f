"""The shapes of adjudication: what is compared, what is decided, what waits."""

from rest_framework import serializers

from annotator.api.shapes.agreement import DIFFERENCES
from annotator.api.shapes.base import HIGHEST_NUMBER, Shape
from annotator.api.shapes.readings import Change, Link, Mention
from labels.adjudication import Strategy
from labels.models import AnnotationSet

SPAN = "Start and end in code points; null for the article as a whole."
TAKE = "Readers' numbers, empty for none; `edited`; null for a decision taken back."
STRATEGY = "Empty for what was decided one by one."


class Gold(Shape):
    set = serializers.IntegerField()
    revision = serializers.IntegerField()
    state = serializers.ChoiceField(AnnotationSet.State.choices)


class ComparedReader(Shape):
    number = serializers.IntegerField(help_text="Theirs for good in this article.")
    set = serializers.IntegerField()
    name = serializers.CharField(allow_null=True, help_text="Null where the project hides it.")
    revision = serializers.IntegerField()
    state = serializers.ChoiceField(AnnotationSet.State.choices)


class Lane(Shape):
    number = serializers.IntegerField()
    mentions = Mention(many=True)
    links = Link(many=True)
    attributes = serializers.DictField(help_text="Of the article as a whole.")


class Need(Shape):
    id = serializers.CharField()
    type = serializers.CharField(allow_null=True)


class StopOption(Shape):
    key = serializers.CharField()
    readers = serializers.ListField(child=serializers.IntegerField())
    changes = Change(many=True, help_text="Make the gold say it.")
    also = Change(many=True, help_text="Put it beside another option's.")
    mentions = Mention(many=True)
    links = Link(many=True)
    labels = serializers.DictField(help_text="Ids in each reader's lane, by number.")


class Decided(Shape):
    take = serializers.JSONField(help_text=TAKE)
    strategy = serializers.CharField(allow_blank=True, help_text=STRATEGY)
    by = serializers.CharField()
    name = serializers.CharField()
    at = serializers.DateTimeField()


class Stop(Shape):
    key = serializers.CharField()
    kind = serializers.ChoiceField(DIFFERENCES)
    name = serializers.CharField(allow_blank=True, help_text="The role, relation or attribute.")
    span = serializers.ListField(allow_null=True, help_text=SPAN)
    sentence = serializers.IntegerField(allow_null=True)
    needs = Need(many=True, help_text="Labels that must stand in the gold for it to be asked.")
    several = serializers.BooleanField(help_text="Whether more than one option can be taken.")
    none = Change(many=True, help_text="Make the gold say nothing of it.")
    options = StopOption(many=True)
    decided = Decided(allow_null=True)


class AdjudicationShown(Shape):
    gold = Gold()
    behind = serializers.ListField(
        child=serializers.IntegerField(), help_text="Readers whose readings changed since merged."
    )
    finished = serializers.DateTimeField(allow_null=True)
    readers = ComparedReader(many=True)
    lanes = Lane(many=True)
    agreed = serializers.IntegerField(help_text="Labels on which all agree.")
    stops = Stop(many=True)


class Planned(Shape):
    stop = serializers.CharField()
    kind = serializers.ChoiceField(DIFFERENCES)
    span = serializers.ListField(allow_null=True, help_text=SPAN)
    take = serializers.ListField(child=serializers.IntegerField())


class MergePlan(Shape):
    revision = serializers.IntegerField(help_text="The gold's.")
    decides = Planned(many=True)
    open = serializers.ListField(child=serializers.CharField(), help_text="Keys of stops.")


class Written(Shape):
    batch = serializers.CharField(max_length=64)
    base_revision = serializers.IntegerField(min_value=0, max_value=HIGHEST_NUMBER)


class Merge(Written):
    strategy = serializers.ChoiceField([one.value for one in Strategy])
    reader = serializers.IntegerField(
        required=False, min_value=1, max_value=HIGHEST_NUMBER, help_text="Who is trusted."
    )


class Decision(Decided):
    stop = serializers.CharField()
    kind = serializers.ChoiceField(DIFFERENCES)
    about = serializers.CharField(allow_blank=True, help_text="The role, relation or attribute.")
    span = serializers.ListField(allow_null=True, help_text=SPAN)
    batch = serializers.CharField()
    revision = serializers.IntegerField(help_text="The gold's after it.")
    is_standing = serializers.BooleanField(help_text="Whether it is the last word on its stop.")


class DecisionPage(Shape):
    results = Decision(many=True)
    next = serializers.IntegerField(allow_null=True)


class AdjudicationLine(Shape):
    article = serializers.IntegerField()
    title = serializers.CharField()
    handed_in = serializers.IntegerField()
    in_work = serializers.IntegerField(help_text="Readings that are not handed in yet.")
    finished_at = serializers.DateTimeField(
        allow_null=True, help_text="When it was finished; readings were handed in since."
    )
    submitted_at = serializers.DateTimeField(allow_null=True)
    is_own = serializers.BooleanField(help_text="One of the readings is yours.")
    adjudicator = serializers.CharField(allow_blank=True, help_text="Who began; empty for nobody.")
    open = serializers.IntegerField(allow_null=True, help_text="Stops; null before it is begun.")
    decided = serializers.IntegerField()


class AdjudicationQueue(Shape):
    results = AdjudicationLine(many=True)
    next = serializers.IntegerField(allow_null=True)
