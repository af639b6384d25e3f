"""What commands do once the catalogue is ready: one module per command, named in cli.commands by its path."""
