"""Reading many files on all cores.

Work goes through the standard Executor interface, so a process pool on one PC and the executor of
a Dask client are the same code. A worker that dies takes nothing with it: the files it may have
had are read again, each alone, and the one that ends its worker again is told of as unreadable.
"""

import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import suppress
from functools import lru_cache
from multiprocessing import get_context
from os import cpu_count

from generator.core.address import Where
from generator.core.problems import problem
from generator.edges.files import FoundFile
from generator.edges.parse_cache import Entry
from generator.intake.reading import Rules, read_file, unread

NewExecutor = Callable[[], Executor]
Chunk = Sequence[FoundFile]

FEW = 40  # files that are read sooner here than workers start
MAX_MEMORY = 4_000_000_000  # bytes of address space of a worker, where the system can bound it
_CHUNK = 32
_AHEAD = 3  # chunks under way for each core


def process_pool() -> Executor:
    """Return a pool of one worker for each core, none of which shares memory with this process."""
    return ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=settle_in)


def settle_in() -> None:
    """Leave Ctrl+C to the parent, which ends its workers, and bound the memory of this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        bound = MAX_MEMORY if most == resource.RLIM_INFINITY else min(MAX_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))


def read_many(
    files: Sequence[FoundFile], rules: Rules, new_executor: NewExecutor
) -> Iterator[Entry]:
    """Yield what each file came to, as it is done.

    A few are read in this process, and so are all where the machine starts no workers.
    """
    chunks = deque(_chunks(files))
    shared = pickle.dumps(rules) if len(files) >= FEW else b""
    while chunks and shared and (executor := _started(new_executor)):
        lost: list[FoundFile] = []
        with executor:
            yield from _together(executor, shared, chunks, lost)
        yield from _alone(deque(lost), rules, shared, new_executor)
    yield from (read_file(file, rules) for chunk in chunks for file in chunk)


def read_chunk(shared: bytes, files: Chunk) -> list[Entry]:
    """Return what some files came to; called in a worker."""
    rules = _unpacked(shared)
    return [read_file(file, rules) for file in files]


@lru_cache(maxsize=1)
def _unpacked(shared: bytes) -> Rules:
    """The rules, unpacked once in a worker; they come from the parent process alone."""
    rules: Rules = pickle.loads(shared)  # noqa: S301
    return rules


def _chunks(files: Sequence[FoundFile]) -> Iterator[Chunk]:
    size = min(_CHUNK, -(-len(files) // (4 * _cores())))
    return (files[start : start + size] for start in range(0, len(files), size))


def _cores() -> int:
    return cpu_count() or 1


def _started(new_executor: NewExecutor) -> Executor | None:
    """Return an executor whose first worker has answered, or None."""
    try:
        executor = new_executor()
    except (OSError, ImportError, NotImplementedError):  # a system without semaphores
        return None
    answers = [executor.submit(int) for _ in range(_cores())]
    if answers[0].exception() is None:
        return executor
    executor.shutdown()
    return None


def _together(
    executor: Executor, shared: bytes, chunks: deque[Chunk], lost: list[FoundFile]
) -> Iterator[Entry]:
    """Yield entries until all is done or a worker dies; the files under way then are `lost`."""
    under_way: dict[Future[list[Entry]], Chunk] = {}
    try:
        while chunks or under_way:
            while chunks and not lost and len(under_way) < _AHEAD * _cores():
                under_way[executor.submit(read_chunk, shared, chunks[0])] = chunks[0]
                chunks.popleft()
            if not under_way:
                return
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                chunk = under_way.pop(future)
                if future.exception():
                    lost.extend(chunk)
                else:
                    yield from future.result()
    except BrokenExecutor:
        lost.extend(file for chunk in under_way.values() for file in chunk)
    finally:
        for future in under_way:
            future.cancel()


def _alone(
    files: deque[FoundFile], rules: Rules, shared: bytes, new_executor: NewExecutor
) -> Iterator[Entry]:
    """Yield what each file comes to by itself; one that ends its worker is unreadable."""
    while files and (executor := _started(new_executor)):
        with executor:
            while files:
                file = files.popleft()
                future = executor.submit(read_chunk, shared, (file,))
                if future.exception():
                    yield _deadly(file, rules)
                    break
                yield from future.result()
    yield from (_deadly(file, rules) for file in files)


def _deadly(file: FoundFile, rules: Rules) -> Entry:
    return unread(file, rules, problem("file.unreadable", Where(file.name)))
