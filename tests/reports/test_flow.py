"""How a column is broken into pages."""

from dialog_app.reports.flow import Strip, pages, tie, tie_ends


def strip(name, height=10.0, **more):
    return Strip(height, name, **more)


def names(made):
    return [[one.draw for _, one in page.placed()] for page in made]


def test_strips_fill_a_page_before_the_next_begins():
    assert names(pages([strip(n) for n in range(12)], 60)) == [
        [0, 1, 2, 3, 4, 5],
        [6, 7, 8, 9, 10, 11],
    ]


def test_what_is_tied_together_goes_on_together():
    made = pages([*(strip(n) for n in range(5)), strip("h", keep=True), strip("t"), strip(8)], 60)
    assert names(made) == [[0, 1, 2, 3, 4], ["h", "t", 8]]


def test_a_gap_falls_away_at_the_top_of_a_page_and_so_does_a_rule():
    made = pages([strip(0, 50), strip("rule", 5, dropped=True, keep=True), strip(1, 50, gap=9)], 60)
    assert [top for top, _ in made[1].placed()] == [0.0]
    assert names(made) == [[0], [1]]


def test_titles_come_again_where_a_table_goes_on():
    titles = strip("titles", keep=True)
    rows = [strip(n, header=titles) for n in range(9)]
    assert names(pages([titles, *rows], 50)) == [
        ["titles", 0, 1, 2, 3],
        ["titles", 4, 5, 6, 7],
        ["titles", 8],
    ]


def test_a_last_page_with_next_to_nothing_gets_company():
    made = pages([strip(n, 1) for n in range(101)], 100)
    assert [len(page.chunks) for page in made] == [85, 16]


def test_a_break_is_kept_after_page_one_but_does_not_leave_a_page_half_empty():
    made = pages([strip(0), strip(1, starts_page=True)], 100)
    assert names(made) == [[0], [1]]
    made = pages([strip(0, 100), strip(1, 20), strip(2, 20, starts_page=True)], 100)
    assert names(made) == [[0], [1, 2]]


def test_what_no_page_can_hold_together_is_broken_all_the_same():
    made = pages([*(strip(n, keep=True) for n in range(7)), strip(7)], 40)
    assert names(made) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_no_row_is_left_alone_at_either_end_of_a_table():
    rows = [[strip(n)] for n in range(6)]
    tie_ends(rows, 30)
    assert names(pages([strip("x", 45), *(one for row in rows for one in row)], 55)) == [
        ["x"],
        [0, 1, 2, 3],
        [4, 5],
    ]
    assert names(pages([strip("x", 5), *(one for row in rows for one in row)], 55)) == [
        ["x", 0, 1, 2, 3],
        [4, 5],
    ]


def test_rows_that_are_high_are_not_alone():
    rows = [[strip(n, 40)] for n in range(3)]
    tie_ends(rows, 30)
    assert not any(one.keep for row in rows for one in row)


def test_a_head_goes_on_with_what_it_is_head_of():
    head = [strip("title", 20, gap=5), strip("summary", 10)]
    tie(head, 35)
    assert names(pages([strip("x", 40), *head, strip("first")], 80)) == [
        ["x"],
        ["title", "summary", "first"],
    ]


def test_no_page_is_begun_for_empty_lines_alone():
    lines = [strip(n, spare=True) for n in range(9)]
    assert names(pages([strip("heading", keep=True), strip("first"), *lines], 50)) == [
        ["heading", "first", 0, 1, 2]
    ]
