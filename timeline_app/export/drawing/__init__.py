"""Writes what a painter draws as SVG."""
