"""Patterns that several standards share."""


def several(*values: str) -> str:
    """Return the pattern of a cell that holds one of *values*, or several with a bar between them.

    *values* are themselves patterns: brackets that are text are escaped.
    """
    return rf"(?:(?:^|\|)({'|'.join(values)}))+$"


def listed(*values: str) -> str:
    """Return the pattern of a cell that holds one of *values*, or several with a semicolon between them."""
    choice = "|".join(values)
    return rf"^({choice})(;({choice}))*$"


def aligned(value: str) -> str:
    """Return the pattern of a cell of a column aligned with others: places of *value*, some of them empty."""
    return rf"^({value})?(;({value})?)*$"
