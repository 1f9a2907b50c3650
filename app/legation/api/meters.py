"""What the service counts of itself, for Prometheus: of this process since it started, over all workspaces."""

from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

MEDIA_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_ANSWERS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_READINGS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
"""Bounds of the histograms, in seconds."""
_METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS"})


class Meters:
    """The meters of one application. Labels are of closed lists: no address, id, name or key becomes one."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        Info("legation", "Which release runs", registry=self.registry).info({"version": version("legation")})
        self.under_way = Gauge("legation_requests_in_progress", "Requests under way", registry=self.registry)
        self._requests = Counter(
            "legation_requests", "Requests answered", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "legation_request_seconds", "Seconds until an answer was sent whole, by route",
            ("method", "route"), buckets=_ANSWERS, registry=self.registry,
        )  # fmt: skip
        self._articles = Histogram(
            "legation_article_seconds", "Seconds in which articles sent were read and stored, by what became of them",
            ("result",), buckets=_READINGS, registry=self.registry,
        )  # fmt: skip
        self.waiting = Gauge("legation_jobs_waiting", "Batches that nobody has begun to read", registry=self.registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer; `route` as the description writes it, "other" for what is not described there."""
        named = method if method in _METHODS else "other"
        self._requests.labels(named, route, str(status)).inc()
        self._seconds.labels(named, route).observe(seconds)

    def read(self, result: str, seconds: float) -> None:
        """Count one article; `result` says what became of it."""
        self._articles.labels(result).observe(seconds)

    def written(self) -> bytes:
        """All of it in the text format of Prometheus."""
        return generate_latest(self.registry)
