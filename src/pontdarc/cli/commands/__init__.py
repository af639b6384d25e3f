"""Commands: one file each, defining COMMAND."""
