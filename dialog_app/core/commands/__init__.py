"""What can be done: functions from a record to the step that changes it."""
