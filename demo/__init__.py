"""The demonstration: a fictional territory whose files went through the real approach."""
