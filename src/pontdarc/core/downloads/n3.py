"""Notation3: what is written is its common part with Turtle, streamed."""

from pontdarc.core.downloads._download import Download
from pontdarc.core.downloads._linked import LOSES
from pontdarc.core.downloads._turtle import triples
from pontdarc.core.words import gettext_noop

DOWNLOAD = Download(
    slug="n3",
    title=gettext_noop("N3"),
    media_type="text/n3; charset=utf-8",
    extension="n3",
    open=True,
    loses=LOSES,
    stream=triples,
    use="linked",
    rank=30,
)
