"""What every page goes through: the content security policy, and refusals said in plain French."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from pontdarc.core.refusals import Refusal
from pontdarc.network.rules import Moved
from pontdarc.web import refusals

GetResponse = Callable[[HttpRequest], HttpResponse]
_PACKET = 1_200
"""Bytes of a body that one packet carries with its headers."""


def policy(tiles: str = "") -> str:
    """Return the policy: nothing inline, nothing from elsewhere but the base map that the operator chose."""
    parts = urlsplit(tiles)
    elsewhere = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data:{elsewhere}",
            "font-src 'self'",
            f"connect-src 'self'{elsewhere}",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


class ContentSecurityPolicy:
    """Adds a strict policy."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = policy(settings.TILES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy."""
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", self.policy)
        return response


class Compression(GZipMiddleware):
    """Compresses what takes more than one packet: the rest would arrive no sooner."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress the answer when it is worth it and the reader takes it."""
        if not response.streaming and len(response.content) < _PACKET:  # type: ignore[attr-defined]  # not streaming
            return response
        return super().process_response(request, response)


class Language:
    """Speaks French until the reader chooses otherwise: the data are in French, whatever the browser says."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the cookie, where there are words in it."""
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.setdefault("Content-Language", language)
            patch_vary_headers(response, ["Cookie"])
        return response


class Refusals:
    """Turns refusals into pages; the APIs answer theirs in the shape of their dialect."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a page when what was raised is a refusal; lead from a former name to the present one."""
        if isinstance(exception, Moved) and request.resolver_match:
            match = request.resolver_match
            url = reverse(match.view_name, kwargs={**match.kwargs, "slug": exception.slug})
            asked = request.META.get("QUERY_STRING", "")
            response = HttpResponsePermanentRedirect(f"{url}?{asked}" if asked else url)
            response["Cache-Control"] = "no-cache"  # the former name may be taken again by whom it was
            return response
        if isinstance(exception, Refusal) and not request.path.startswith("/api/"):
            return refusals.page(request, exception)
        return None
