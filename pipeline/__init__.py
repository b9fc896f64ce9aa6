"""Articles in, one traceable digest per story out."""

__version__ = "0.1.0"
