"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest

from pontdarc.web import branding, stylesheet

LOOKS = ("light", "dark")
ENGLISH = settings.PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.mo"


def site(request: HttpRequest) -> dict[str, object]:
    """Return the marks that every page shows."""
    look = request.COOKIES.get("look", "")
    return {
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        "brand": branding.brand(),
        "style_digest": stylesheet.digest(),
        "look": look if look in LOOKS else "",
        "languages": settings.LANGUAGES if ENGLISH.exists() else (),
    }
