"""Pages of the workspace: network."""
