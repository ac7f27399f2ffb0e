"""Which obstacles a law list is about: those of the methods of one description or programme."""

from dialog_app.core.across.lines import description_codes, method_of_version, methods
from dialog_app.core.law_list.cited import Wanted
from dialog_app.core.model.base import SubjectKind
from dialog_app.core.obstacle_register import Saying
from dialog_app.core.register import Register


def about(register: Register, code: str) -> Wanted:
    """Return what tells whether an obstacle belongs to a description or programme code.

    It does when it is about a method the code covers. One that is about no method belongs to the
    programme of its day, and to every programme where the day has none. An empty code takes all.
    """
    if not code:
        return lambda _saying: True
    versions = method_of_version(register, methods(register, code))
    programmes = {"", *_programmes(register, code)}

    def belongs(saying: Saying) -> bool:
        row = saying.row
        if row.subject_kind is SubjectKind.METHOD and row.version_id:
            return row.version_id in versions
        return saying.day.info.programme_code in programmes

    return belongs


def _programmes(register: Register, code: str) -> set[str]:
    codes = set(description_codes(register, code))
    return {row.programme_code for row in register.descriptions if row.code in codes}
