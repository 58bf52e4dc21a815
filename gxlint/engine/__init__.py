"""Rules, running them, suppressing what they say, the verdict."""
