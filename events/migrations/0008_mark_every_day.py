from django.db import migrations
from django.db.models import Max, Min
from django.utils import timezone


def mark_every_day(apps, _schema_editor):
    """Ask the ledger for the sheets of all events there are; its sweep finds the marks and writes them in portions."""
    events, marks = (apps.get_model("events", name) for name in ("Event", "StaleSpan"))
    ends = events.objects.aggregate(first=Min("start_earliest"), last=Max("start_earliest"))
    spans = [(None, None)] if events.objects.exists() else []
    spans += [(ends["first"], ends["last"])] if ends["first"] else []
    marks.objects.bulk_create(
        marks(purpose="counts", first_day=first, last_day=last, marked_at=timezone.now()) for first, last in spans
    )


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0007_keep_sheets_of_days"),
    ]

    operations = [
        # backwards nothing needs to be undone: a mark only means that a day is counted once more
        migrations.RunPython(mark_every_day, migrations.RunPython.noop),
    ]
