"""What every part that makes documents shares: versions, steps, pages, differences, ways out.

A part says with a `Wanted` which document is looked at, and gives `IssuingView` the place where
forms are opened; it puts `box`, `bar` and `middle` of the view where they are to stand.
"""
