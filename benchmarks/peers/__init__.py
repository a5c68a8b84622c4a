"""What users could pick instead: other solvers on the very model that the rules encode, judged by our auditor.

Each takes the whole seat, without our blocks, relaxations, excerpts or first roster. The product never imports this.
"""
