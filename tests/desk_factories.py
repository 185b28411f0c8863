"""Makes rows that people write at the desk or from the reader's chair: complaints and turning points."""

import factory
from factory.django import DjangoModelFactory

from events.domain.vocabulary import ComplaintSubject
from events.models import Complaint, TurningPoint
from tests.factories import DAY, NOW, EventFactory, RegionFactory


class ComplaintFactory(DjangoModelFactory):
    """Make an open complaint about a published event."""

    event = factory.SubFactory(EventFactory)
    subject = ComplaintSubject.DATE
    text = "It was the day before."
    made_at = NOW

    class Meta:
        model = Complaint


class TurningPointFactory(DjangoModelFactory):
    """Make a marked day."""

    region = factory.SubFactory(RegionFactory)
    first_day = DAY
    text = "The strait is closed"

    class Meta:
        model = TurningPoint
