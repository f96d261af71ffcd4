import { describe, expect, it } from 'vitest';
import { show, states } from './states';

describe('the page of states', () => {
  it('has an address for each', () => {
    expect(new Set(states.map(({ name }) => name)).size).toBe(states.length);
    expect(states.every(({ name }) => /^[a-z-]+$/.test(name))).toBe(true);
  });

  it.concurrent.each(states.map((state) => [state.name, state] as const))(
    'reaches "%s" and stays there',
    async (_, state) => {
      const { store, reached } = show(state);
      await reached;
      // Longer than anything in the store waits by itself.
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(state.holds(store.getState())).toBe(true);
    },
  );
});
