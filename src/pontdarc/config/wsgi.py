"""The WSGI door."""

import logging
import os

from django.core.wsgi import get_wsgi_application

from pontdarc.core.query.engine import when_stuck

_STUCK = 70


def _leave() -> None:
    """End a process that holds a query nothing can stop: the server's master starts another at once.

    A worker's heart beats in another thread, so that the master sees nothing wrong by itself.
    """
    logging.getLogger(__name__).error("a query ignored its interruption: this process ends, another takes its place")
    os._exit(_STUCK)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pontdarc.config.settings")
application = get_wsgi_application()
when_stuck(_leave)
