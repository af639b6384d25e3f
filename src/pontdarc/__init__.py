"""Pont d'Arc: the open data approach of a French département, as software."""

__version__ = "0.1.0"
