"""Rosters as offices type them: an invented seat, a lawful month worked out on paper, breaches planted in it.

Nothing here goes through our writer: workbooks are written by openpyxl, lists by csv, the way a person lays them out.
"""
