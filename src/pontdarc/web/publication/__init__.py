"""The portal: what everybody sees."""
