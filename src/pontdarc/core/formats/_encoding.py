"""Which encoding a text is in, and the text itself, mended when two encodings are mixed."""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import charset_normalizer
import numpy as np
import pyarrow as pa

from pontdarc.core.findings import Finding
from pontdarc.core.formats import _findings as found
from pontdarc.core.formats._findings import Some

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STEP = 16 * 1024**2
_SAMPLE = 40_000
_KEPT = 2 * 1024**2

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
    name = asked(wanted, findings) or told_by_head(data)
    if name is not None:
        return _from(data, name, findings)
    if is_utf8(data):
        return _clean(data, "utf-8", findings)
    mix = Mix()
    mix.look(data)
    if mix.is_one():
        mended = mix.mend(data)
        return _clean(mended, mix.main, [*findings, *mix.findings()])
    return _from(data, guess(data), findings)


def asked(wanted: str | None, findings: list[Finding]) -> str | None:
    """Return the name of the encoding a person asked for, None when there is none or none such."""
    if wanted is None:
        return None
    try:
        name = codec_name(wanted)
        b"a\xe9".decode(name, errors="replace")
    except (LookupError, UnicodeError):
        findings.append(Finding(found.UNKNOWN_ENCODING, params={"encoding": wanted}))
        return None
    return name


def told_by_head(head: bytes) -> str | None:
    """Return the encoding that a byte order mark or the place of the null bytes tells."""
    return next((name for bom, name in _BOMS if head.startswith(bom)), None) or _wide(head)


def mark_of(head: bytes, name: str) -> bytes:
    """Return the byte order mark of the encoding *name* that *head* begins with, empty when there is none."""
    return next((bom for bom, encoding in _BOMS if name.startswith(encoding) and head.startswith(bom)), b"")


def are_utf8(parts: Iterable[bytes]) -> bool:
    """Say whether all the parts of a text, cut anywhere, are valid UTF-8."""
    left = b""
    for part in parts:
        whole = left + part if left else part
        end = _last_whole_character(whole)
        left = whole[end:]
        if not whole.isascii() and not _is_valid(memoryview(whole)[:end]):
            return False
    return not left


def _last_whole_character(text: bytes) -> int:
    """Return where the last character ends that is not cut short by the end of the text."""
    for back in range(1, min(4, len(text)) + 1):
        byte = text[-back]
        if byte & 0xC0 == 0x80:
            continue
        length = 4 if byte >= 0xF0 else 3 if byte >= 0xE0 else 2 if byte >= 0xC0 else 1
        return len(text) - back if length > back else len(text)
    return len(text)


def _is_valid(text: memoryview) -> bool:
    """Say whether a text is valid UTF-8; Arrow does not build the string that Python would."""
    ends = np.array([0, len(text)], dtype=np.int64)
    held = pa.LargeStringArray.from_buffers(1, pa.py_buffer(ends), pa.py_buffer(text))
    try:
        held.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def told(lost: int, nuls: int, name: str) -> list[Finding]:
    """Tell how many characters were lost and how many null bytes were removed."""
    findings = []
    if lost:
        findings.append(Finding(found.UNDECODABLE, params={"number": lost, "encoding": name}, count=lost))
    if nuls:
        findings.append(Finding(found.NUL_BYTES, params={"number": nuls}, count=nuls))
    return findings


def is_utf8(data: bytes) -> bool:
    """Say whether all of *data* is valid UTF-8."""
    return are_utf8(data[start : start + _STEP] for start in range(0, len(data), _STEP))


def _from(data: bytes, name: str, findings: list[Finding]) -> Decoded:
    mark = mark_of(data, name)
    if mark:
        findings.append(Finding(found.BYTE_ORDER_MARK))
        if name == "utf-8":
            data = data[len(mark) :]
    if name == "utf-8" and is_utf8(data):
        return _clean(data.removeprefix(codecs.BOM_UTF8), name, findings)
    text = data.decode(name, errors="replace").removeprefix("\ufeff")
    findings += told(text.count("\ufffd"), 0, name)
    return _clean(text.encode("utf-8", errors="replace"), name, findings)


def _clean(utf8: bytes, name: str, findings: list[Finding]) -> Decoded:
    nuls = utf8.count(b"\0")
    if nuls:
        utf8 = utf8.replace(b"\0", b"")
    return Decoded(utf8, name, (*findings, *told(0, nuls, name)))


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


class Mix:
    """A text where UTF-8 and one-byte characters may be mixed, line by line: looked at in full, then mended.

    The main encoding is that of most characters; the lines told are those that hold the other.
    """

    def __init__(self) -> None:
        self.main = "utf-8"
        self._other = "cp1252"
        self._beyond = self._odd = self._strays = self._proofs = 0
        self._may_be = False
        self._alone: list[bytes] = []
        self._kept = 0
        self._line = 0
        self._told = Some()

    def look(self, part: bytes) -> None:
        """Take the next whole lines into account."""
        self._may_be = self._may_be or re.search(rb"[\xc2-\xf4][\x80-\xbf]", part) is not None
        if part.isascii():
            return
        for line in part.split(b"\n"):
            if line.isascii():
                continue
            self._beyond += 1
            self._proofs += len(_MANY_BYTES.findall(line))
            if is_utf8(line):
                continue
            self._odd += 1
            alone = _SEQUENCE.sub(lambda match: match[1] or (match[0] if match[0].isascii() else b"_"), line)
            self._strays += _high(alone)
            if self._kept < _KEPT:
                self._alone.append(alone)
                self._kept += len(alone)

    def is_one(self) -> bool:
        """Say whether what was looked at is such a text, and settle which encoding is which."""
        if not self._may_be or ((self._beyond - self._odd) * 50 < self._odd and self._strays * 4 > self._proofs):
            return False
        other = guess(b"\n".join(self._alone))
        if not other.startswith(("cp12", "iso-8859", "mac-", "cp850")):
            if self._proofs < self._strays:
                return False
            other = "cp1252"
        self._other = other
        self.main = "utf-8" if self._proofs >= self._strays else other
        return True

    def mend(self, part: bytes) -> bytes:
        """Return the next whole lines in UTF-8."""
        lines = part.split(b"\n")
        minority = self._other if self.main == "utf-8" else "utf-8"
        for place, line in enumerate(lines):
            if line.isascii():
                continue
            is_odd = not is_utf8(line)
            if is_odd if self.main == "utf-8" else _MANY_BYTES.search(line):
                row = self._line + place + 1
                self._told.add(Finding(found.MIXED_ENCODINGS, row=row, params={"encoding": minority}))
            if is_odd:
                lines[place] = _mend(line, self._other)
        self._line += len(lines) - 1
        return b"\n".join(lines)

    def findings(self) -> list[Finding]:
        """Tell the lines mended so far."""
        return self._told.findings()


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
    sample = around_high_bytes(data)
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
    """Say whether letters that only Central Europe has are common (read in cp1252 they are õ, û or signs).

    « ão », « ãe » and « õe » are Portuguese.
    """
    letters = rb"[\x8a-\x9f\xa1-\xbf\xfb\xf0\xfe\xba]|[\xe3\xf5](?![oe])"
    signs = len(re.findall(rb"[a-zA-Z\xc0-\xff](?:" + letters + rb")[a-z\xe0-\xff]", sample))
    return signs * 50 > _high(sample)


def _central(data: bytes, guessed: str) -> str:
    """Tell cp1250 from ISO 8859-2, which differ by a few letters only."""
    if re.search(rb"[\x80-\x9f]", data):
        return "cp1250"
    if re.search(rb"[a-z][\xb1\xb5\xb6\xb9\xbb\xbc\xbe]|[\xb1\xb5\xb6\xb9\xbb\xbc\xbe][a-z]", data):
        return "iso-8859-2"
    return "cp1250" if guessed == "cp1250" else "iso-8859-2"


def around_high_bytes(data: bytes) -> bytes:
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
