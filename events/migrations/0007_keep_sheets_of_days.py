from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep the events of a day as one sheet of columns, which knows more filters than the daily counts did."""

    dependencies = [
        ("events", "0006_add_complaints_turning_points_and_borders"),
    ]

    operations = [
        migrations.CreateModel(
            name="DaySheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(blank=True, null=True)),
                ("stamp", models.CharField(max_length=32)),
                ("packed", models.BinaryField()),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("day",), name="sheet_once_day"),
                    models.UniqueConstraint(
                        models.F("day"), condition=models.Q(("day__isnull", True)), name="sheet_once_undated"
                    ),
                ],
            },
        ),
        migrations.DeleteModel(name="DailyCount"),
    ]
