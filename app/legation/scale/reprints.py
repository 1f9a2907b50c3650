"""Groups of articles that are one report, found by Spark: the origins that a store finds one article at a time."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from legation.analysis.groups import groups
from legation.errors import LegationError
from legation.scale.extracting import LOG
from legation.scale.manifest import ORIGINS, article_files, waiting_path
from legation.scale.spark import first_line, spark_context
from legation.store.origins import Print, print_of

Marked = tuple[str, Print]
"""The id of an article and what it is compared by."""
_FILES_A_TASK = 8


def find_origins(folder: Path, master: str | None) -> tuple[int, int]:
    """Write article and origin of every article of the finished parts; returns how many articles and how many origins.

    Raises NotFound for a folder without extractions, LegationError when Spark fails.
    """
    files = article_files(folder)
    with spark_context("legation scale origins", master, folder / LOG) as context:
        try:
            tasks = -(-len(files) // _FILES_A_TASK)
            shuffled = max(context.defaultParallelism, tasks)
            articles = (
                context.parallelize(list(enumerate(files)), tasks).flatMap(_articles).reduceByKey(_later, shuffled)
            )
            marked = articles.mapValues(lambda held: held[1]).cache()
            ids = marked.keys().collect()
            pairs = marked.flatMap(_under_bands).groupByKey(shuffled).flatMap(_alike).distinct(shuffled).collect()
        except Exception as error:  # Spark raises many kinds
            raise LegationError(f"Spark gave up ({first_line(error)}): see {folder / LOG}") from None
    origins = join(ids, pairs)
    table = pa.table({"article": list(origins), "origin": list(origins.values())})
    path = folder / ORIGINS
    waiting = waiting_path(path)
    pq.write_table(table, waiting, compression="zstd")
    waiting.replace(path)
    return len(origins), len(set(origins.values()))


def _articles(numbered: tuple[int, str]) -> Iterator[tuple[str, tuple[tuple[int, int], Print]]]:
    """Of an article that lies in the input twice the later one counts, as in a store."""
    at, file = numbered
    row = 0
    for batch in pq.ParquetFile(file).iter_batches(columns=["id", "signature", "agency", "published"]):
        for held in batch.to_pylist():
            row += 1
            yield held["id"], ((at, row), print_of(held["signature"], held["agency"], held["published"]))


def _later(one: tuple[tuple[int, int], Print], other: tuple[tuple[int, int], Print]) -> tuple[tuple[int, int], Print]:
    return one if one[0] > other[0] else other


def _under_bands(marked: Marked) -> Iterator[tuple[str, Marked]]:
    """An agency's copy stands under the days beside its own, too, so that neighbours meet."""
    for band in marked[1].near_bands():
        yield band, marked


def _alike(band: tuple[str, Iterable[Marked]]) -> Iterator[tuple[str, str]]:
    """Pairs that are one report, as few as join them."""
    held = sorted(band[1], key=lambda marked: marked[0])
    groups: list[list[Marked]] = []
    for one in held:
        near = [group for group in groups if any(one[1].is_like(other[1]) for other in group)]
        yield from ((group[0][0], one[0]) for group in near)
        groups = [group for group in groups if all(group is not joined for joined in near)]
        groups.append([*(member for group in near for member in group), one])


def join(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Article to origin, the smallest id of all that hang together, by article."""
    origin = {member: min(group) for group in groups(ids, pairs) for member in group}
    return dict(sorted(origin.items()))
