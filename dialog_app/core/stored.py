"""What is stored, field by field: whose words they are, and where a name could stand.

Every column of the archive that holds text is named here, by hand. A test walks the archive and
fails on one that is not, so that nobody adds a field without saying what it holds and whose. No
field is for anybody young: of them there are numbers (`DayInfo.pros`), never text.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Whose(StrEnum):
    """Whose words a field holds; the page that tells of it says so in `stored.whose.<value>`."""

    MACHINE = "machine"
    """Random ids, stamps, checksums and the random name of a laptop: nobody's words."""
    CODE = "code"
    """An id or a code out of a list; it leads to words that are stored elsewhere."""
    COPY = "copy"
    """Copies of what the other fields hold: for undo, for searching, for taking up again."""
    LAW = "law"
    """Public texts: acts, circulars, the Convention."""
    CATALOGUE = "catalogue"
    """What the catalogue says, shipped or written by those who keep it."""
    CHILDREN = "children"
    """Advice from many children together; no raw stories, nobody alone."""
    PLAN = "plan"
    """Written by those who plan and run the day, and for the day."""
    PRIVATE = "private"
    """Notes of those who run the day; never on the wall, never on paper."""
    SAID = "said"
    """What professionals said, as it was written down; without who said it."""
    SERVICE = "service"
    """What a service is called, who owns it and where it is rung."""
    ROLE = "role"
    """A role in words; whoever writes may write a professional's name there."""
    NAME = "name"
    """Names and addresses of professionals: leaders, recipients, and who has said yes to it."""


_COLUMNS: Final[Mapping[Whose, str]] = {
    Whose.MACHINE: """
        answer.card day_info.rule_version label_use.input_hash label_use.rule_version
        minutes.content_hash minutes.pdf_sha256 minutes.rule_version wall.shown
        archive_meta.name archive_meta.value base_row.id base_row.kind base_row.shipped
        journal.at journal.deed journal.id journal.label journal.origin journal.scope
        draft.place draft.scope issued.practice_paper_id paper.minutes_id
        method_decision.input_hash method_decision.rule_version practice_paper.content_hash
        practice_paper.pdf_sha256 practice_paper.rule_version
        heard.group_id heard.service_id heard.version_id
        part_state.day_id part_state.line part_state.part part_state.state
        purge.id purge.at purge.what purge.held_on purge.counts
        search_page.day_id search_page.id search_page.kind
        _sqlite_migrations.applied_at _sqlite_migrations.migration_set _sqlite_migrations.name
    """,
    Whose.CODE: """
        action.owner_consent_id action.service_id action.version_id
        agenda_item.carried_from agenda_item.carried_to agenda_item.method_version_ids
        answer.role_code answer.round_id answer.supersedes attendance.role_code
        attendance.service_id consent.about day_info.previous_day_id day_info.programme_code
        day_info.zone day_service.service_id day_subject.version_id dissent.service_id
        dissent.version_id follow_up.about_day_id follow_up.about_id follow_up.service_id
        follow_up.version_id group.service_ids label_use.group_id label_use.label label_use.place
        label_use.service_id label_use.version_id link.from_id link.to_id minutes.service_id
        minutes_change.row_id minutes_change.row_kind minutes_change.service_id
        minutes_change.version_id move.group_id move.service_id move.version_id note.item_id
        obstacle.category_code obstacle.crc_article obstacle.group_id obstacle.merged_into
        obstacle.same_as obstacle.second_category_code obstacle.version_id
        obstacle_service.obstacle_id obstacle_service.service_id obstacle_source.obstacle_id
        obstacle_source.provision_id plan_change.item_id plan_change.version_id
        possibility.group_id possibility.service_id possibility.version_id projection.version_id
        reason.group_id reason.service_id reason.version_id rewording.group_id
        rewording.service_id rewording.version_id round.group_id round.service_id
        round.version_id small_timer.item_id trial.service_id trial.version_id turn.item_id
        turn.service_id wall.version_id
        advice_link.main_answer_id advice_link.method_id block.kind block.phase crc_article.article
        description.code description.programme_code method_version.method_id municipality.number
        obstacle_category.code obstacle_tie.into_id obstacle_tie.into_on obstacle_tie.tied_id
        obstacle_tie.tied_on programme.code rewording_verdict.became_id
        rewording_verdict.method_id rewording_verdict.rewording_id rewording_verdict.said_on
        role.code sample_possibility.obstacle_codes service.kind service.part_of
        service_municipality.municipality_number service_municipality.service_id
        template_item.day_kind template_item.kind template_item.phase tool.code
        tool.description_code tool.method_codes tool_version.tool_id typical_obstacle.category_code
        typical_obstacle.code value.code value.set_version working_method.base_seen
        working_method.code working_method.crc_articles working_method.description_code
        working_method.knowledge_bases working_method.merged_into working_method.split_from
        working_method.typical_obstacles
        method_decision.method_id method_decision.version_id decision_role.decision_id
        decision_role.role_code decision_dissent.decision_id research.method_id
        advice_fate.main_answer_id advice_fate.method_id paragraph.description_code
        paragraph.method_id paragraph_version.paragraph_id grounding.paragraph_version_id
        grounding.about_id grounding.day_id practice_paper.about coarsening.about coarsening.table
    """,
    Whose.COPY: """
        heard.days draft.text issued.content issued.pdf journal.step paper.content paper.pdf
        search_page.more search_page.title
        search_words.more search_words.search_words search_words.rank search_words.title
        search_words_config.k search_words_config.v search_words_data.block
        search_words_idx.segid search_words_idx.term search_words_idx.pgno
    """,
    Whose.LAW: """
        crc_article.title description.central_law obstacle_source.citation
        obstacle_source.who_can_change provision.full_name provision.heading provision.section
        provision.short_name provision.who_can_change
    """,
    Whose.CATALOGUE: """
        block.notes block.title description.professionals description.title
        method_version.reason method_version.summary method_version.title municipality.name
        obstacle_category.meaning obstacle_category.title programme.content programme.since
        programme.title rewording_verdict.reason role.title sample_possibility.text
        template_item.notes template_item.template template_item.title tool.ages tool.format
        tool_version.reason tool_version.summary tool_version.title typical_obstacle.text
        value.in_practice value.title paragraph_version.text paragraph_version.reason
        research.references advice_fate.why
    """,
    Whose.CHILDREN: "main_answer.gathering main_answer.survey main_answer.text",
    Whose.PLAN: """
        agenda_item.title agenda_item.title_en agenda_item.title_nn day_info.close_reason
        day_info.next_meeting day_info.place day_info.retention_reason day_info.template
        day_info.title group.name minutes.reason projection.message wall.message
    """,
    Whose.PRIVATE: "agenda_item.notes note.text",
    Whose.SAID: """
        action.text action.why dissent.text dissent.why dissent.would_change follow_up.text
        follow_up.words obstacle.text possibility.text reason.text rewording.text rewording.title
        rewording.why trial.how_it_went method_decision.reason
        method_decision.conflict_of_interest method_decision.not_covered decision_dissent.text
        decision_dissent.why decision_dissent.would_change practice_paper.reason
    """,
    Whose.SERVICE: """
        service.child_welfare_phone service.emergency_phone service.name service.owner_name
    """,
    Whose.ROLE: """
        action.who agenda_item.leader block.leader consent.basis dissent.who
        method_version.author_role minutes.changed_by_role minutes_change.by_role
        decision_dissent.who paragraph_version.author_role practice_paper.changed_by_role
        rewording_verdict.author_role template_item.leader tool_version.author_role
    """,
    Whose.NAME: "action.owner_name minutes.recipients service.leader_email service.leader_name",
}

TEXTS: Final[Mapping[str, Whose]] = {
    column: whose for whose, columns in _COLUMNS.items() for column in columns.split()
}
"""Every column that holds text of its own, as `table.column`, and whose words it holds.

Ids of rows and of their day, the laptop they come from, and fields that take a date, a time or one
of a few values are not here: their types leave no room for words. Where a professional may be
named is told by `Whose.NAME` and `Whose.ROLE`, here and nowhere else.
"""

_TOLD_WITH: Final = {"_sqlite_migrations": "archive_meta"}


def told_as(table: str) -> str:
    """Return under which name of `stored.kind` a table is told of."""
    return "search" if table.startswith("search_") else _TOLD_WITH.get(table, table)
