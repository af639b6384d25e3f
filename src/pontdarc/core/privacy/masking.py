"""What is shown of a personal value: enough to know what it is, never enough to know who it is.

Never more than the first letter of a word, the ending of a mail host, or the first and last two digits of a phone.
"""

import re
from dataclasses import replace

from pontdarc.core.findings import Finding

PERSONAL_KINDS = frozenset(
    {
        "address",
        "age",
        "bank_card",
        "birth_date",
        "civility",
        "email",
        "gender",
        "iban",
        "identity_document",
        "ip_address",
        "licence_plate",
        "nir",
        "person_first_name",
        "person_full_name",
        "person_name",
        "phone_fr",
        "social_handle",
    }
)
"""Every kind whose values are masked unless someone asks to see them; the registry says the same, a test holds it."""

_CELLS = ("suggestion", "other_value")
"""Parameters of findings that hold a cell, or what it would become."""

_DOT = "•"
_MAIL = re.compile(r"[^\s@<>,;:()\"']+@[^\s@<>,;:()\"']+")
_LONG_TAIL = re.compile(r"\.([A-Za-z]{2,6})$")
_WORD = re.compile(r"\w+", re.UNICODE)


def mask(value: str, kind: str | None) -> str:
    """Return a masked form of *value*, a cell of that kind, that cannot be turned back.

    The number of dots says nothing of the length of what they hide.
    """
    text = " ".join(value.split())
    if not text:
        return ""
    if kind == "email":
        return _mask_mail(text)
    if kind == "phone_fr":
        return _mask_phone(text)
    if kind in ("person_name", "person_first_name", "person_full_name"):
        return " ".join(_mask_word(word) for word in text.split(" ")[:4])
    if kind == "iban":
        return f"{text[:2].upper() if text[:2].isalpha() else _DOT * 2}{_DOT * 8}"
    return _DOT * 5


def _mask_mail(text: str) -> str:
    found = _MAIL.search(text)
    if found is None:
        return _DOT * 5
    address = found.group()
    first = address[0] if address[0].isalpha() else _DOT
    tail = _LONG_TAIL.search(address)
    return f"{first}{_DOT * 3}@{_DOT * 3}{tail.group().lower() if tail else ''}"


def _mask_phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if len(digits) < 8:
        return _DOT * 5
    national = "0" + digits[-9:] if digits.startswith(("33", "0033")) and len(digits) >= 11 else digits
    pair = f"{_DOT * 2} "
    return f"{national[:2]} {pair * 3}{national[-2:]}"


def _mask_word(word: str) -> str:
    found = _WORD.search(word)
    if found is None:
        return _DOT
    first = found.group()[0]
    return f"{first if first.isalpha() else ''}{_DOT * 5}"


def mask_finding(finding: Finding, kind: str | None) -> Finding:
    """Return the finding with its cells masked when its column is of a personal kind."""
    if kind not in PERSONAL_KINDS:
        return finding
    params = {
        name: mask(str(value), kind) if name in _CELLS and value is not None else value
        for name, value in finding.params.items()
    }
    return replace(finding, value=None if finding.value is None else mask(finding.value, kind), params=params)
