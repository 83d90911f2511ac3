"""A seed in, a cascade of plans with faults at known places out; nothing of the package is imported here."""
