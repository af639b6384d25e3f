"""The steps of a recipe: one file each, found by the registry (docs/howto/add-a-step.md)."""
