"""Vietnamese party and state documents in, the cascade of a directive out."""

__version__ = "0.1.0"
