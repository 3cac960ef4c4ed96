"""A timeline viewer that tells the truth about vague dates."""

__version__ = "0.1.0"
