"""What every form of the workspace shares."""

from django import forms


class PlainForm(forms.Form):
    """A form whose fields say their help and errors to assistive technology, without any attribute of style."""

    use_required_attribute = True


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
