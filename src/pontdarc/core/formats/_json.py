"""How the members of the JSON family are told from one another, and what is wrong with the way they are built."""

import json
import re

from pontdarc.core.source import Source

_GEOMETRIES = "Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection"

MOST_LEVELS = 100
"""Lists and objects inside one another beyond which a document is no data."""
_DEEP = re.compile(rb"(?:[\[{][^\[\]{}]*+){%d}" % MOST_LEVELS)

_WIDE = {
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
}


def beginning(source: Source) -> str:
    """Return the first characters when they may be those of JSON, else an empty text."""
    head = source.head
    wide = _wide(head)
    plain = head.lstrip(b"\xef\xbb\xbf").lstrip()
    if wide is None and plain[:1] not in (b"{", b"["):
        return ""
    text = plain.decode("utf-8", errors="replace") if wide is None else _decoded(head, wide)
    return text if re.match(r'\{\s*(?:"|\})|\[\s*(?:[\[{"\d\]-]|null|true|false)', text) else ""


def _decoded(head: bytes, encoding: str) -> str:
    return head[: len(head) // 4 * 4].decode(encoding, errors="replace").lstrip("\ufeff").lstrip()


def _wide(head: bytes) -> str | None:
    """Return the encoding of two or four bytes a sign that it may be in: JSON begins with ASCII (RFC 4627)."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-32" if head[:4] == b"\xff\xfe\0\0" else "utf-16"
    return next((encoding for zeros, encoding in _WIDE.items() if zeros == tuple(byte == 0 for byte in head[:4])), None)


def looks_like_geojson(start: str) -> bool:
    """Say whether the text begins as a FeatureCollection, a Feature or a bare geometry."""
    if not start.startswith("{"):
        return False
    if re.search(r'"type"\s*:\s*"FeatureCollection"', start):
        return True
    opening = start[:2000]
    if re.search(r'"features"\s*:\s*\[\s*\{', opening) and '"geometry"' in start:
        return True
    if re.match(r'\{\s*"type"\s*:\s*"Feature"', opening):
        return True
    return bool(re.match(rf'\{{\s*"type"\s*:\s*"(?:{_GEOMETRIES})"', opening)) and '"coordinates"' in start


def looks_like_lines(start: str, source: Source) -> bool:
    """Say whether each line is an object of its own: the first ends where the line ends, another follows."""
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    if not lines or not lines[0].startswith("{") or not lines[0].endswith("}"):
        return False
    if len(lines) == 1:
        return source.extension in {"jsonl", "ndjson"}
    return lines[1].startswith("{")


def too_deep(utf8: bytes) -> bool:
    """Say whether lists and objects are inside one another beyond reason."""
    return bool(_DEEP.search(utf8))


def repeated_name(utf8: bytes) -> str | None:
    """Return the first name that one object gives twice, None when there is none or when it is no JSON."""
    twice: list[str] = []

    def keep(pairs: list[tuple[str, object]]) -> dict[str, object]:
        kept = dict(pairs)
        if len(kept) < len(pairs) and not twice:
            names = [name for name, _ in pairs]
            twice.append(next(name for name in names if names.count(name) > 1))
        return kept

    try:
        json.loads(utf8, object_pairs_hook=keep)
    except (ValueError, RecursionError):
        return None
    return twice[0] if twice else None
