import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReplayTrainer } from '../../src/client/replayTrainer';
import { createAppStore } from '../../src/state/store/createAppStore';

afterEach(() => vi.unstubAllGlobals());

describe('Redux DevTools', () => {
  it('see the state and its changes where the extension is installed', () => {
    const sent: unknown[] = [];
    const connection = { init: (state: unknown) => sent.push(state), subscribe: () => {} };
    const extension = {
      connect: () => ({ ...connection, send: (_: unknown, state: unknown) => sent.push(state) }),
    };
    vi.stubGlobal('__REDUX_DEVTOOLS_EXTENSION__', extension);
    vi.stubGlobal('window', globalThis);
    const { getState } = createAppStore(createReplayTrainer({}));
    getState().setPreference('theme', 'dark');
    expect(sent.at(0)).toMatchObject({ preferences: { theme: 'system' } });
    expect(sent.at(-1)).toMatchObject({ preferences: { theme: 'dark' } });
  });

  it('are not needed', () => {
    const { getState } = createAppStore(createReplayTrainer({}));
    getState().setPreference('theme', 'dark');
    expect(getState().preferences.theme).toBe('dark');
  });
});
