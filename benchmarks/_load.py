"""A light load: sixteen clients over plain sockets, in processes of their own. ``python benchmarks/_load.py``."""

import http.client
import json
import sys
import threading
import time
from urllib.parse import urlsplit


def client(host: str, port: int, paths: list[str], until: float, spent: list[float], wrong: list[int]) -> None:
    """Ask the paths one after the other until the time is over, on one connection."""
    connection = http.client.HTTPConnection(host, port, timeout=60)
    rank = 0
    while time.perf_counter() < until and rank < len(paths):
        begun = time.perf_counter()
        connection.request("GET", paths[rank])
        answer = connection.getresponse()
        answer.read()
        spent.append(time.perf_counter() - begun)
        if answer.status != 200:
            wrong.append(answer.status)
        rank += 1
    connection.close()


def main() -> None:
    """Read {address, clients: [[path…]…], seconds}; write {done, seconds, wrong, p50, p95} in milliseconds."""
    order = json.load(sys.stdin)
    parts = urlsplit(order["address"])
    spent: list[float] = []
    wrong: list[int] = []
    begun = time.perf_counter()
    until = begun + order["seconds"]
    threads = [
        threading.Thread(target=client, args=(parts.hostname, parts.port, paths, until, spent, wrong))
        for paths in order["clients"]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - begun
    spent.sort()
    at = lambda share: spent[min(len(spent) - 1, int(len(spent) * share))] * 1000 if spent else 0.0  # noqa: E731
    json.dump({"done": len(spent), "seconds": lasted, "wrong": len(wrong), "p50": at(0.5), "p95": at(0.95)}, sys.stdout)


if __name__ == "__main__":
    main()
