"""Files in, statements out."""
