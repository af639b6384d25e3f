"""Formats: from bytes to tables. One file each."""
