import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page's script runs: what the server draws, and the browser without it, must hold too. */
export function useHasScript(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
