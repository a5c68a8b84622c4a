"""What is decided before the search: absences, fixed schedules, locked cells."""

from roster.planning.fixed import fixed_cells

__all__ = ["fixed_cells"]
