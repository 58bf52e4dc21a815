"""Mending: giving a draft back with something in it changed or added, and everything else as it was."""
