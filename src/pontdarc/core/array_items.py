"""The elements of an array, as texts that are read like cells."""

import json

from pontdarc.core.json_text import parsed
from pontdarc.core.schema import Field, FieldType

_WRITTEN_BARE: dict[FieldType, tuple[type, ...]] = {
    "integer": (int, float),
    "number": (int, float),
    "year": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "geojson": (dict,),
    "geopoint": (list, dict),
}


def elements(text: str) -> list[object]:
    """Return the elements of the array that the text says."""
    said = parsed(text)
    return said if isinstance(said, list) else []


def is_of(element: object, item: Field) -> bool:
    """Return whether JSON may write an element of this type so; a text may say any type, nothing is missing."""
    if element is None or isinstance(element, str) or item.type == "any":
        return True
    allowed = _WRITTEN_BARE.get(item.type, ())
    return isinstance(element, allowed) and (bool in allowed or not isinstance(element, bool))


def text_of(element: object) -> str | None:
    """Return the text that a cell would have for this element."""
    if element is None or isinstance(element, str):
        return element or None
    if isinstance(element, float) and element.is_integer():
        return str(int(element))
    return json.dumps(element)
