"""Table Schema as frozen values (specs.frictionlessdata.io/table-schema, plus the checks of STANDARDS)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "datetime", "time", "year", "yearmonth", "geopoint", "geojson",
    "array", "object", "duration", "any",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Constraints:
    """The constraints of a field; *pattern* applies to the whole value.

    *minimum*, *maximum*: numbers for the numeric types, texts of the type of the field for days, hours and years.
    *min_length*, *max_length*: characters of a text, elements of an array, properties of an object.
    """

    required: bool = False
    unique: bool = False
    pattern: str | None = None
    enum: tuple[str, ...] = ()
    minimum: float | str | None = None
    maximum: float | str | None = None
    min_length: int | None = None
    max_length: int | None = None
    exclusive_minimum: float | str | None = None
    exclusive_maximum: float | str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a standard: what the official schema says, then what real files need.

    *title*, *description*, *example* and *pattern_words* (the pattern said in French) are gettext msgids, ours.
    *synonyms*: other names the column goes by in real files, in any case, with or without accents.
    *kind*: slug of the kind of column (core/kinds) its values are of, for mapping by content.
    *body_fact*: attribute of core.referential.Body that gives the value when the file has no such column.
    *spellings*: pairs, how real files write a value of the list and the value itself, in any case, accents or not.
    *units*: what people write after a number for the unit that the field is in, in any case; no other is taken away.
    *bare_number*: False lets signs stand around a number: « 95 % », « € 12 ».
    *array_item*: what each element of an array must be; its name does not matter.
    *missing_values*: what stands for a missing value in this column only; None for what the schema says.
    """

    name: str
    type: FieldType = "string"
    format: str = "default"
    constraints: Constraints = field(default_factory=Constraints)
    title: str = ""
    description: str = ""
    example: str = ""
    pattern_words: str = ""
    true_values: tuple[str, ...] = ("true", "True", "TRUE", "1")
    false_values: tuple[str, ...] = ("false", "False", "FALSE", "0")
    decimal_char: str = "."
    group_char: str = ""
    synonyms: tuple[str, ...] = ()
    kind: str | None = None
    body_fact: str | None = None
    spellings: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    bare_number: bool = True
    array_item: "Field | None" = None
    missing_values: tuple[str, ...] | None = None


def names(text: str) -> tuple[str, ...]:
    """Return the names listed in *text*, separated by commas: a file of synonyms stays short enough to be read."""
    return tuple(" ".join(name.split()) for name in text.split(",") if name.strip())


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A check beyond Table Schema: *name* is a slug of core/checks, *columns* in the order that check documents."""

    name: str
    columns: tuple[str, ...]
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """The *fields* of a row are those of a row of another table, or of this one when *resource* is empty."""

    fields: tuple[str, ...]
    resource: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields in official order, what stands for a missing value, and the checks beyond Table Schema."""

    fields: tuple[Field, ...]
    missing_values: tuple[str, ...] = ("",)
    checks: tuple[RowCheck, ...] = ()
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in official order."""
        return tuple(each.name for each in self.fields)

    def field(self, name: str) -> Field:
        """Return the field of that name.

        :raises KeyError: the schema has none.
        """
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)
