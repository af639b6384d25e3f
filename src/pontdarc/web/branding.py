"""What an authority puts of its own: a name, a logo, four variables. Read from `marque.json` in the data folder.

    {"name": "Département de …", "logo": "logo.svg", "brand": "#0d5b50", "brand_night": "#83d3c0",
     "accent": "#c4741a", "font_title": "Luciole",
     "address": "…", "director": "…", "contact": "opendata@…", "host": "…"}

The logo is a file beside it, in `marque/`. A colour that could not be read on our grounds is left out.
"""

import hashlib
import json
import logging
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)

GROUNDS = {"brand": ("#ffffff", "#f3f5f2"), "brand_night": ("#182226", "#10181b"), "accent": ()}
LEAST_CONTRAST = 4.5
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
FONT = re.compile(r"[\w \-]{1,60}")
LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class Brand:
    """The marks of the authority; *logo* is an address or empty, *css* the variables it changes.

    *address*, *director*, *contact*, *host*: what the legal notice must say.
    """

    name: str
    logo: str
    css: str
    digest: str
    address: str = ""
    director: str = ""
    contact: str = ""
    host: str = ""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written `#rrggbb` (WCAG 2.2, 1 to 21)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def legible(variable: str, colour: str) -> bool:
    """Say whether the colour is written well and read well on the grounds where that variable stands."""
    if not COLOUR.fullmatch(colour):
        return False
    return all(contrast(colour, ground) >= LEAST_CONTRAST for ground in GROUNDS[variable])


def brand() -> Brand:
    """Return the marks in force; a change of the file is seen at once."""
    file = Path(settings.DATA) / "marque.json"
    stamp = file.stat().st_mtime_ns if file.exists() else 0
    return _read(file, stamp)


@lru_cache(maxsize=4)
def _read(file: Path, stamp: int) -> Brand:
    document: dict[str, str] = {}
    if stamp:
        try:
            document = {str(k): str(v) for k, v in json.loads(file.read_text(encoding="utf-8")).items()}
        except (ValueError, AttributeError):
            logger.warning("marque.json cannot be read: the house style is used")
    css = _variables(document)
    name = document.get("name") or os.environ.get("PONTDARC_NAME") or _("Pont d’Arc")
    logo = "/marque/logo" if document.get("logo") else ""
    digest = hashlib.sha256(f"{name}{logo}{css}{stamp}".encode()).hexdigest()[:12]
    legal = {key: document.get(key, "") for key in ("address", "director", "contact", "host")}
    return Brand(name, logo, css, digest, **legal)


def _variables(document: dict[str, str]) -> str:
    lines = []
    for variable in GROUNDS:
        colour = document.get(variable, "")
        if colour and legible(variable, colour):
            lines.append(f"--{variable.replace('_', '-')}: {colour};")
        elif colour:
            logger.warning("marque.json: the colour of %s is left out, its contrast is too low", variable)
    font = document.get("font_title", "")
    if FONT.fullmatch(font):
        lines.append(f'--font-title: "{font}", system-ui, sans-serif;')
    return f":root {{ {' '.join(lines)} }}\n" if lines else ""


@require_safe
@cache_control(public=True, max_age=3600)
def stylesheet(request: HttpRequest) -> HttpResponse:
    """Answer the four variables."""
    return HttpResponse(brand().css, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def logo(request: HttpRequest) -> FileResponse:
    """Answer the logo."""
    folder = Path(settings.DATA) / "marque"
    for suffix, kind in LOGOS.items():
        file = folder / f"logo{suffix}"
        if file.is_file():
            return FileResponse(file.open("rb"), content_type=kind)
    raise Http404
