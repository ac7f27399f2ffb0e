"""Documents that grow out of the days (`PaperKind`): their versions and states, kept when approved.

How a part uses it, whatever kind of document it makes:

1. `About(kind, about, language)` names the document; each language has versions of its own.
2. `edition(register, about)` is its newest version, `versions` all of them, oldest first. Before
   the first is begun, `edition` gives an unnumbered draft (`id` empty) that can be drawn.
3. The part has a function `make(paper: PracticePaper) -> Document` that draws up any version; the
   same rows must always give the same document. Footer and state are told by `core.issue.told`.
4. Steps of the register: `states.send_for_comments`, `states.back_to_draft` and `states.correct`
   (a version after an approved one), run as any command of the register's desk.
5. Approving goes through the session: `issuing = session.issuing`, then
   `approval = issuing.prepare(about, role, make)`, draw `approval.document` (in a process of its
   own, if it takes long), and `issuing.approve(approval, role, make, pdf)`. The step is final:
   document and PDF are kept byte for byte, and nothing before it can be undone.
6. Whoever shows, prints or compares a version asks `issuing.issued(paper, make)`: an approved one
   is as it was kept, once both hashes are proved; any other is made now.
"""

from dialog_app.core.issue.editions import About, edition, versions

__all__ = ["About", "edition", "versions"]
