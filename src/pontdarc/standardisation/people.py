"""Which columns of a prepared table say something of people, by its report."""

from collections.abc import Mapping
from typing import Any

from pontdarc.core.privacy.masking import PERSONAL_KINDS

_NUMBERS_OF_COMPANIES = frozenset({"siren", "siret"})


def personal_columns(report: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the columns of a prepared table that say something of people, with their kinds."""
    return {
        str(column["name"]): column.get("kind")
        for column in report.get("columns", [])
        if (column.get("role") or "no") != "no" or column.get("kind") in PERSONAL_KINDS
    }


def kept_out_of_recipes(report: Mapping[str, Any]) -> set[str]:
    """Return the columns of which no recipe may hold a value: those of people, numbers of companies excepted.

    A SIREN counts as a person's until a register says whose it is; it stays the number under which the law has a
    beneficiary named. One that is known to be a person's who objected stays out.
    """
    roles = {str(column["name"]): column.get("role") for column in report.get("columns", [])}
    return {
        name
        for name, kind in personal_columns(report).items()
        if kind not in _NUMBERS_OF_COMPANIES or roles[name] in ("direct", "sensitive")
    }


def personal_sources(report: Mapping[str, Any]) -> list[str]:
    """Return the columns of the file that say something of people, whether they were taken over or left out."""
    targets = personal_columns(report)
    taken = {str(name) for feed in report.get("feeds", []) if feed["target"] in targets for name in feed["sources"]}
    left = {
        str(sign["name"])
        for sign in report.get("scan", {}).get("columns", [])
        if sign.get("left_out") and (sign.get("role") or "no") != "no"
    }
    # Without a standard, columns keep their own names.
    return sorted(taken | left | (set(targets) if not report.get("feeds") else set()))
