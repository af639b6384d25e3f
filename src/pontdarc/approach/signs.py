"""What the scan found of people, in the form in which the law keeps it."""

from typing import Any


def signs_of(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the scan found of people in the columns of a delivery, without any value."""
    scanned = report.get("scan", {}).get("columns", [])
    return [
        {
            "column": column["name"],
            "kind": column.get("kind"),
            "role": column["role"],
            "share": column.get("share"),
            "certainty": column.get("certainty"),
            **({"holders": column["holders"]} if column.get("holders") else {}),
        }
        for column in scanned
        if (column.get("role") or "no") != "no"
    ]
