"""The equation language of the tables: parse, evaluate in three values, find the smallest repair."""
