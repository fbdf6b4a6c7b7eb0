"""Dateline: conflict reporting in, sourced, dated, placed and coded event claims out."""

__version__ = "0.1.0"
