/** Python source of the module `_loop`: asyncio without a host. Waiting is sleeping; there are no sockets or threads. */
export const LOOP = `
import asyncio, time
from asyncio import base_events, events


class Idle:
    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("This await can never end: nothing is left that could finish it")
        if timeout > 0:
            time.sleep(timeout)
        return []


class CellLoop(base_events.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Idle()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, function, *args):
        future = self.create_future()
        try:
            future.set_result(function(*args))
        except Exception as error:
            future.set_exception(error)
        return future


shared = None


def cell_loop():
    """The loop of top-level await: it lives as long as the session, so tasks go on in the next cell that awaits."""
    global shared
    if shared is None or shared.is_closed():
        shared = CellLoop()
    events.set_event_loop(shared)
    return shared


def run(main, *, debug=None, loop_factory=None):
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop; write 'await main()' instead")
    loop = CellLoop()
    try:
        events.set_event_loop(loop)
        if debug is not None:
            loop.set_debug(debug)
        return loop.run_until_complete(main)
    finally:
        try:
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0))
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            events.set_event_loop(None)
            loop.close()


asyncio.run = asyncio.runners.run = run
asyncio.new_event_loop = events.new_event_loop = CellLoop
`;
