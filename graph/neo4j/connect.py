"""The address of a Neo4j server in, an open driver out; what goes wrong is told in words."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import StoreError

if TYPE_CHECKING:
    from neo4j import Driver

_ADDRESS = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://", re.IGNORECASE)
#: Versions of the server that speak what is asked of them.
_OLDEST = 5
_USER, _PASSWORD, _DATABASE = "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"
_CREDENTIALS = f"set {_USER} and {_PASSWORD} in the environment"


def is_address(text: str) -> bool:
    """Whether a text is the address of a server and not the name of a file.

    >>> is_address("bolt://localhost:7687"), is_address("thac.db")
    (True, False)
    """
    return _ADDRESS.match(text) is not None


def database() -> str | None:
    """The database on the server that the environment names; none: the server's own choice."""
    return os.environ.get(_DATABASE) or None


def connect(address: str, ask: Callable[[str], str] | None = None) -> Driver:
    """A driver whose server has answered and is new enough.

    User and password come from the environment; where the password is missing and the server wants one,
    ``ask`` is called with the user's name.

    Raises:
        StoreError: nothing answers there, the password is wrong, the server is too old, or the address holds
            a password, which would get into logs and histories.
    """
    from neo4j.exceptions import AuthError, ClientError

    parts = urlsplit(address)
    if parts.username or parts.password:
        raise StoreError(
            f"{parts.scheme}://{parts.hostname}: leave user and password out of the address; {_CREDENTIALS}"
        )
    user, password = os.environ.get(_USER, "neo4j"), os.environ.get(_PASSWORD, "")
    with guard(address):
        try:
            return _opened(address, (user, password) if password else None)
        except (AuthError, ClientError) as error:
            if password or ask is None or not _refused(error):
                raise
        return _opened(address, (user, ask(user)))


def _opened(address: str, auth: tuple[str, str] | None) -> Driver:
    import neo4j

    driver = neo4j.GraphDatabase.driver(
        address, auth=auth, connection_timeout=10, max_transaction_retry_time=30,
        notifications_min_severity="OFF", user_agent="thac",
    )  # fmt: skip
    try:
        driver.verify_connectivity()
        agent = driver.get_server_info().agent
    except BaseException:
        driver.close()
        raise
    version = re.search(r"/(\d+)\.", agent)
    if agent.startswith("Neo4j/") and version and int(version[1]) < _OLDEST:
        driver.close()
        raise StoreError(
            f"{address}: the server is {agent}, which is too old; Thác needs Neo4j {_OLDEST} or later"
        )
    return driver


def _refused(error: Exception) -> bool:
    return "Security" in (getattr(error, "code", "") or "")


@contextmanager
def guard(address: str) -> Iterator[None]:
    """Turns what the driver reports into a StoreError that names the server and the remedy."""
    from neo4j import exceptions as said

    try:
        yield
    except said.AuthError as error:
        raise StoreError(f"{address}: the user name or the password is wrong; {_CREDENTIALS}") from error
    except (said.ConfigurationError, said.UnsupportedServerProduct) as error:
        raise StoreError(
            f"{address}: {error}; give an address like bolt://localhost:7687 of Neo4j 5 or later"
        ) from error
    except said.ServiceUnavailable as error:
        if "version" in str(error) or "handshake" in str(error).lower():
            raise StoreError(
                f"{address}: the server speaks no version of Bolt that is known; use Neo4j 5 or later"
            ) from error
        raise StoreError(
            f"{address}: no server answers there, or it went away; start it, or check the address"
        ) from error
    except (said.SessionExpired, said.IncompleteCommit) as error:
        raise StoreError(
            f"{address}: the server went away; what was committed before stays, so do it again"
        ) from error
    except said.Neo4jError as error:
        remedy = "give it more time" if "Terminated" in (error.code or "") else "see the log of the server"
        raise StoreError(f"{address}: the server reports {error.code}: {error.message}; {remedy}") from error
    except (said.DriverError, OSError) as error:
        raise StoreError(f"{address}: {error}; check the address and the server") from error
