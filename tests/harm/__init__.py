"""What could harm a user's work: every tool with bad inputs, deaths at every file operation, refusals, many at once.

``town`` invents the data, ``good`` knows one valid run of every tool, ``bad`` spoils it, ``worker`` runs it in a child
process, ``judge`` says what came of it; ``kill`` and ``writers`` are the other two ways to lose something. POSIX only:
the children are forks.
"""
