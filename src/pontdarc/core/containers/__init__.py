"""Containers: what holds a file of data. One file each."""
