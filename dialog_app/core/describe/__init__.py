"""The description of good practice of one code: text that grows from the decided methods.

People write and edit it; what each sentence rests on is data. `grow` proposes, `commands` write,
`follow` leads from a sentence to all that is behind it, `document` makes what is printed.
"""
