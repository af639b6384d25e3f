"""Patterns that several standards share."""


def several(*values: str) -> str:
    """Return the pattern of a cell that holds one of *values*, or several with a bar between them.

    *values* are themselves patterns: brackets that are text are escaped.
    """
    return rf"(?:(?:^|\|)({'|'.join(values)}))+$"
