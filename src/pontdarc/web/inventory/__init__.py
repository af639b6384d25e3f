"""Pages of the workspace: inventory."""
