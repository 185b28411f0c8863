"""Knows the addresses of the reading pages."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from events.web import compare, complaints, embed, event_page, feeds, picture, views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("regions/", RedirectView.as_view(pattern_name="home"), name="regions"),
    path("regions/<slug:slug>/", views.region, name="region"),
    path("regions/<slug:slug>/feed/", feeds.LatestFeed(), name="region-feed"),
    path("events/", views.all_events, name="events"),
    path("events/<int:event_id>/", event_page.event, name="event-by-id"),
    path("events/<int:event_id>-<slug:slug>/", event_page.event, name="event"),
    path("events/<int:event_id>/card/", event_page.card, name="event-card"),
    path("events/<int:event_id>/error/", complaints.complain, name="complain"),
    path("feed/", feeds.LatestFeed(), name="feed"),
    path("embed/", embed.embed, name="embed-all"),
    path("embed/<slug:slug>/", embed.embed, name="embed"),
    path("embed/<slug:slug>/picture.svg", picture.picture, name="picture"),
    path("compare/", compare.compare, name="compare"),
    path("corrections/", views.corrections, name="corrections"),
    path("method/", views.method, name="method"),
]
