"""What every form of the workspace shares."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SomebodyForm(forms.Form):
    """Somebody whom the network may not know yet."""

    name = forms.CharField(label=_("Son nom"), max_length=200)
    email = forms.EmailField(label=_("Son adresse e-mail"))
    phone = forms.CharField(label=_("Son téléphone"), max_length=30, required=False)


class PublicForm(forms.Form):
    """A form for anybody. *site*, which people do not see, must stay empty: only robots fill it."""

    site = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def is_robot(self) -> bool:
        """Say whether the field that nobody sees was filled."""
        return bool(self.data.get("site"))

    @property
    def said(self) -> dict[str, Any]:
        """What the person wrote."""
        return {name: value for name, value in self.cleaned_data.items() if name != "site"}


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
