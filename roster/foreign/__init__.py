"""Rosters that this program did not make: what they say, what it means, and what was not understood.

Each step has its folder. A file is opened into tables (``files``); a layout is recognised in them, words still words
(``layouts``); the words get their meaning, from the seat, the file's legend or a mapping file (``meanings``). ``table``
and ``written`` are what one step hands to the next. ``reading`` goes through all of them and makes months that the
auditor takes like any other; ``uniting`` and ``joining`` put files of one month, and months in a row, together.
Nothing is guessed without a word: each step leaves its remarks.
"""
