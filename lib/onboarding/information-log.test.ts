import { expect, test } from 'vitest';
import { asAppError } from '../errors';
import { accountsApis, type Choices } from '../platform/choices';
import { newPilotId } from '../session/session';
import { requestFor } from '../testing/app';
import { onEveryStore } from '../testing/suites';
import { ClaimedAccountId } from './onboarding';

const OWN_FORM: Choices = {
  onboarding: 'api',
  dashboard: 'none',
  charges: 'direct',
  fees: 'platform',
  losses: 'platform',
};

onEveryStore('what a pilot gives in our own form', (app) => {
  test.each(accountsApis)(
    'is in no message that is logged, whatever Stripe says of it, through %s',
    async (api) => {
      const { onboarding } = app.process();
      const pilotId = newPilotId();
      const id = await onboarding.createAccount(pilotId, { ...requestFor(api), choices: OWN_FORM });
      const path = `${api === 'v1' ? '/v1' : '/v2/core'}/accounts/${id}`;
      const type = api === 'v1' ? 'business_type' : 'identity.entity_type';
      for (const param of [undefined, 'metadata']) {
        const error = {
          type: 'invalid_request_error',
          code: 'parameter_invalid',
          message: 'individual was typed, and will not do.',
          ...(param && { param }),
        };
        const body = JSON.stringify({ error });
        app.stripe.state.faults.plan({ kind: 'answer', status: 400, body, method: 'POST', path, times: 1 });
        const given = onboarding.giveInformation(pilotId, ClaimedAccountId.parse(id), {
          fields: new Map([[type, 'individual']]),
          files: new Map(),
          later: false,
          attempt: '',
          ip: '203.0.113.7',
          userAgent: 'a browser',
        });
        const failure = asAppError(await given.catch((thrown: unknown) => thrown));
        expect(failure.code).toBe('stripe_refused');
        expect(failure.message).toBe(
          `Stripe refused what was given (${param ? `${param} ` : ''}parameter_invalid)`,
        );
      }
    },
  );
});
