"""One file to add: every module of a folder that defines the folder's constant is part of its registry."""

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import Protocol, TypeVar


class Named(Protocol):
    """What a registry holds: a value with a name that is unique in its folder."""

    @property
    def slug(self) -> str:
        """The stable name, also the one used in addresses and in the command line."""


T = TypeVar("T", bound=Named)


def discover(package: ModuleType, constant: str, name: Callable[[T], str] | None = None) -> dict[str, T]:
    """Import every module of *package* and return its *constant* by slug, sorted by slug.

    Modules whose name starts with an underscore are helpers of the folder, not members.
    *name*: what a member is known by, where several may share a slug.

    :raises LookupError: a module lacks the constant, or two claim the same name.
    """
    found: dict[str, T] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name.startswith("_") or info.name == "registry":
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        member: T | None = getattr(module, constant, None)
        if member is None:
            raise LookupError(f"{module.__name__} must define {constant}")
        key = name(member) if name else member.slug
        if key in found:
            raise LookupError(f"{module.__name__}: the name {key!r} is already taken")
        found[key] = member
    return dict(sorted(found.items()))


def import_all(package: ModuleType) -> None:
    """Import every module of *package*, for what they declare when imported."""
    for info in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{info.name}")
