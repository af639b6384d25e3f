"""What a command is, and how it answers."""

import importlib
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

DONE, LEFT_TO_DO, REFUSED, USAGE, BUG = 0, 1, 2, 64, 70


@dataclass(frozen=True, slots=True)
class Command:
    """One command: *arguments* declares its options, *run* answers with an exit code.

    *needs_catalogue*: the data folder and its database must be ready before it runs (Django is set up, migrated).
    """

    slug: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    needs_catalogue: bool = False


def later(path: str) -> Callable[[Namespace], int]:
    """Return a *run* found at ``package.module:function`` when it is called.

    What needs the catalogue cannot be imported before Django is set up, and Django not before ``--data`` is read.
    """

    def run(args: Namespace) -> int:
        module, _, function = path.partition(":")
        code: int = getattr(importlib.import_module(module), function)(args)
        return code

    return run


def answer(args: Namespace, value: object, sentences: Callable[[], str]) -> None:
    """Print *value* as one JSON document when ``--json`` was asked, else the *sentences* for people."""
    if args.json:
        json.dump(value, sys.stdout, ensure_ascii=False, default=str)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(sentences().rstrip() + "\n")
