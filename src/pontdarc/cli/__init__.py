"""The command line: one command is one action, query or journey."""
