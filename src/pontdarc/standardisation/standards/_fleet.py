"""The two sorts of figures of a declaration of vehicles: how many, and what share."""

from pontdarc.core.schema import Field


def count(name: str, title: str, description: str, synonyms: tuple[str, ...]) -> Field:
    """Return the field of a number of vehicles."""
    return Field(name, "integer", title=title, description=description, example="3", synonyms=synonyms, kind="integer")


def share(name: str, title: str, description: str, synonyms: tuple[str, ...]) -> Field:
    """Return the field of a share of vehicles, from 0 to 100."""
    return Field(
        name, "number", title=title, description=description, example="12.5", synonyms=synonyms, kind="percentage"
    )
