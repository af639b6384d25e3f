"""Pages of the workspace: standardisation."""
