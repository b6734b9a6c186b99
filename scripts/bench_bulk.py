r"""What writing an index in a cluster costs: in our process and in the node.

    python scripts/bench_bulk.py --documents 6000 --node PID \
        --backend opensearch+http://127.0.0.1:9200/bulk

Documents are invented (``bench_corpus``) with tokens in columns, as indexing makes them.
Each rebuild is made twice and the second one is told, with a warm node: documents a
processor second of our process for the records alone, for all of the rebuild but the
making of texts, of the node's threads without its compiler and its garbage collector, and
of the whole node. The node has to run on this machine and to answer nobody else.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
from bench_cluster import work_ms
from bench_corpus import Corpus
from bench_engines import as_they_are

from indexer.backends.opensearch.writing.index_changes import DocumentEncoder
from indexer.backends.registry import engine_at

BATCH = 2000


def main() -> None:
    """Write twice, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=6000)
    parser.add_argument("--backend", required=True)
    parser.add_argument("--node", type=int, required=True, help="process of the node")
    options = parser.parse_args()
    corpus = Corpus(options.documents)
    starts = range(0, options.documents, BATCH)
    batches = [list(corpus.block(x, min(x + BATCH, options.documents))) for x in starts]
    spent = []
    encode = DocumentEncoder(as_they_are)
    for batch in batches:
        started = time.process_time()
        size = sum(len(line) for _, line in encode(batch))
        spent.append((time.process_time() - started, size))
    engine = engine_at(options.backend)
    for _ in range(2):
        own, node, whole = time.process_time(), work_ms(options.node), jvm_s(options)
        engine.rebuild(Path("unused"), batches, as_they_are, {})
        own, node = time.process_time() - own, work_ms(options.node) - node
        whole = jvm_s(options) - whole
    rate = BATCH / float(np.median([one for one, _ in spent[1:] or spent]))
    size = sum(one for _, one in spent) / options.documents
    print(
        f"{options.documents} documents of {size / 1000:.1f} kB; a processor second: "
        f"records {rate:.0f}, our process {options.documents / own:.0f}, node "
        f"{options.documents / node * 1000:.0f}, whole node {options.documents / whole:.0f}"
    )


def jvm_s(options: argparse.Namespace) -> float:
    """Return the processor time of all of the node."""
    fields = Path(f"/proc/{options.node}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main()
