"""Checks beyond Table Schema: one file each, over whole columns at once."""
