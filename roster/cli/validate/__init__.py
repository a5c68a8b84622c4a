"""``roster validate``: every rule on rosters that were written before, perhaps edited since. No solver needed.

Five steps, each in its module: what is asked (``request``), the months read (``reading``), audited (``auditing``), the
findings chosen (``choosing``) and told (``delivering``).
"""

from __future__ import annotations

from roster.cli.arguments import Complaints
from roster.cli.validate.request import Request, check_request, roster_files

__all__ = ["Request", "run_validate"]


def run_validate(request: Request) -> int:
    """Audit the rosters, print their findings, return 1 when one that is asked for and new condemns them, else 0.

    A breach that the roster is answerable for does; with ``strict`` also a report, and a rule that was not checked.

    Raises:
        InputError: when the files cannot be used.

    """
    from roster.cli.validate.auditing import audit_all
    from roster.cli.validate.choosing import check_choice, choose, parse_grouping
    from roster.cli.validate.compared import tell_comparison
    from roster.cli.validate.delivering import check_forms, deliver, show
    from roster.cli.validate.reading import read_all
    from roster.cli.validate.recognised import tell_reading
    from roster.cli.validate.union import check_pseudonyms, without_names

    complaints = Complaints()
    with complaints.kept():
        check_request(request)
    with complaints.kept():
        check_choice(request)
    with complaints.kept():
        files = roster_files(request)
        delivery = check_forms(request, files)
        check_pseudonyms(request, (*files, *request.beside, *delivery.targets))
    complaints.raise_any()
    if request.propose_map is not None:
        from roster.cli.validate.proposing import propose

        propose(request, files, request.propose_map)
        return 0
    read = read_all(request, files)
    if request.pseudonyms is None:  # what is told of the reading is full of names
        tell_reading(read, request.lang)
    months, key_lines = without_names(request, audit_all(read, request.lang))
    outcome = choose(request, months)
    deliver(request, delivery, outcome)
    show(outcome, parse_grouping(request), request.lang, strict=request.strict)
    tell_comparison(months, request.lang)
    for line in key_lines:
        print(line)
    return int(outcome.fails(strict=request.strict))
