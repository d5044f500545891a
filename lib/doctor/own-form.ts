import type Stripe from 'stripe';
import { z } from 'zod';
import type { Config } from '../config';
import { ask } from '../stripe';
import { type Finding, findingsOf } from './finding';
import { type Asked, asked } from './refusal';

const { ok, warning, error } = findingsOf('Onboarding by API');

/** No account's ID: that Stripe refuses to tell or take anything of it changes nothing, and how it does tells what the key may. */
const NOBODY = 'acct_doctor';

/** What is tried, and what Stripe's refusal speaks of where the key may ask for it. */
type Try = Readonly<{
  call: (options: Stripe.RequestOptions) => Promise<unknown>;
  refusedFor: RegExp;
}>;

const Anything = z.unknown();

/** What our own form asks of Stripe beside the account itself. Of either Accounts API, bank accounts are v1's. */
function triesOf(stripe: Stripe, { api }: Config['accountSetup']): Try[] {
  const accounts = api === 'v1' ? '/v1/accounts' : '/v2/core/accounts';
  const persons = `${accounts}/${NOBODY}/persons`;
  const bankAccounts = `/v1/accounts/${NOBODY}/external_accounts`;
  const name = api === 'v1' ? { first_name: 'Nobody' } : { given_name: 'Nobody' };
  const of = (method: 'GET' | 'POST', path: string, parameters?: Record<string, string>): Try => ({
    call: (options) => stripe.rawRequest(method, path, parameters, options),
    refusedFor: new RegExp(NOBODY),
  });
  return [
    of('GET', persons),
    of('POST', persons, name),
    of('GET', bankAccounts),
    of('POST', bankAccounts, { external_account: 'btok_doctor' }),
  ];
}

/** Stripe takes no file with nothing in it. */
const emptyFile = (stripe: Stripe): Try => ({
  call: (options) =>
    stripe.files.create(
      {
        purpose: 'identity_document',
        file: { data: Buffer.alloc(0), name: 'empty.png', type: 'image/png' },
      },
      options,
    ),
  refusedFor: /\bfile\b/i,
});

/** Undefined where the key may ask for it; a refusal that tells nothing of that is `isUnknown`. */
async function problemOf({ call, refusedFor }: Try) {
  const tried: Asked<unknown> = await asked(ask(Anything, call));
  if ('answer' in tried) return undefined;
  const { why, says, todo } = tried.refusal;
  if (why === 'gone' || (why === 'other' && refusedFor.test(says))) return undefined;
  return { says, todo, isUnknown: why === 'away' || why === 'other' };
}

/**
 * Checks that the key may do what our own form of onboarding asks of Stripe; nothing is found where choices have none.
 * Nothing is made by it: what it asks for is nobody's, with a live key too.
 */
export async function checkOwnForm(stripe: Stripe, { accountSetup }: Config): Promise<Finding[]> {
  if (accountSetup.choices.onboarding !== 'api') return [];
  const tries = triesOf(stripe, accountSetup);
  const [file, ...others] = await Promise.all([emptyFile(stripe), ...tries].map(problemOf));
  const problems = others.flatMap((problem) => problem ?? []);
  const findings = problems.map(({ says, todo, isUnknown }) =>
    isUnknown
      ? warning(`Whether Stripe takes what pilots give in the app’s form could not be asked: ${says}`, todo)
      : error(`Stripe does not take what pilots give in the app’s form: ${says}`, todo),
  );
  if (file)
    findings.push(
      warning(
        `${file.isUnknown ? 'Whether documents can be given without JavaScript could not be asked' : 'No document can be given without JavaScript'}: ${file.says}`,
        file.todo,
      ),
    );
  const distinct = new Map(findings.map((finding) => [finding.says, finding]));
  if (distinct.size > 0) return [...distinct.values()];
  return [
    ok(
      'Stripe takes what pilots give in the app’s form: the key may ask for people, bank accounts and files.',
    ),
  ];
}
