"""Numbers as people write them."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from pontdarc.core.step import Params

_MONEY = re.compile(r"(?:€|(?<![a-z])(?:euros?|eur|ttc|ht)\b)", re.IGNORECASE)
_BLANKS = re.compile(r"[\s'’]+")
_GROUPED = re.compile(r"[+-]?[0-9]+(?:[\s'’][0-9]{3})*(?:[.,][0-9]+)?|[+-]?[0-9.,]+")
_LONE = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
"""One separator, three figures after it: « 1,234 » may be a thousand or a little more than one."""
NO_PARAMS: Params = {}
_CENTS_AFTER = re.compile(r"([0-9\s]*[0-9])\s?€\s?([0-9]{2})")
_NOTHING_AFTER = re.compile(r"(?<=[0-9])[.,]\s?[-–—]{1,2}$")
"""« 12 000,- »: no cents."""
_ZERO_OF_ACCOUNTS = re.compile(r"[-–−]\s*€|€\s*[-–−]")


def without_unit(text: str, units: Sequence[str]) -> str:
    """Return a number without the unit that follows it, when it is one of these."""
    named = "|".join(re.escape(unit) for unit in units)
    return re.sub(rf"(?<=[0-9\s])\s*(?:{named})\s*$", "", text, flags=re.IGNORECASE) if named else text


def canonical_number(text: str, params: Params = NO_PARAMS) -> str | None:
    """Return the number with a decimal point and nothing else, None when the text is no number.

    *params*: what the column tells of its separators: ``thousands``, the one that is never the decimal one; ``unsure``,
    those of which only a person can say what they are when they come before three figures.
    """
    plain = text.strip().rstrip("*").rstrip()
    if _ZERO_OF_ACCOUNTS.fullmatch(plain):
        return "0"
    if match := _CENTS_AFTER.fullmatch(plain):
        plain = f"{match[1]},{match[2]}"
    is_money = _MONEY.search(plain) is not None
    plain = _MONEY.sub(" ", plain).replace("−", "-").replace("–", "-").strip()
    plain = _NOTHING_AFTER.sub("", plain)
    negative = False
    if match := re.fullmatch(r"\(\s*([^()-]+?)\s*\)", plain) or re.fullmatch(r"([\d\s.,\u00a0\u202f]+?)\s*-", plain):
        negative, plain = True, match[1].strip()
    plain = re.sub(r"^([+-])\s+", r"\1", plain)
    plain = plain.rstrip(".,") if re.search(r"[0-9][.,]$", plain) else plain
    if not _GROUPED.fullmatch(plain):
        return None
    plain = _BLANKS.sub("", plain)
    separator = _LONE.fullmatch(plain)
    if separator and separator[1] == params.get("thousands"):
        plain = plain.replace(separator[1], "")
    elif separator and (is_money or separator[1] in params.get("unsure", "")):
        return None
    number = _with_point(plain)
    if number is None:
        return None
    if negative and number.startswith(("-", "+")):
        return None
    return f"-{number}" if negative and number.strip("0.") else number.removeprefix("+")


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
