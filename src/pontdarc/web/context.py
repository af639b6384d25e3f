"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the marks that every page shows."""
    return {"demo": settings.DEMO, "site_url": settings.SITE_URL}
