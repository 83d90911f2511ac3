"""The stores that keep statements."""
