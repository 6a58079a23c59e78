"""Mineral Deal Monitor: finds, flags and explains critical-mineral deals in the news."""

__version__ = "0.1.0"
