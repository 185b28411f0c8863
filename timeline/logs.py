"""Knows how log lines look: an event name with its facts, as text at home and as JSON in production."""

import logging
import logging.config

import structlog


def configure(*, level: str, as_json: bool) -> None:
    """Set up structlog and send the standard library's records through the same renderer."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": shared,
                    "processor": renderer,
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["stderr"], "level": level.upper()},
            "loggers": {
                "axes": {"level": "WARNING"},
                "kombu.connection": {"level": "ERROR"},  # it misses a host name on the file broker
                "httpx": {"level": "WARNING"},
                "trafilatura": {"level": "ERROR"},
                "htmldate": {"level": "ERROR"},
            },
        }
    )
