"""What only pages need: who is signed in, what was said to them, forms that are theirs.

The APIs know nobody: their answers pass by, which is a millisecond less for each.
"""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin

APIS = "/api/"


class _ForPages(MiddlewareMixin):
    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; for an API, as what comes next does."""
        if request.path_info.startswith(APIS):
            return self.get_response(request)  # type: ignore[return-value]  # never asynchronous here
        return super().__call__(request)  # type: ignore[return-value]


class Sessions(_ForPages, SessionMiddleware):
    """Sessions of people."""


class Forms(_ForPages, CsrfViewMiddleware):
    """Forms that only our own pages can send. Whoever asks an API with a form meets the check of its view."""


class Accounts(_ForPages, AuthenticationMiddleware):
    """Who is signed in."""


class Messages(_ForPages, MessageMiddleware):
    """What is said once, on the next page."""
