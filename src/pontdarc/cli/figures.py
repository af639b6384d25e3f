"""Figures as a French reader expects them, and how many of something."""


def count(number: int) -> str:
    """Return a whole number: 12 500, with a narrow space that does not break."""
    return f"{number:,}".replace(",", "\u202f")


def several(number: int, one: str, more: str) -> str:
    """Return how many of something, which is one below two: 0 groupe, 12 groupes."""
    return f"{count(number)} {one if number < 2 else more}"


def rows(number: int) -> str:
    """Return how many rows: 1 ligne, 12 lignes."""
    return several(number, "ligne", "lignes")


def share(value: float) -> str:
    """Return a share in percent: 12,5 %."""
    return f"{value:.1%}".replace(".", ",").replace("%", "\u202f%")


def names(text: str) -> list[str]:
    """Return the names of an argument, between commas."""
    return [name.strip() for name in text.split(",") if name.strip()]
