"""Shows what the API can do: as OpenAPI for programs, as a page for people; both from this host alone."""

from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import TemplateHTMLRenderer


class Schema(SpectacularJSONAPIView):
    """Describe the API as OpenAPI 3 in JSON."""

    throttle_classes = []


class Docs(SpectacularSwaggerSplitView):
    """Show the description as a page; script and style are files, so that the policy of the site holds."""

    throttle_classes = []
    renderer_classes = [TemplateHTMLRenderer]
    template_name = "api/docs.html"
    url_name = "api-schema"
    url_self = "/api/v1/docs/"
