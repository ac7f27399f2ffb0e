"""The one way in which a rule of the day says no."""


class RuleBroken(Exception):
    """A rule refuses what was asked; the sentence for people is text ``errors.<code>``.

    The code is dotted lower-case words. The facts fill the sentence; they are never logged,
    since they may hold what a person typed, so only the code is the message of the exception.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code: str = code
        self.facts: dict[str, object] = facts
