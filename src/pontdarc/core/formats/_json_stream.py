"""A JSON document too large for memory: each item of each of its lists, one after another, as they are met."""

import codecs
import json
from collections.abc import Iterable, Iterator

_DEPTH = 4
_LONGEST = 64 * 1024**2
_decoder = json.JSONDecoder()


class Broken(ValueError):
    """It is no JSON at *line*, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def items(blocks: Iterable[bytes], depth: int = _DEPTH) -> Iterator[tuple[str, object]]:
    """Yield the items of the lists of a document in UTF-8, each with the path to its list ("", "results", "a.b").

    Lists inside at most *depth* objects are gone through; the rest of the document is passed over.

    :raises Broken: it is no JSON from there on, or one value is beyond any honest size.
    :raises RecursionError: values are inside one another beyond reason.
    """
    feed = _Feed(blocks)
    yield from _value(feed, "", depth)
    if feed.peek():
        raise Broken(feed.line)


def _value(feed: "_Feed", path: str, depth: int) -> Iterator[tuple[str, object]]:
    opening = feed.peek()
    if opening == "[":
        for _ in _parts(feed, "]"):
            yield path, feed.value()
    elif opening == "{" and depth:
        for _ in _parts(feed, "}"):
            key = feed.value()
            if not isinstance(key, str) or feed.peek() != ":":
                raise Broken(feed.line)
            feed.skip()
            yield from _value(feed, f"{path}.{key}" if path else key, depth - 1)
    else:
        feed.value()


def _parts(feed: "_Feed", end: str) -> Iterator[None]:
    """Stand before each part of a list or of an object, until its *end* has been passed."""
    feed.skip()
    if feed.peek() == end:
        feed.skip()
        return
    while True:
        yield
        after = feed.peek()
        if after not in {",", end}:
            raise Broken(feed.line)
        feed.skip()
        if after == end:
            return


class _Feed:
    """A window over the text, moved forward."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._blocks = (decode(block) for block in blocks)
        self._text = ""
        self._place = 0
        self._passed = 1
        self._is_over = False

    @property
    def line(self) -> int:
        """The line of the window's place."""
        return self._passed + self._text.count("\n", 0, self._place)

    def peek(self) -> str:
        """Return the next sign that is no blank, without passing it; nothing at the end."""
        while True:
            length = len(self._text)
            while self._place < length and self._text[self._place] in " \t\r\n\ufeff":
                self._place += 1
            if self._place < length:
                return self._text[self._place]
            if not self._more():
                return ""

    def skip(self) -> None:
        """Pass one sign."""
        self._place += 1

    def value(self) -> object:
        """Pass one whole value and return it."""
        self.peek()
        while True:
            try:
                value, end = _decoder.raw_decode(self._text, self._place)
            except json.JSONDecodeError as error:
                # Cut by the end of the window, or wrong: only more text can tell.
                if len(self._text) - self._place > _LONGEST or not self._more():
                    raise Broken(self._passed + error.lineno - 1) from error
                continue
            if end == len(self._text) and self._more():
                continue
            self._place = end
            return value

    def _more(self) -> bool:
        """Add text to the window, and let go of what has been passed; False at the end of it all."""
        if self._is_over:
            return False
        for block in self._blocks:
            if block:
                self._passed += self._text.count("\n", 0, self._place)
                self._text = self._text[self._place :] + block
                self._place = 0
                return True
        self._is_over = True
        return False
