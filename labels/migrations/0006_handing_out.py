import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q, Subquery


def want_readers(apps, _schema_editor):
    """Each article wants what its project says; none where the gold came by an import."""
    article, annotation_set = (
        apps.get_model("labels", "Article"),
        apps.get_model("labels", "AnnotationSet"),
    )
    project = apps.get_model("labels", "Project").objects.filter(pk=OuterRef("project"))
    article.objects.update(wanted=Subquery(project.values("readers_per_article")[:1]))
    gold = annotation_set.objects.filter(article=OuterRef("pk"), kind="gold")
    article.objects.filter(Exists(gold), handed_out=0).update(wanted=0)


class Migration(migrations.Migration):
    dependencies = [
        ("labels", "0005_reviews"),
    ]

    operations = [
        migrations.AddField("project", "share", models.PositiveSmallIntegerField(default=100)),
        migrations.AddField(
            "project",
            "order",
            models.CharField(
                choices=[("imported", "imported"), ("random", "random")],
                default="imported",
                max_length=10,
            ),
        ),
        migrations.AddField("project", "seed", models.PositiveIntegerField(default=1)),
        migrations.AddField(
            "project", "days_to_finish", models.PositiveSmallIntegerField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            "project",
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=100), name="share_in_per_cent"
            ),
        ),
        migrations.AddConstraint(
            "project",
            models.CheckConstraint(
                condition=Q(days_to_finish__isnull=True) | Q(days_to_finish__gte=1),
                name="a_day_to_finish_at_least",
            ),
        ),
        migrations.AlterField(
            "annotationset",
            "state",
            models.CharField(
                choices=[
                    ("assigned", "Assigned"),
                    ("drafting", "Drafting"),
                    ("submitted", "Submitted"),
                    ("accepted", "Accepted"),
                    ("sent-back", "Sent Back"),
                    ("returned", "Returned"),
                ],
                default="assigned",
                max_length=12,
            ),
        ),
        migrations.AddField("article", "wanted", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField("article", "turn", models.PositiveIntegerField(default=0)),
        migrations.RunPython(want_readers, migrations.RunPython.noop),
        migrations.RemoveIndex("article", "article_to_hand_out"),
        migrations.AddIndex(
            "article",
            models.Index(fields=["project", "handed_out", "wanted"], name="article_by_readers"),
        ),
        migrations.AddIndex(
            "article",
            models.Index(
                condition=Q(handed_out__lt=F("wanted")),
                fields=["project", "-handed_out", "turn", "id", "wanted"],
                name="article_with_a_place",
            ),
        ),
        migrations.CreateModel(
            name="Skip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("not-arabic", "Not Arabic"),
                            ("unreadable", "Unreadable"),
                            ("duplicate", "Duplicate"),
                            ("not-news", "Not News"),
                            ("other", "Other"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skips",
                        to="labels.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skips",
                        to="labels.project",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skips",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["project", "id"], name="skip_of_a_project")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(lifted_at__isnull=True),
                        fields=("article", "reader"),
                        name="skipped_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=~Q(reason="other") | ~Q(words=""), name="other_reason_in_words"
                    ),
                ],
            },
        ),
    ]
