"""Work in the background: any function, or one algorithm that is checked first and brings its layers and words home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...bridge.ground.threads import load_next, own_coordinate_systems
from .opening import remember

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingAlgorithm, QgsProject

    from ...bridge.results.layout import Printing

PROVIDER = "hotspotpolicing:"

#: Every run and every work that has been started and has not ended. The task manager keeps no task of Python's, and a
#: task that Python has let go of kills QGIS when it ends: so each stays until its thread is through with it, also where
#: the dock that started it, or the project it was for, has gone meanwhile.
_ALIVE: set[Run | Work] = set()


def _let_go(one: Run | Work) -> None:
    """Let go of what has ended, though not while its own signal is still being sent."""
    QTimer.singleShot(0, lambda: _ALIVE.discard(one))


def algorithm(name: str) -> QgsProcessingAlgorithm | None:
    """A fresh instance of one of our algorithms, None where the provider is gone."""
    return QgsApplication.processingRegistry().createAlgorithmById(PROVIDER + name)


def declaration(name: str) -> QgsProcessingAlgorithm | None:
    """One of our algorithms that says what it asks for and gives, and cannot run: what it runs by is not read for that,
    which takes long. None where the provider is gone."""
    registered = QgsApplication.processingRegistry().algorithmById(PROVIDER + name)
    return None if registered is None else registered.declaration()


class Feedback(QgsProcessingFeedback):
    """Keeps what a run says and passes its stages on; its methods are called from the run's own thread."""

    stage = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.log: list[str] = []
        self.errors: list[str] = []
        #: What is still to be printed when the algorithm itself is through.
        self.pages: list[Printing] = []

    def print_later(self, pages: Printing) -> None:
        """Keep pages of a result, which are printed one by one so that the window lives between them."""
        self.pages.append(pages)

    def setProgressText(self, text: str) -> None:
        """Keep a stage and pass it on."""
        self.log.append(text)
        self.stage.emit(text)

    def pushInfo(self, text: str) -> None:
        """Keep a line."""
        self.log.append(text)

    def pushWarning(self, text: str) -> None:
        """Keep a line."""
        self.log.append(text)

    def reportError(self, text: str, fatalError: bool = False) -> None:
        """Keep what went wrong."""
        self.log.append(text)
        self.errors.append(text)


class Watched(QObject):
    """Something in the background that a button can watch: what it is at, how far it is in per cent, and that it has
    ended."""

    stage = pyqtSignal(str)
    progress = pyqtSignal(float)
    ended = pyqtSignal()

    def cancel(self) -> None:
        """Ask it to stop."""
        raise NotImplementedError


class Run(Watched):
    """A run of one algorithm. ``start`` it once; exactly one of ``done``, ``failed`` and ``stopped`` follows.

    ``done`` carries the results, ``failed`` a sentence and the whole log. ``ended`` comes before each of them, or at
    once where nobody waits for the run any more.
    """

    done = pyqtSignal(dict)
    failed = pyqtSignal(str, str)
    stopped = pyqtSignal()

    def __init__(self, name: str, parameters: dict[str, Any], project: QgsProject) -> None:
        # Without a parent, which could take it away while its task runs.
        super().__init__()
        self.name, self.parameters = name, parameters
        # All of these must outlive the task: it keeps no reference of its own to them.
        self.algorithm = algorithm(name)
        self.context = QgsProcessingContext()
        self.context.setProject(project)
        self.feedback = Feedback()
        self.context.setFeedback(self.feedback)
        self.task, self._over = None, False
        self.feedback.stage.connect(self.stage)
        self.feedback.progressChanged.connect(self.progress)

    def start(self) -> None:
        """Check, then hand over to the task manager."""
        _ALIVE.add(self)
        if self.feedback.isCanceled():
            self._end(self.stopped)
            return
        problem = self._problem()
        if problem:
            self._end(self.failed, problem, problem)
            return
        self.task = QgsProcessingAlgRunnerTask(self.algorithm, self.parameters, self.context, self.feedback)
        if self.task.isCanceled():  # its preparation failed, and said why
            self._fail()
            return
        self.task.executed.connect(self._ended)
        QgsApplication.taskManager().addTask(self.task)

    def cancel(self) -> None:
        """Ask the run to stop; ``stopped`` follows when it has."""
        self.feedback.cancel()
        for pages in self.feedback.pages:
            pages.close()
        if self.task is not None and not self._over:
            self.task.cancel()

    def wait(self, milliseconds: int) -> None:
        """Wait until the task has ended, so long at most."""
        if self.task is not None and not self._over:
            _wait(self.task, milliseconds)

    def layer(self, destination: str) -> QgsMapLayer | None:
        """The layer of a result that was kept in memory; the caller owns it. None where it is elsewhere."""
        found = QgsProcessingUtils.mapLayerFromString(destination, self.context, False)
        return self.context.takeResultLayer(found.id()) if found is not None else None

    def _problem(self) -> str:
        if self.algorithm is None:
            return self.tr(
                "The plugin's tools are not available. Turn the plugin off and on again in the Plugin Manager."
            )
        able, why = self.algorithm.canExecute()
        if not able:
            return why
        good, why = self.algorithm.checkParameterValues(self.parameters, self.context)
        return "" if good else why

    def _ended(self, successful: bool, results: dict[str, Any]) -> None:
        self._over = True
        if successful or self.feedback.isCanceled():
            self._print(results)
        else:
            self._fail()

    def _print(self, results: dict[str, Any]) -> None:
        """Print the next page, one a turn of the window; where none is left the run is done."""
        if self.feedback.isCanceled():
            self._end(self.stopped)
            return
        if not self.feedback.pages:
            self._remember(results)
            self._end(self.done, results)
            return
        try:
            next(self.feedback.pages[0])
        except StopIteration as end:
            self.feedback.pages.pop(0)
            results = {name: value for name, value in results.items() if name not in end.value}
        QTimer.singleShot(0, lambda: self._print(results))

    def _remember(self, results: dict[str, Any]) -> None:
        """Files and folders that the run has written may be opened."""
        for definition in self.algorithm.destinationParameterDefinitions():
            if definition.type() in ("fileDestination", "folderDestination"):
                remember(str(results.get(definition.name()) or ""))

    def _fail(self) -> None:
        said = (
            self.feedback.errors[0]
            if self.feedback.errors
            else self.tr("The tool stopped without giving a reason. Run the analysis again.")
        )
        self._end(self.failed, said.strip().splitlines()[0], "\n".join(self.feedback.log))

    def _end(self, how: Any, *words: Any) -> None:
        self._over = True
        own_coordinate_systems()
        _let_go(self)
        self.deleteLater()
        self.ended.emit()
        how.emit(*words)


class _Work(QgsTask):
    """``work(task)`` in the background; its result or its error is kept."""

    def __init__(self, title: str, work: Callable[[QgsTask], Any]) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self.work, self.result, self.error = work, None, None

    def run(self) -> bool:
        """Called in the thread; whether it went well."""
        try:
            self.result = self.work(self)
        except Exception as error:  # nothing may be raised out of run: whoever waits is told
            self.error = error
        return self.error is None


class Work(Watched):
    """Work that was started. It may be cancelled at any time, also when it has ended."""

    def __init__(self, task: _Work) -> None:
        # Without a parent, which could take it away while its task runs.
        super().__init__()
        self._task, self.over, self.cancelled = task, False, False
        task.progressChanged.connect(self.progress)
        _ALIVE.add(self)

    def start(self) -> None:
        """Hand it over to the task manager."""
        if not self.over:
            own_coordinate_systems()
            QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        """Ask it to stop; nobody is told its result."""
        self.cancelled = True
        if not self.over:
            self._task.cancel()

    def wait(self, milliseconds: int) -> None:
        """Wait until it has ended, so long at most."""
        if not self.over:
            _wait(self._task, milliseconds)

    def end(self) -> None:
        """It has ended: its task is the task manager's to take away."""
        self.over = True
        own_coordinate_systems()
        _let_go(self)
        self.ended.emit()


class Background(QObject):
    """All that runs for one dock: what was started is answered once, and not at all after ``stop_all`` or where the
    dock was deleted."""

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._runs: list[Run] = []
        self._works: list[Work] = []
        self.destroyed.connect(partial(_drop, self._runs, self._works))

    def run(
        self,
        name: str,
        parameters: dict[str, Any],
        done: Callable[[dict[str, Any]], None],
        failed: Callable[[str, str], None],
        stopped: Callable[[], None] | None = None,
    ) -> Run:
        """Start an algorithm; the Run. One of the three is called when it has ended."""
        run = Run(name, parameters, self.project)
        runs = self._runs
        runs.append(run)

        def once(then: Callable[..., None] | None) -> Callable[..., None]:
            def call(*arguments: Any) -> None:
                if run in runs:
                    runs.remove(run)
                    if then is not None:
                        then(*arguments)

            return call

        run.done.connect(once(done))
        run.failed.connect(once(failed))
        run.stopped.connect(once(stopped))
        # Later, so that the caller holds the run before it can end.
        QTimer.singleShot(0, lambda: _when_loaded(run.start))
        return run

    def waits_for(self, run: Run) -> bool:
        """Whether a run is still to be answered; not so after ``stop_all``."""
        return run in self._runs

    def work(
        self, title: str, function: Callable[[QgsTask], Any], done: Callable[[Any, Exception | None], None]
    ) -> Work:
        """Start ``function(task)``; ``done(result, error)`` is called when it has ended. The Work."""
        task = _Work(title, function)
        work, works = Work(task), self._works
        works.append(work)

        def ended() -> None:
            work.end()
            if work in works:
                works.remove(work)
                if not work.cancelled and not task.isCanceled():
                    done(task.result, task.error)

        task.taskCompleted.connect(ended)
        task.taskTerminated.connect(ended)
        _when_loaded(work.start)
        return work

    def stop_all(self, wait: int = 0) -> None:
        """Cancel everything; results that still come are dropped. Waits so many milliseconds for each to end."""
        runs, works = list(self._runs), list(self._works)
        for run in runs:
            self._runs.remove(run)
            run.ended.emit()
        _drop(list(runs), self._works)
        for one in runs + works:
            one.wait(wait)


def _when_loaded(start: Callable[[], None]) -> None:
    """Start something when what threads need is loaded, a piece a turn of the window."""
    if load_next():
        QTimer.singleShot(0, lambda: _when_loaded(start))
    else:
        start()


def _drop(runs: list[Run], works: list[Work], *_: Any) -> None:
    """Cancel what runs; nobody is there to be told of it."""
    going = runs + works
    del runs[:], works[:]
    for one in going:
        one.cancel()


def _wait(task: QgsTask, milliseconds: int) -> None:
    if milliseconds and task.status() in (
        QgsTask.TaskStatus.Queued,
        QgsTask.TaskStatus.OnHold,
        QgsTask.TaskStatus.Running,
    ):
        task.waitForFinished(milliseconds)
