"""Takes in articles by token, and says how far the reading has come."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.authentication import TokenAuthentication
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from events.api.article_serializers import ArticleIn, ArticleStateOut, ReceiptOut
from events.api.base import add_rate_headers, read_query
from events.api.parsers import BoundedJSONParser
from events.api.queries import NoQuery
from events.api.throttles import IngestThrottle
from events.selectors.articles import article_state
from events.services.ingest import Submitted, submit_article

KEY = OpenApiParameter(
    "Idempotency-Key",
    location=OpenApiParameter.HEADER,
    description="the same key with the same body is the same article; with another body it is a 409",
)


class _TokenView(APIView):
    """Answer those who have a token; nothing here is kept by caches or open to other pages."""

    authentication_classes = [TokenAuthentication]
    permission_classes = [IsAuthenticated]
    throttle_classes = [IngestThrottle]
    parser_classes = [BoundedJSONParser]
    metadata_class = None

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Any:
        """Add what clients need to know of the rate, and keep caches away."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        return add_rate_headers(self, answer)


class ArticleList(_TokenView):
    """Take in articles."""

    @extend_schema(
        operation_id="submit_article",
        parameters=[KEY],
        request=ArticleIn,
        responses={202: ReceiptOut},
    )
    def post(self, request: Request) -> Response:
        """Store an article, or find the one it already is; the reading happens later."""
        read_query(NoQuery, request.query_params)
        given = ArticleIn(data=request.data)
        given.is_valid(raise_exception=True)
        key = request.headers.get("Idempotency-Key", "")
        receipt = submit_article(Submitted(**given.validated_data), at=timezone.now(), key=key)
        article = receipt.article
        return Response(
            {"id": article.pk, "state": article.state, "created": receipt.created},
            status=status.HTTP_202_ACCEPTED,
            headers={"Location": reverse("api-article", args=[article.pk])},
        )


class ArticleItem(_TokenView):
    """Say where an article stands."""

    @extend_schema(operation_id="get_article", responses=ArticleStateOut)
    def get(self, request: Request, article_id: int) -> Response:
        """Return the state of an article, with its error in words where it has one."""
        read_query(NoQuery, request.query_params)
        return Response(ArticleStateOut(article_state(article_id)).data)
