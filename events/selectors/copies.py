"""Answers what marks an article's text: by them copies of one text are known without reading it again."""

from dataclasses import dataclass
from functools import lru_cache

from events.domain.copies import agency_of, sketch_of
from events.models import Article

# marks of so many texts stay in memory, about 1 kB each
REMEMBERED_TEXTS = 5000


@dataclass(frozen=True, slots=True)
class TextMarks:
    """Hold by which runs of words a text is known again, and the wire that it credits."""

    sketch: frozenset[int]
    agency: str


def marks_of(article: Article) -> TextMarks:
    """Return the marks of an article's text; a text is never changed, so they are read once in a process."""
    return _read(article.pk, article.content_hash)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _read(article_id: int, _content_hash: str) -> TextMarks:
    text = Article.objects.values_list("text", flat=True).get(pk=article_id)
    return TextMarks(sketch_of(text), agency_of(text))
