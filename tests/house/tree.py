"""Knows which files are the project's own."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("timeline", "events", "tests")
TEXTS = (*CODE, "docs", "templates", "static", ".ci")
# data and generated files are not written by hand
NOT_WRITTEN = ("tests/gold", "events/migrations", "events/domain/data", "events/samples")
WRITTEN_SUFFIXES = {".py", ".md", ".html", ".css", ".js", ".mjs", ".svg", ".toml", ".po", ""}


def python_files() -> list[Path]:
    """Return every module that was written by hand."""
    found = [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in [ROOT / "manage.py", *found] if not _is_given(path))


def written_files() -> list[Path]:
    """Return every text that was written by hand: code, documents, templates, styles and scripts."""
    found = [path for folder in TEXTS for path in (ROOT / folder).rglob("*") if path.is_file()]
    top = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in {".py", ".md", ".toml"}]
    return sorted(path for path in [*top, *found] if path.suffix in WRITTEN_SUFFIXES and not _is_given(path))


def name_of(path: Path) -> str:
    """Return the path as it stands in the repository."""
    return path.relative_to(ROOT).as_posix()


def _is_given(path: Path) -> bool:
    return "__pycache__" in path.parts or name_of(path).startswith(NOT_WRITTEN)
