"""Which elements of an XML document are its records, and each of them as named values."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pontdarc.core.formats._xml import local

Path = tuple[str, ...]
_DEPTH = 5
_MOST_PATHS = 20_000
_HOLDS = 10
"""An element that has at least this many times fewer occurrences than what it holds is no record but a container."""


@dataclass(slots=True)
class Census:
    """How many elements there are at each path (*counts*), which hold something, which come in lists (*many*)."""

    counts: dict[Path, int] = field(default_factory=dict)
    filled: set[Path] = field(default_factory=set)
    many: set[Path] = field(default_factory=set)

    def take(self, events: Iterable[tuple[str, etree._Element]]) -> None:
        """Count the elements of a document, which are cleared."""
        path: Path = ()
        seen: list[set[str]] = [set()]
        for event, element in events:
            if event == "end":
                forget(element)
                path = path[:-1]
                seen.pop()
                continue
            if path in self.counts:
                self.filled.add(path)
            path = (*path, element.tag)
            is_again = element.tag in seen[-1]
            seen[-1].add(element.tag)
            seen.append(set())
            if path in self.counts or len(self.counts) < _MOST_PATHS:
                self.counts[path] = self.counts.get(path, 0) + 1
                self.filled |= {path} if element.attrib else set()
                self.many |= {path} if is_again else set()

    def records(self) -> list[Path]:
        """Return the paths of the records, those that hold the most values first."""
        children: dict[Path, list[Path]] = {}
        for path in self.counts:
            children.setdefault(path[:-1], []).append(path)
        outer = [path for root in children.get((), []) for path in self._below(root, children)]
        structured = [path for path in outer if path in self.filled]
        sizes = {path: self.counts[path] * (1 + _leaves(path, children)) for path in outer}
        return sorted(structured or outer, key=lambda path: -sizes[path])

    def _below(self, path: Path, children: dict[Path, list[Path]]) -> Iterator[Path]:
        """Yield the outermost paths from *path* down that are repeated, containers of the same things left aside."""
        if self.counts[path] > 1 and not self._is_container(path, children):
            yield path
            return
        for child in children.get(path, ()):
            yield from self._below(child, children)

    def _is_container(self, path: Path, children: dict[Path, list[Path]]) -> bool:
        """Say whether what *path* holds, or what that holds, is many times more numerous."""
        return any(
            self.counts[each] >= _HOLDS * self.counts[path] and each in self.filled
            for child in children.get(path, ())
            for each in (child, *children.get(child, ()))
        )


def _leaves(path: Path, children: dict[Path, list[Path]]) -> int:
    return sum(1 + _leaves(child, children) for child in children.get(path, ()))


def records(
    events: Iterable[tuple[str, etree._Element]], wanted: Container[Path], many: Container[Path]
) -> Iterator[tuple[Path, int, dict[str, object]]]:
    """Yield (path, line, values by name) of each element at one of the *wanted* paths; elements are cleared."""
    path: Path = ()
    inside = 0
    for event, element in events:
        if event == "start":
            path = (*path, element.tag)
            inside += path in wanted
            continue
        if path in wanted:
            inside -= 1
            yield path, element.sourceline or 0, _values(element, path, many)
        if not inside:
            forget(element)
        path = path[:-1]


def forget(element: etree._Element) -> None:
    """Let go of an element that has been read, and of those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _values(element: etree._Element, path: Path, many: Container[Path]) -> dict[str, object]:
    values: dict[str, object] = {}
    _flatten(element, path, many, (), values)
    return values


def _flatten(
    element: etree._Element, path: Path, many: Container[Path], names: Path, values: dict[str, object]
) -> None:
    """Put the attributes, the text and the children of *element* under their names, told by a dot."""
    children = [child for child in element if isinstance(child.tag, str)]
    text = _words(element, has_children=bool(children))
    here = ".".join(names)
    # <Nature V="657"/> and <theme resource="…"/> say one thing only: it is the value of the element.
    if names and not children and not text and len(element.attrib) == 1:
        _put(values, here, next(iter(element.attrib.values())))
        return
    for key, value in element.attrib.items():
        _put(values, ".".join((*names, local(key))), value)
    if text or (names and not children and not element.attrib):
        _put(values, here or local(element.tag), text or None)
    if text and children:
        return
    for child in children:
        inner, below = (*path, child.tag), (*names, local(child.tag))
        if inner in many or len(below) > _DEPTH:
            _put(values, ".".join(below), _nested(child, inner, many), is_many=inner in many)
        else:
            _flatten(child, inner, many, below, values)


def _put(values: dict[str, object], name: str, value: object, *, is_many: bool = False) -> None:
    """Set a value; a second one of the same name makes a list."""
    if name not in values:
        values[name] = [value] if is_many else value
        return
    known = values[name]
    values[name] = [*known, value] if isinstance(known, list) else [known, value]


def _words(element: etree._Element, *, has_children: bool) -> str:
    """Return the text of an element: all the words inside when some stand between its children."""
    if not has_children:
        return "".join(element.itertext()).strip()
    own = [element.text, *(child.tail for child in element)]
    return " ".join("".join(element.itertext()).split()) if any(part and part.strip() for part in own) else ""


def _nested(element: etree._Element, path: Path, many: Container[Path]) -> object:
    """Return an element of a list: its only value, or its values by name."""
    if not len(element) and len(element.attrib) <= (0 if element.text and element.text.strip() else 1):
        return _words(element, has_children=False) or next(iter(element.attrib.values()), None)
    return _values(element, path, many)
