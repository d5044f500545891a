import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { PlannedFault } from './faults';
import type { AccountsApi, ForcedState } from './model/account';
import { PlatformSettings } from './model/platform';
import type { State } from './state';

/** What a test can ask of the local Stripe beside the API, as JSON over `/_local/…`. */
export type ControlRequests = {
  '/_local/reset': Record<string, never>;
  '/_local/faults': PlannedFault;
  '/_local/faults/clear': Record<string, never>;
  '/_local/log/clear': Record<string, never>;
  '/_local/clock': { advance: number };
  '/_local/accounts': { id: string; forced?: ForcedState; disconnected?: boolean; closed?: boolean };
  '/_local/platform': { accountsApis?: AccountsApi[] } & Partial<PlatformSettings>;
};

const ClockMove = z.object({ advance: z.number() });
const AccountChange = z.object({
  id: z.string(),
  forced: z.custom<ForcedState>((value) => typeof value === 'object').optional(),
  disconnected: z.boolean().optional(),
  closed: z.boolean().optional(),
});

const Platform = PlatformSettings.partial().extend({
  accountsApis: z.array(z.enum(['v1', 'v2'])).optional(),
});

function act(state: State, path: string, body: string): unknown {
  const asked: unknown = body ? JSON.parse(body) : {};
  switch (path) {
    case '/_local/reset':
      return state.reset();
    case '/_local/faults':
      return state.faults.plan(PlannedFault.parse(asked));
    case '/_local/faults/clear':
      return state.faults.clear();
    case '/_local/log/clear':
      return state.log.clear();
    case '/_local/clock':
      return state.clock.advance(ClockMove.parse(asked).advance);
    case '/_local/accounts': {
      const { id, forced, disconnected, closed } = AccountChange.parse(asked);
      const account = state.accounts.get(id);
      if (!account) throw new Error(`there is no account ${id}`);
      account.forced = forced ?? account.forced;
      account.disconnected = disconnected ?? account.disconnected;
      account.closed = closed ?? account.closed;
      return undefined;
    }
    case '/_local/platform': {
      const { accountsApis, ...settings } = Platform.parse(asked);
      if (accountsApis) state.accountsApis = new Set(accountsApis);
      Object.assign(state.platform, settings);
      return undefined;
    }
    default:
      throw new Error(`there is no ${path}`);
  }
}

function look(state: State, path: string): unknown {
  switch (path) {
    case '/_local/health':
      return { status: 'ok' };
    case '/_local/log':
      return state.log.entries;
    case '/_local/accounts':
      return [...state.accounts.values()];
    default:
      throw new Error(`there is no ${path}`);
  }
}

/** A GET looks, a POST changes. */
export function control(
  state: State,
  method: string,
  path: string,
  body: string,
  response: ServerResponse,
): void {
  const reply = (status: number, answer: unknown) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  };
  try {
    reply(200, method === 'GET' ? look(state, path) : act(state, path, body));
  } catch (error) {
    reply(400, { message: error instanceof Error ? error.message : String(error) });
  }
}
