"""Knows how static files get names that carry their content, imports included, and how modules lose their comments."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Comments of our own modules are a third of their bytes, and for those who change them. Only what cannot be anything
# else is taken: blocks and lines that stand alone, and the types before an expression.
_COMMENTS = re.compile(
    r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n|^[ \t]*//[^\n]*\n|/\*\* @type \{[^\n]*?\} \*/ ?", re.DOTALL | re.MULTILINE
)


def without_comments(script: str) -> str:
    """Return one of our modules as it is served."""
    return _COMMENTS.sub("", script)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # the package has no types
    """Rewrite the imports between our ES modules too, which Django leaves off by default."""

    support_js_module_import_aggregation = True
    # each pass names one more level of the imports; a circle of them would still never come to rest
    max_post_process_passes = 20

    def _save(self, name: str, content: Any) -> str:
        """Store a file; our own modules without their comments."""
        if name.startswith("js/") and name.endswith(".js"):
            # whoever named the file has read it to its end: chunks begin anew
            script = b"".join(content.chunks()).decode()
            content = ContentFile(without_comments(script).encode())
        return str(super()._save(name, content))
