"""Answers wide questions about public events from columns of numbers instead of rows.

`columns` is the shape, `packing` the bytes, `reading` makes sheets from events, `current` keeps all of them in the
memory of a process and in step with the database, `matching` finds the events of a filter on one, `asked` is the door.
"""
