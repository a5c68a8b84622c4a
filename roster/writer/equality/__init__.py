"""The report on equality as a workbook and as JSON."""
