"""A seat to break by hand, and the ways a person breaks its roster."""
