"""What the commands exit with: clean or warnings, problems, wrong use, a bug of the program."""

OK, PROBLEMS, WRONG_USE, BUG = range(4)
INTERRUPTED = 130  # what typer makes of Ctrl+C
