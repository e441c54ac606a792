"""A corpus of filled forms altered the way people and programs alter them, and its judge.

`python -m tests.vandal --help` makes a single altered form and says what the program reads.
What no reader can find out is not in it: answers sorted apart from their rows, or a day and a
month exchanged in a true date, look like honest answers.
"""
