"""What we will not do, as an exception with a code, a sentence and the next step.

Refusal
├── Unreadable        the file is past a limit, or is no data at all
├── Forbidden         the asker may not, whatever the object
├── NotFound          nothing by that name that the asker may see
├── Conflict          the state of things does not allow it now
├── Unlawful          no valid clearance, or the law says no
├── Invalid           an argument, a form field or a query is wrong
├── Gone              it was public and has been withdrawn
└── Unavailable       something outside does not answer: worth trying again

Anything else that is raised is a bug of ours. One table per face maps these to statuses and exit codes.
"""

from collections.abc import Mapping

from pontdarc.core.words import Translate


class Refusal(Exception):
    """Something we will not do, said in French with what to do next.

    *text* and *next_step* are gettext msgids with named placeholders; *params* never hold personal values.
    """

    def __init__(self, code: str, text: str, next_step: str, params: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.next_step = next_step
        self.params = dict(params or {})

    def sentence(self, translate: Translate = str) -> str:
        """Return what is refused and why."""
        return translate(self.text) % self.params

    def advice(self, translate: Translate = str) -> str:
        """Return what to do next."""
        return translate(self.next_step) % self.params

    def __str__(self) -> str:
        return f"{self.sentence()} {self.advice()}"


class Unreadable(Refusal):
    """The file is past a limit, or is no data at all."""


class Forbidden(Refusal):
    """The asker may not do this."""


class NotFound(Refusal):
    """Nothing by that name that the asker may see."""


class Conflict(Refusal):
    """The state of things does not allow it now."""


class Unlawful(Refusal):
    """No valid clearance covers it, or the law says no."""


class Invalid(Refusal):
    """An argument, a form field or a query is wrong."""


class Gone(Refusal):
    """It was public and has been withdrawn."""


class Unavailable(Refusal):
    """Something outside does not answer; the only kind that is tried again."""
