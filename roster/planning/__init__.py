"""What is known before the search: cells already decided, and who has nowhere to serve."""

from roster.planning.fixed import fixed_cells
from roster.planning.openings import dates_without_a_day_post

__all__ = ["dates_without_a_day_post", "fixed_cells"]
