"""A file at an address of the Web, fetched again only when the server says that it changed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from urllib.parse import unquote, urlsplit

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.connector import Connector, Found, Known, Parameter
from pontdarc.outside.http import Fetcher


def _check(parameters: Mapping[str, str]) -> None:
    url = parameters.get("url", "").strip()
    if not url.startswith(("https://", "http://")) or not urlsplit(url).hostname or len(url) > 2000:
        raise Invalid(
            "address_invalid",
            gettext_noop("L’adresse n’est pas une adresse du Web."),
            gettext_noop("Elle commence par https:// et mène droit au fichier."),
        )
    if "@" in urlsplit(url).netloc:
        raise Invalid(
            "address_with_password",
            gettext_noop("L’adresse contient un mot de passe."),
            gettext_noop("Donnez une adresse qui s’ouvre sans mot de passe."),
        )


@contextmanager
def _fetch(fetcher: Fetcher, parameters: Mapping[str, str], known: Known) -> Iterator[Found | None]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    headers = {name: value for name, value in conditions.items() if value}
    with fetcher.open(parameters["url"].strip(), headers=headers) as answer:
        if answer.status == 304:
            yield None
            return
        now_known = Known(answer.headers.get("etag", "")[:200], answer.headers.get("last-modified", "")[:60])
        yield Found(filename(answer.headers.get("content-disposition", ""), answer.url), answer.chunks, now_known)


def filename(disposition: str, url: str) -> str:
    """Return the name that the server gives to the file, else the last part of its address."""
    message = Message()
    message["Content-Disposition"] = disposition.encode("ascii", "replace").decode()
    return message.get_filename() or unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]) or "fichier"


CONNECTOR = Connector(
    slug="http",
    title=gettext_noop("Adresse du Web"),
    help=gettext_noop("Relève un fichier à une adresse fixe, quand le serveur dit qu’il a changé."),
    parameters=(
        Parameter(
            "url",
            gettext_noop("Adresse du fichier"),
            gettext_noop("L’adresse qui mène droit au fichier, pas à la page qui le présente."),
            "https://www.exemple.fr/donnees/subventions.csv",
        ),
    ),
    check=_check,
    fetch=_fetch,
)
