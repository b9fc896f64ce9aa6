"""Data that ships with the package (frequencies, parameters, weights), each with its card."""
