"""The style sheet of the whole site: our files one after the other, served once and kept for a year."""

import hashlib
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

FOLDER = Path(__file__).parent / "static" / "web"


@cache
def _sheet() -> tuple[str, str]:
    """Return the text and its digest; tokens first, then elements, components, pages."""
    files = [FOLDER / "fonts.css", FOLDER / "tokens.css", FOLDER / "base.css"]
    files += [*sorted((FOLDER / "components").glob("*.css")), *sorted((FOLDER / "pages").glob("*.css"))]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return text, hashlib.sha256(text.encode()).hexdigest()[:12]


def digest() -> str:
    """Return what changes in the address when the style changes."""
    return _sheet()[1]


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer the style sheet; under another digest than its own it is not kept."""
    text, present = _sheet()
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    if digest == present:
        patch_cache_control(response, public=True, max_age=365 * 24 * 3600, immutable=True)
    return response
