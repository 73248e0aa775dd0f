from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("labels", "0003_comments"),
    ]

    operations = [
        migrations.AddField(
            model_name="annotationset",
            name="attributes",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.CreateModel(
            name="SentenceStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("split", "Split"), ("merge", "Merge")], max_length=5
                    ),
                ),
                ("end", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.CASCADE,
                        related_name="sentence_steps",
                        to="labels.article",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "revision"), name="sentence_step_once"
                    )
                ],
            },
        ),
    ]
