"""The one description of the input workbook: sheets, columns, kinds of value, the language of a roster cell."""
