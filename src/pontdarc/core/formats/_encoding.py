"""Which encoding a text is in, and the text itself, mended when two encodings are mixed."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

import charset_normalizer

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import one_by_one

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STEP = 16 * 1024**2
_SAMPLE = 40_000

# What French texts are made of beyond ASCII, letters first, then the signs of typography.
_FRENCH = frozenset("éèàçêîôûùâëïœÉÈÀÇÊÎÔÂÛ")
_USUAL = _FRENCH | frozenset("üöäñáíóúæŒÆÜÖÄÑÁÍÓÚßåøÅØãõìòÙËÏÿýÝ")
_SIGNS = frozenset("«»°’‘“”…–—€\u00a0\u202f·•²³§©®ªº¿¡´¨±×µ†‰ ½¼¾£¤¦¸")
_FIRST_CHOICES = ("cp1252", "mac_roman", "cp850", "iso8859_15")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as UTF-8 bytes, the name of the encoding it was in, and what was found on the way."""

    utf8: bytes
    encoding: str
    findings: tuple[Finding, ...] = ()


def codec_name(name: str) -> str:
    """Return the usual lower case name of a codec.

    :raises LookupError: Python knows no such codec.
    """
    canonical = codecs.lookup(name).name
    canonical = re.sub(r"^iso8859-", "iso-8859-", canonical)
    return {"utf-8-sig": "utf-8", "mac-iceland": "mac-roman"}.get(canonical, canonical.replace("_", "-"))


def decode(data: bytes, wanted: str | None = None) -> Decoded:
    """Return *data* as UTF-8, from the *wanted* encoding or from the one it looks like."""
    findings: list[Finding] = []
    if wanted is not None:
        try:
            name = codec_name(wanted)
        except LookupError:
            findings.append(Finding(found.UNKNOWN_ENCODING, params={"encoding": wanted}))
        else:
            return _from(data, name, findings)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _from(data, name, findings)
    name_wide = _wide(data)
    if name_wide is not None:
        return _from(data, name_wide, findings)
    if is_utf8(data):
        return _clean(data, "utf-8", findings)
    mixed = _unmix(data)
    if mixed is not None:
        return Decoded(mixed.utf8, mixed.encoding, (*findings, *mixed.findings))
    return _from(data, guess(data), findings)


def is_utf8(data: bytes) -> bool:
    """Say whether all of *data* is valid UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _from(data: bytes, name: str, findings: list[Finding]) -> Decoded:
    for bom, encoding in _BOMS:
        if name.startswith(encoding) and data.startswith(bom):
            findings.append(Finding(found.BYTE_ORDER_MARK))
            if encoding == "utf-8":
                data = data[len(bom) :]
            break
    if name == "utf-8" and is_utf8(data):
        return _clean(data, name, findings)
    text = data.decode(name, errors="replace").removeprefix("\ufeff")
    lost = text.count("\ufffd")
    if lost:
        findings.append(Finding(found.UNDECODABLE, params={"number": lost, "encoding": name}, count=lost))
    return _clean(text.encode("utf-8", errors="replace"), name, findings)


def _clean(utf8: bytes, name: str, findings: list[Finding]) -> Decoded:
    nuls = utf8.count(b"\0")
    if nuls:
        utf8 = utf8.replace(b"\0", b"")
        findings.append(Finding(found.NUL_BYTES, params={"number": nuls}, count=nuls))
    return Decoded(utf8, name, tuple(findings))


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a mark by where their zeros fall."""
    head = data[:4096]
    head = head[: len(head) // 4 * 4]
    if len(head) < 4 or b"\0" not in head:
        return None
    zeros = [head[place::4].count(0) * 4 / len(head) for place in range(4)]
    if min(zeros[1:]) > 0.9 and zeros[0] < 0.5:
        return "utf-32-le"
    if min(zeros[:2]) > 0.9 and zeros[3] < 0.5:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return _wide_without_latin(data[:4096]) if even + odd > 0.02 else None


def _wide_without_latin(head: bytes) -> str | None:
    """Recognise UTF-16 of another script: line ends and spaces are its only zeros."""
    for name, space in (("utf-16-le", b" \0"), ("utf-16-be", b"\0 ")):
        pairs = [head[place : place + 2] for place in range(0, len(head) - 1, 2)]
        if pairs.count(space) > len(pairs) * 0.02:
            try:
                text = head[: len(head) // 2 * 2].decode(name)
            except UnicodeDecodeError:
                continue
            if sum(character.isalpha() or character.isspace() for character in text) > 0.8 * len(text):
                return name
    return None


def _unmix(data: bytes) -> Decoded | None:
    """Decode line by line a text where UTF-8 and one-byte characters are mixed; None when it is not one.

    The main encoding is that of most characters; the lines told are those that hold the other.
    """
    if not re.search(rb"[\xc2-\xf4][\x80-\xbf]", data):
        return None
    lines = data.split(b"\n")
    beyond = [number for number, line in enumerate(lines) if not line.isascii()]
    odd = [number for number in beyond if not is_utf8(lines[number])]
    alone = [_SEQUENCE.sub(lambda match: match[1] or (match[0] if match[0].isascii() else b"_"), lines[n]) for n in odd]
    strays = sum(_high(line) for line in alone)
    proofs = sum(len(_MANY_BYTES.findall(lines[number])) for number in beyond)
    if (len(beyond) - len(odd)) * 50 < len(odd) and strays * 4 > proofs:
        return None
    other = guess(b"\n".join(alone))
    if not other.startswith(("cp12", "iso-8859", "mac-", "cp850")):
        if proofs < strays:
            return None
        other = "cp1252"
    main, minority = ("utf-8", other) if proofs >= strays else (other, "utf-8")
    foreign = odd if main == "utf-8" else [number for number in beyond if _MANY_BYTES.search(lines[number])]
    findings = one_by_one(
        Finding(found.MIXED_ENCODINGS, row=number + 1, params={"encoding": minority}) for number in foreign
    )
    for number in odd:
        lines[number] = _mend(lines[number], other)
    return _clean(b"\n".join(lines), main, findings)


_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SEQUENCE = re.compile(
    rb"[\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|(.)", re.DOTALL
)


def _mend(line: bytes, other: str) -> bytes:
    """Return the line as UTF-8, taking each byte that is no UTF-8 as one of the *other* encoding."""
    return _SEQUENCE.sub(
        lambda match: match[1].decode(other, errors="replace").encode() if match[1] else match[0], line
    )


def guess(data: bytes) -> str:
    """Return the encoding that *data*, which is not UTF-8, is most likely in."""
    sample = _around_high_bytes(data)
    scores = {name: _plausibility(sample, name) for name in _FIRST_CHOICES}
    best = max(_FIRST_CHOICES, key=lambda name: scores[name] + _french_share(sample, name) / 10)
    if scores["cp1252"] >= min(0.95, scores[best]):
        best = "cp1252"
    french = _french_share(sample, best)
    if (scores[best] >= 0.9 and (french >= 0.5 or _high(sample) < 30)) or (scores[best] >= 0.8 and french >= 0.8):
        return codec_name(best)
    if best != "cp1252" and scores[best] >= 0.9 and scores["cp1252"] < 0.5:
        return codec_name(best)
    match = charset_normalizer.from_bytes(sample).best()
    if match is None or match.encoding in {"ascii", "utf_8"}:
        return codec_name(best if scores[best] > scores["cp1252"] + 0.2 else "cp1252")
    if match.encoding in _CENTRAL and _is_central(sample):
        return _central(data, match.encoding)
    if "cp1252" in match.could_be_from_charset or scores["cp1252"] >= 0.95:
        return "cp1252"
    return codec_name(match.encoding)


_CENTRAL = frozenset({"cp1250", "iso8859_2", "iso8859_4", "iso8859_10", "iso8859_16"})


def _is_central(sample: bytes) -> bool:
    """Say whether letters that only Central Europe has are common (read in cp1252 they are õ, û or signs)."""
    signs = len(re.findall(rb"[a-zA-Z\xc0-\xff][\x8a-\x9f\xa1-\xbf\xf5\xfb\xf0\xe3\xfe\xba][a-z\xe0-\xff]", sample))
    return signs * 50 > _high(sample)


def _central(data: bytes, guessed: str) -> str:
    """Tell cp1250 from ISO 8859-2, which differ by a few letters only."""
    if re.search(rb"[\x80-\x9f]", data):
        return "cp1250"
    if re.search(rb"[a-z][\xb1\xb6\xbc\xbb\xb5]|[\xb1\xb6\xbc\xbb\xb5][a-z]", data):
        return "iso-8859-2"
    return "cp1250" if guessed == "cp1250" else "iso-8859-2"


def _around_high_bytes(data: bytes) -> bytes:
    """Return up to about 80,000 bytes of *data*: what is around the bytes beyond ASCII, from all over it.

    Whole lines where they are short: a cut inside a character of several bytes would hide its encoding.
    """
    if len(data) <= _SAMPLE:
        return data
    places = [match.start() for match in re.finditer(rb"[\x80-\xff]+", data)]
    parts: list[bytes] = []
    end = total = 0
    for place in places[:: max(1, len(places) // 1000)]:
        if place < end or total > 2 * _SAMPLE:
            continue
        start = max(end, data.rfind(b"\n", max(0, place - 2000), place) + 1 or place - 40)
        line_end = data.find(b"\n", place, place + 2000)
        end = line_end if line_end >= 0 else place + 80
        parts.append(data[start:end])
        total += end - start
    return b"\n".join(parts)


def _high(sample: bytes) -> int:
    return sum(byte > 127 for byte in sample)


def _plausibility(sample: bytes, encoding: str) -> float:
    """Return the share of the characters beyond ASCII that are where a West European text has them."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    good = total = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        place = match.start()
        total += 1
        good += _fits(match[0], text[max(0, place - 1) : place], text[place + 1 : place + 2])
    return good / total if total else 1.0


def _fits(character: str, before: str, after: str) -> bool:
    """Say whether a character beyond ASCII may stand between these two in a West European text."""
    if character in _USUAL:
        return not (character.isupper() and (before.islower() or (before.isalpha() and after.islower())))
    if character in "¤¦¸´¨¼½¾£ªº¡":
        return character != "¤" and not (before.isalpha() or after.isalpha())
    return character in _SIGNS and (character in "’‘\u00a0°€²³—–…" or not (before.isalpha() and after.isalpha()))


def _french_share(sample: bytes, encoding: str) -> float:
    """Return the share of é, è, à, ç, ê among the letters beyond ASCII, 1 when there are only signs."""
    counts = Counter(character for character in sample.decode(encoding, errors="replace") if ord(character) > 127)
    letters = sum(number for character, number in counts.items() if character.isalpha())
    return sum(counts[character] for character in "éèàçêÉÈÀ") / letters if letters else 1.0
