"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pontdarc.network.queries import actor_of, may
from pontdarc.outside import clock
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
        "may_deliver": SimpleLazyObject(lambda: _may_deliver(request)),
        "languages": settings.LANGUAGES if ENGLISH.exists() else (),
    }


def _may_deliver(request: HttpRequest) -> bool:
    """Tell whether who is signed in delivers files for any organisation."""
    user = getattr(request, "user", None)  # nobody under the addresses of the APIs, whose missing pages are pages too
    return user is not None and user.is_authenticated and may(actor_of(user), "deliver", None, clock.today())
