"""Benchmarks: the same work side by side in one run; quote the ratios."""
