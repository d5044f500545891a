'use client';

import type { ReactNode } from 'react';
import type { StripesApi } from '@/app/onboarding/form/browser-to-stripe';
import { postToStripe } from '@/app/onboarding/form/post-to-stripe';
import { openingToken } from '@/lib/onboarding/form/opening-token';
import type { Contact } from './said';
import { SubmitForm } from './submit-form';

type Props = {
  words: Parameters<typeof SubmitForm>[0]['words'];
  contact: Contact;
  api: 'v1' | 'v2';
  toStripe: StripesApi;
  children: ReactNode;
};

/** Begins as `PressForm`, with a token that says that Stripe's terms were shown and accepted: as French law has it. */
export function StartByToken({ words, contact, api, toStripe, children }: Props) {
  async function prepare(fields: Readonly<Record<string, unknown>>) {
    const email = typeof fields.email === 'string' ? fields.email.trim() : '';
    const path = api === 'v1' ? '/v1/tokens' : '/v2/core/account_tokens';
    const content = openingToken(api, email);
    const parameters = api === 'v1' ? { account: content } : content;
    const { publishableKey, version } = toStripe;
    const answer = await postToStripe(`${toStripe.api}${path}`, publishableKey, parameters, version);
    // What Stripe does not take of the address our server says in words.
    return answer && { ...fields, ...(answer.id && { account_token: answer.id }) };
  }
  return (
    <SubmitForm action="/api/account" words={words} contact={contact} accountId={undefined} prepare={prepare}>
      {children}
    </SubmitForm>
  );
}
