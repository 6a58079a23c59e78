"""Frozen records that stages hand to each other, one noun a file. They hold data and compute nothing costly."""
