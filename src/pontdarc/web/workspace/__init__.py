"""Pages of the workspace: workspace."""
