"""Invented documents of the genre, for the demo and the docs: data alone."""
