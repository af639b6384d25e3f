"""Accounts: opened by a coordinator, never by the public."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the public sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: a coordinator opens accounts."""
        return False


class SignInForm(LoginForm):  # type: ignore[misc]
    """Leaves out what the library says under the password: the page has its own link to a new one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
