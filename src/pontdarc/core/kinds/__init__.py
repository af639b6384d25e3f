"""Kinds of columns: recognise, normalise, check, personal or not. One file each."""
