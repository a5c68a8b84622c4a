"""One module for each sheet of the output workbook."""
