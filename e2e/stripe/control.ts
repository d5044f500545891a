import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { PlannedFault } from './faults';
import { ForcedState } from './model/account';
import { accountStateNames, putInto } from './model/account-states';
import { PlatformSettings } from './model/platform';
import type { State } from './state';
import { Delivery } from './webhooks';

const Nothing = z.object({});
const AccountChange = z.object({
  id: z.string(),
  /** Null takes it out of whichever it was put into. */
  state: z.enum(accountStateNames).nullish(),
  forced: ForcedState.optional(),
  disconnected: z.boolean().optional(),
  closed: z.boolean().optional(),
});
const PlatformChange = PlatformSettings.partial()
  .extend({
    accountsApis: z.array(z.enum(['v1', 'v2'])).optional(),
  })
  .strict();

const changes = {
  '/_local/reset': change(Nothing, (state) => state.reset()),
  '/_local/faults': change(PlannedFault, (state, fault) => state.faults.plan(fault)),
  '/_local/faults/clear': change(Nothing, (state) => state.faults.clear()),
  '/_local/log/clear': change(Nothing, (state) => state.log.clear()),
  '/_local/clock': change(z.object({ advance: z.number() }), (state, { advance }) =>
    state.clock.advance(advance),
  ),
  '/_local/accounts': change(AccountChange, (state, { id, state: name, forced, disconnected, closed }) => {
    const account = state.accounts.get(id);
    if (!account) throw new Error(`there is no account ${id}`);
    if (name !== undefined) putInto(account, name, state.clock.now);
    account.forced = forced ?? account.forced;
    account.disconnected = disconnected ?? account.disconnected;
    account.closed = closed ?? account.closed;
  }),
  '/_local/webhooks': change(Delivery, (state, delivery) => {
    state.webhooks.delivery = delivery;
  }),
  '/_local/platform': change(PlatformChange, (state, { accountsApis, ...settings }) => {
    if (accountsApis) state.accountsApis = new Set(accountsApis);
    Object.assign(state.platform, settings);
  }),
};

const looks = {
  '/_local/health': () => ({ status: 'ok' }),
  '/_local/log': (state: State) => state.log.entries,
  '/_local/accounts': (state: State) => [...state.accounts.values()],
  '/_local/platform': (state: State) => ({ accountsApis: [...state.accountsApis], ...state.platform }),
};

/** What a test can ask of the local Stripe beside the API, as JSON over `/_local/…`. */
export type ControlRequests = { [Path in keyof typeof changes]: z.input<(typeof changes)[Path]['asked']> };

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
    response.end(JSON.stringify(answer));
  };
  try {
    const answer =
      method === 'GET'
        ? one(looks, path)(state)
        : one(changes, path).make(state, body ? JSON.parse(body) : {});
    reply(200, answer ?? {});
  } catch (error) {
    reply(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

function change<Asked extends z.ZodType>(asked: Asked, make: (state: State, asked: z.output<Asked>) => void) {
  return {
    asked,
    make(state: State, body: unknown) {
      make(state, asked.parse(body));
      state.touch();
    },
  };
}

function one<Of>(table: Readonly<Record<string, Of>>, path: string): Of {
  const found = Object.hasOwn(table, path) ? table[path] : undefined;
  if (!found) throw new Error(`there is no ${path}`);
  return found;
}
