"""What users could pick instead: other solvers on the very model that the rules encode, judged by our auditor.

Each takes the whole seat, without our blocks, relaxations, excerpts or first roster. The product never imports this.

Timefold is not among them: it cannot read the model, so each rule would have to be written a second time, over its own
entities, and only part of the rules would be compared.
"""
