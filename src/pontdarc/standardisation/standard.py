"""A standard: a Table Schema at its version, and what no schema says about real files."""

import re
from dataclasses import dataclass, field

from pontdarc.core.nesting import Nesting
from pontdarc.core.schema import Schema


@dataclass(frozen=True, slots=True)
class FileRules:
    """How a conforming file is written.

    *name*: how it is called, in capitals what changes (``AAAAMMJJ_SIREN_prenoms``), without extension; None where the
    standard asks for no name.
    """

    format: str = "csv"
    delimiter: str = ","
    encoding: str = "utf-8"
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard at one version.

    *slug*: as written in the national registry (``scdl/deliberations``); *aliases*: other names it answers to.
    *title*, *description*: gettext msgids, ours. *obligations*: ids of the legal obligations it serves.
    *theme*, *frequency*: defaults proposed for a dataset that follows it. *url*: its page in the national registry.
    *rare*: (field that counts, field that names, threshold): rows counted under the threshold are left out by
    default when published, because they single out a person.
    *signature*: fields without which a file is not taken for this standard (``A|B``: one of them is enough).
    *topic*: phrases that say its subject in a header, a sheet name, a title or a file name.
    *elsewhere*: phrases that a header says in tables about something near, and never in these.
    *nesting*: for documents of nested records (JSON), how rows become records; the fields are the columns of the table.
    """

    slug: str
    version: str
    title: str
    description: str
    schema: Schema
    url: str
    file_rules: FileRules = field(default_factory=FileRules)
    aliases: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    theme: str | None = None
    frequency: str | None = None
    rare: tuple[str, str, int] | None = None
    signature: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    nesting: Nesting | None = None

    @property
    def name(self) -> str:
        """The slug and the version, as recipes write them: ``scdl/deliberations@2.1.5``."""
        return f"{self.slug}@{self.version}"

    @property
    def rank(self) -> tuple[int, ...]:
        """By which its versions follow one another."""
        return rank_of(self.version)


def rank_of(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to compare it with others: 1.10.0 comes after 1.9."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:8])
