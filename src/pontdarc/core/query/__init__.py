"""The query language: grammar, tree, compilation, engine."""
