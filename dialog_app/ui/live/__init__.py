"""The parts of the live page: clock, rundown, answers, findings, capture line and wall."""
