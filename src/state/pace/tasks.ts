/** Long calls by name: beginning one aborts the former of that name, and each can be aborted. */

export interface Tasks {
  begin(name: string): AbortSignal;
  abort(name: string): void;
}

export function createTasks(): Tasks {
  const controllers = new Map<string, AbortController>();
  const abort = (name: string) => {
    controllers.get(name)?.abort();
    controllers.delete(name);
  };
  return {
    abort,
    begin(name) {
      abort(name);
      const controller = new AbortController();
      controllers.set(name, controller);
      return controller.signal;
    },
  };
}
