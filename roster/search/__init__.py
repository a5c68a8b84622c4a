"""The search: the only package, with ``roster.model``, that needs the solver."""
