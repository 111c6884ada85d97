"""What is done with each of many documents, here or in another process."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from meeting_readout.config.model import DEFAULTS
from meeting_readout.discovery.inputs import Task
from meeting_readout.validator.finding import Verdict

T = TypeVar("T")


class Work(NamedTuple, Generic[T]):
    """What is done with documents; it can be sent to another process.

    `do` makes the results of some documents. `fail` makes one of the verdict on a document that killed its process.
    """

    do: Callable[[list[Task]], list[T]]
    fail: Callable[[Verdict], T]
    needs_settings: bool = False

    def prepare(self, task: Task) -> Task:
        """Return a task as it is sent: without its settings, if these are applied to the results."""
        return task if self.needs_settings else task._replace(given=task.given._replace(config=DEFAULTS))
