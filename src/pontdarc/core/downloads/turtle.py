"""Turtle (RDF 1.1), streamed."""

from pontdarc.core.downloads._download import Download
from pontdarc.core.downloads._linked import LOSES
from pontdarc.core.downloads._turtle import triples
from pontdarc.core.words import gettext_noop

DOWNLOAD = Download(
    slug="turtle",
    title=gettext_noop("Turtle"),
    media_type="text/turtle; charset=utf-8",
    extension="ttl",
    open=True,
    loses=LOSES,
    stream=triples,
    use="linked",
    rank=20,
)
