"""Privacy: signs of personal data in a table."""
