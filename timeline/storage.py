"""Knows how static files get names that carry their content, module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # the package has no types
    """Rewrite the imports between our ES modules too, which Django leaves off by default."""

    support_js_module_import_aggregation = True
    # each pass names one more level of the imports; a circle of them would still never come to rest
    max_post_process_passes = 20
