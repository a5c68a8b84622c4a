"""How many planted faults the tests and the auditor catch; run by ``python -m tests.mutation``, never by pytest."""
