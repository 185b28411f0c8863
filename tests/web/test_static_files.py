"""Every style sheet and module gets a name that carries its content; a circle of imports would keep it from that."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from timeline.storage import without_comments


def test_own_static_files_get_hashed_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "timeline.storage.HashedStaticFiles"}}

    call_command("collectstatic", interactive=False, verbosity=0)

    for name in ("css/tokens.css", "css/timeline.css", "js/timeline/element.js", "favicon.svg"):
        assert staticfiles_storage.stored_name(name) != name
        assert (tmp_path / staticfiles_storage.stored_name(name)).stat().st_size > 100


def test_modules_are_served_without_their_comments_and_nothing_else_is_lost():
    script = """/**
 * Says what the module is for; * and / may stand in it.
 */
import { a } from './a.js';

/** Return an address.
 * @param {string} path */
export function address(path) {
  // why
  const url = `https://x.example/** not a comment */${path}`; // stays
  return /** @type {any} */ (url) ?? '// stays';
}
"""

    served = without_comments(script)

    assert (
        served
        == """import { a } from './a.js';

export function address(path) {
  const url = `https://x.example/** not a comment */${path}`; // stays
  return (url) ?? '// stays';
}
"""
    )
