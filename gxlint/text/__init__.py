"""Characters, numerals and widths: what Chinese office text is made of."""
