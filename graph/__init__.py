"""Facts with evidence, kept and read."""
