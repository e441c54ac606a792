"""What is planted in worker processes: a reader that ends its process, or has a bug."""

import os
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

from generator.edges.boxes import Item, open_box
from generator.intake import reading

DEADLY, FAULTY = "chet.xlsx", "loi.xlsx"


def plant() -> None:
    reading.open_box = _open


def _open(name: str, data: bytes) -> tuple[Item, ...]:
    if name == DEADLY:
        os._exit(7)
    if name == FAULTY:
        raise KeyError("planted")
    return open_box(name, data)


def pool_with_plants() -> Executor:
    return ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=plant)


def pool_that_cannot_start() -> Executor:
    return ProcessPoolExecutor(
        2, mp_context=get_context("spawn"), initializer=os._exit, initargs=(3,)
    )


def no_pool() -> Executor:
    raise OSError("no semaphores")
