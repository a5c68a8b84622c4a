"""Rosters that this program did not make: what they say, what it means, and what was not understood.

Four steps, each in its own modules: a file is opened into tables (``opening``), a layout is recognised in them
(``layouts``), the words found get their meaning (``codes``, ``people``, ``mapping``), and a roster comes out that the
auditor takes like any other (``reading``). Nothing is guessed without a word: each step leaves its remarks.
"""
