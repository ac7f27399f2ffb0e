"""Which lines stand on the card of keys, under which heading."""

from typing import Final

CARD: Final[dict[str, tuple[str, ...]]] = {
    "clock": (
        "next_item",
        "start_question",
        "question",
        "pause",
        "breather",
        "time",
        "small_timer",
        "small_timer_stop",
    ),
    "plans": ("replan", "plan", "use_plan", "no_plan"),
    "answers": (
        *("add", "add_kind", "take", "edit_number", "cell", "service", "method", "slips"),
        *("reason", "majority", "present", "phase", "hide_counts", "trial", "trial_choose"),
    ),
    "roster": ("cards", "card", "clear_card", "close_cards"),
    "write": ("capture", "kind", "attach", "link", "show"),
    "cards": (
        *("reword", "withdraw", "other_list", "menu", "chain"),
        *("source", "merge", "earlier"),
    ),
    "turns": (
        *("ask", "between", "next_speaker", "speaker_back"),
        *("turn_move", "turn_out", "turn_service", "turn_time"),
    ),
    "since": ("left_answer", "left_tell", "left", "trial_tell"),
    "wall": (
        *("wall_show", "wall_method", "wall_agenda", "wall_countdown", "wall_timer"),
        *("wall_message", "wall_black", "wall_freeze"),
        *("wall_queue", "wall_go", "queue_line", "queue_move"),
        *("screens_swap", "screens_number"),
    ),
    "minutes": ("minutes_step", "page", "print", "save"),
    "read": (
        *("read_go", "read_step", "read_strike", "read_reword"),
        *("read_dissent", "read_wall", "read_side", "read_send", "read_end"),
    ),
    "decide": (
        *("decide_choose", "decide_write", "decide_dissent"),
        *("decide_research", "decide_fates"),
    ),
    "describe": (
        *("describe_draft", "describe_write", "describe_new", "describe_out"),
        *("describe_move", "describe_page", "describe_pdf"),
    ),
    "anywhere": (
        "search",
        "keys",
        "safeguarding",
        "log",
        "undo",
        "redo",
        "next_column",
        "go",
        "step",
        "lock",
    ),
    "days": ("new", "filter"),
    "across": ("across_story", "across_numbers", "across_filter"),
}
"""The lines of the card by heading, in the order they stand on it."""
