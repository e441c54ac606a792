"""From a received file to its submissions, here or in worker processes.

Apart from the pipeline because a worker loads nothing else: no Word, no tables, no commands.
"""

from generator.intake.mail_forms import examine
from generator.intake.reading import Rules, read_file
from generator.intake.receipts import earlier_sent, first_receipt
from generator.intake.workers import NewExecutor, process_pool, read_many

__all__ = [
    "NewExecutor",
    "Rules",
    "earlier_sent",
    "examine",
    "first_receipt",
    "process_pool",
    "read_file",
    "read_many",
]
