"""Column generation: whole months of one member as columns, cut out of the encoded model whatever its rules are."""
