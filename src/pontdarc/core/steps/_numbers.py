"""Numbers as people write them."""

import re
from decimal import Decimal, InvalidOperation

_MONEY = re.compile(r"(?:€|\beuros?\b|\beur\b|\bttc\b|\bht\b)", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'’]+")
_GROUPED = re.compile(r"[+-]?\d+(?:[\s\u00a0\u202f\u2009'’]\d{3})*(?:[.,]\d+)?|[+-]?[\d.,]+")


def canonical_number(text: str) -> str | None:
    """Return the number with a decimal point and nothing else, None when the text is no number."""
    plain = _MONEY.sub(" ", text).replace("−", "-").replace("–", "-").strip()
    negative = False
    if match := re.fullmatch(r"\(\s*([^()-]+?)\s*\)", plain) or re.fullmatch(r"([\d\s.,\u00a0\u202f]+?)\s*-", plain):
        negative, plain = True, match[1].strip()
    plain = re.sub(r"^([+-])\s+", r"\1", plain).rstrip(".,") if re.search(r"\d[.,]$", plain) else plain
    if not _GROUPED.fullmatch(plain):
        return None
    number = _with_point(_BLANKS.sub("", plain))
    if number is None:
        return None
    return f"-{number}" if negative else number.removeprefix("+")


def _with_point(plain: str) -> str | None:
    """Return the number whose last separator is the decimal one, unless it comes several times."""
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        decimal, thousands = (",", ".") if comma > point else (".", ",")
        plain = plain.replace(thousands, "")
        if plain.count(decimal) > 1:
            return None
        plain = plain.replace(decimal, ".")
    elif plain.count(",") > 1 or plain.count(".") > 1:
        if not re.fullmatch(r"[+-]?\d{1,3}(?:[.,]\d{3})+", plain):
            return None
        plain = plain.replace(",", "").replace(".", "")
    else:
        plain = plain.replace(",", ".")
    plain = re.sub(r"^([+-]?)\.", r"\g<1>0.", plain)
    return plain if re.fullmatch(r"[+-]?\d+(?:\.\d+)?", plain) else None


def as_decimal(text: str) -> Decimal | None:
    """Return the number of a canonical text, None when it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def shortest(number: Decimal) -> str:
    """Return the number without exponent nor useless zeros."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text
