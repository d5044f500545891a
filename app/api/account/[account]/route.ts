import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { addressOf } from '@/app/http/network';
import { pilotEndpoint, STRIPE_ERRORS } from '@/app/http/pilot-endpoint';
import { readFields } from '@/app/http/read-fields';
import { endOfSentFormCookie, sentFormCookie } from '@/app/http/sent-form-cookie';
import { isSecret } from '@/lib/accounts/requirements';
import { config } from '@/lib/config';
import { AppError, asAppError, type ErrorCode } from '@/lib/errors';
import { ClaimedAccountId } from '@/lib/onboarding/onboarding';
import { services } from '@/lib/services';

const Text = z.union([z.string().max(5_000), z.number().transform(String), z.boolean().transform(String)]);

/** After which the page is shown again, with what was typed. */
const SHOWN_AGAIN: ReadonlySet<ErrorCode> = new Set([
  'fields_wrong',
  'not_asked',
  'script_needed',
  ...STRIPE_ERRORS,
]);

async function filesIn(given: Readonly<Record<string, string | File>>) {
  const files = Object.entries(given).flatMap(([name, value]) =>
    typeof value === 'string' ? [] : [{ name, file: value }],
  );
  const read = files.map(async ({ name, file }) => {
    const data = new Uint8Array(await file.arrayBuffer());
    return [name, { name: file.name, data }] as const;
  });
  return new Map(await Promise.all(read));
}

function shownAgain(
  account: string,
  page: string,
  fields: ReadonlyMap<string, string>,
  { code, fields: problems = {}, requestId }: AppError,
) {
  const values = Object.fromEntries([...fields].filter(([name]) => !isSecret(name)));
  const again = [...fields].filter(
    ([name, text]) => code === 'fields_wrong' && isSecret(name) && text !== '',
  );
  const told = { ...Object.fromEntries(again.map(([name]) => [name, 'again'])), ...problems };
  return sentFormCookie({ account, page, values, fields: told, code, ...(requestId && { requestId }) });
}

/** Where what is wrong has the focus, without a script too. */
const shownAt = (page: string) => `/onboarding/${page}#problems`;

/** A page of the form, below /onboarding: of a person by their ID, of a document by Stripe’s name of it. */
const PAGE = /^[a-z]{1,20}(\/(?=.{1,200}$)\w+(\.\w+)*)?$/;

/** The page that a form was sent from whose body was not read: of our own origin, browsers tell it whole. */
function pageOf({ headers }: NextRequest): string | undefined {
  const referrer = headers.get('referer') ?? '';
  const { origin, pathname } = URL.canParse(referrer) ? new URL(referrer) : {};
  const page = pathname?.replace(/^\/onboarding\//, '') ?? '';
  return origin === config().appUrl.origin && PAGE.test(page) ? page : undefined;
}

const Body = z
  .object({
    page: z.string().regex(PAGE).optional().describe('The page below /onboarding that it was sent from.'),
    later: z
      .literal(['true', true])
      .optional()
      .describe('What is blank is not missing: the pilot goes on another time.'),
    attempt: z
      .string()
      .max(64)
      .optional()
      .describe('The same for every press of one page: nobody is added twice.'),
  })
  .catchall(
    z
      .union([Text, z.file()])
      .meta({ description: 'By Stripe’s name of the requirement, such as `individual.first_name`.' }),
  );

/** On a developer's machine nobody says where a press came from; with a live key it must be known. */
const loopback = () => (config().livemode ? undefined : '127.0.0.1');

export const POST = pilotEndpoint({
  path: '/api/account/[account]',
  summary:
    'Gives Stripe what it asks of the pilot’s account, of which the platform collects it: flat, by its own names.',
  params: z.object({ account: ClaimedAccountId }),
  body: Body,
  answer: z.object({ next: z.string().describe('Where the pilot goes on.') }),
  errors: [
    'account_not_found',
    'account_left',
    'account_rejected',
    'account_disconnected',
    'not_found',
    'not_asked',
    'script_needed',
    'fields_wrong',
    ...STRIPE_ERRORS,
  ],
  ofAccount: true,
  read: readFields,
  unread: async (failure, { request, params, setCookie }) => {
    const page = pageOf(request);
    if (failure.code !== 'too_large' || page === undefined) return undefined;
    setCookie(await shownAgain(params.account ?? '', page, new Map(), failure));
    return shownAt(page);
  },
  act: async ({ pilotId, params, body, headers, isForm, setCookie }) => {
    const { onboarding } = await services();
    const account = ClaimedAccountId.safeParse(params.account);
    if (!account.success) throw new AppError('account_not_found', 'this can be no account’s ID');
    const { page, later, attempt, ...given } = body;
    const fields = new Map(
      Object.entries(given).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value.trim()]] : [],
      ),
    );
    try {
      const next = await onboarding.giveInformation(pilotId, account.data, {
        fields,
        files: await filesIn(given),
        later: later !== undefined,
        attempt: attempt ?? '',
        ip: addressOf(headers) ?? loopback(),
        userAgent: headers.get('user-agent') ?? '',
      });
      setCookie(endOfSentFormCookie());
      return { next };
    } catch (error) {
      const failure = asAppError(error);
      if (!isForm || page === undefined || !SHOWN_AGAIN.has(failure.code)) throw failure;
      setCookie(await shownAgain(account.data, page, fields, failure));
      return { next: shownAt(page) };
    }
  },
  next: ({ next }) => next,
});
