import { NextRequest } from 'next/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '@/lib/errors';
import type { Sent } from '@/lib/onboarding/information';
import { testKey } from '@/lib/testing/config';

const ACCOUNT = 'acct_1AbC';
const SECRET = '000000000';

/** What the app was given, and what it answers. */
let given: Sent[] = [];
let answer: () => Promise<string> = async () => '/onboarding/bank';

/** The endpoint of a server, and the cookies of a pilot of it. */
async function server() {
  const { POST } = await import('./route');
  const { sessionCookie } = await import('@/app/http/session-cookie');
  const { sentFormFrom } = await import('@/app/http/sent-form-cookie');
  const session = await sessionCookie('ab'.repeat(16));
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    POST(
      new NextRequest(`http://localhost:3000/api/account/${ACCOUNT}`, {
        method: 'POST',
        headers: {
          cookie: `${session.name}=${session.value}`,
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': '192.0.2.66, 203.0.113.7',
          'user-agent': 'Mozilla/5.0 (Rockets)',
          ...headers,
        },
        body,
      }),
      { params: Promise.resolve({ account: ACCOUNT }) },
    );
  const postForm = (fields: Record<string, string>) => post(new URLSearchParams(fields));
  return { post, postForm, sentFormFrom };
}

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries(testKey)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  given = [];
  answer = async () => '/onboarding/bank';
  const giveInformation = (_pilot: string, _account: string, sent: Sent) => {
    given.push(sent);
    return answer();
  };
  vi.doMock('@/lib/services', () => ({ services: async () => ({ onboarding: { giveInformation } }) }));
  vi.doMock('@/app/http/tell-platform', () => ({ tellPlatformAfterwards: () => {} }));
});
afterEach(() => {
  vi.doUnmock('@/lib/services');
  vi.doUnmock('@/app/http/tell-platform');
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.resetModules();
});

const refuse = (code: 'fields_wrong' | 'not_asked' | 'stripe_busy' | 'account_not_found') => {
  answer = () => Promise.reject(new AppError(code, 'no', { fields: { 'individual.email': 'email' } }));
};

test('JSON is answered by where the pilot goes on, and comes with what a signature needs', async () => {
  const { post } = await server();
  const body = {
    'individual.email': ' jenny@rides.test ',
    'individual.dob.year': 1902,
    tos_acceptance: true,
  };
  const response = await post(JSON.stringify({ ...body, page: 'you', attempt: 'first' }), {
    'content-type': 'application/json',
  });
  expect([response.status, await response.json()]).toEqual([200, { next: '/onboarding/bank' }]);
  expect(given).toEqual([
    {
      fields: new Map([
        ['individual.email', 'jenny@rides.test'],
        ['individual.dob.year', '1902'],
        ['tos_acceptance', 'true'],
      ]),
      files: new Map(),
      later: false,
      attempt: 'first',
      ip: '203.0.113.7',
      userAgent: 'Mozilla/5.0 (Rockets)',
    },
  ]);
});

describe('a plain form', () => {
  test('leads on, and has the browser forget what was sent before', async () => {
    const { postForm } = await server();
    const response = await postForm({ page: 'you', later: 'true', 'individual.email': 'jenny@rides.test' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('http://localhost:3000/onboarding/bank');
    expect(response.cookies.get('form')).toMatchObject({ value: '', maxAge: 0 });
    expect(given).toMatchObject([{ later: true, attempt: '' }]);
  });

  test.each([
    'you',
    'people/owners',
    'people/person_1AbC',
    'documents/individual.verification.document',
    'documents/identity.individual.documents.primary_verification',
  ])('that can’t be taken leads back to %s, with what was typed but for what is secret', async (page) => {
    refuse('fields_wrong');
    const { postForm, sentFormFrom } = await server();
    const secrets = {
      'individual.id_number': SECRET,
      'individual.ssn_last_4': '0000',
      'company.tax_id': SECRET,
      'external_account.account_number': '000123456789',
      'external_account.iban': 'DE89370400440532013000',
      'person_1AbC.id_numbers.us_ssn': SECRET,
    };
    const response = await postForm({ page, 'individual.email': 'jenny@', ...secrets });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`http://localhost:3000/onboarding/${page}#problems`);
    const cookie = response.cookies.get('form');
    const sent = await sentFormFrom({ get: () => cookie }, { account: 'acct_1AbC', page });
    expect(sent).toEqual({
      account: 'acct_1AbC',
      page,
      values: { 'individual.email': 'jenny@' },
      fields: {
        'individual.email': 'email',
        ...Object.fromEntries(Object.keys(secrets).map((name) => [name, 'again'])),
      },
      code: 'fields_wrong',
    });
  });

  test.each(['../../api', 'people/..', 'https://evil.example', '/evil.example', 'you?x', 'you/a/b'])(
    'from no page of ours, %s, is nobody’s',
    async (page) => {
      refuse('fields_wrong');
      const { postForm } = await server();
      const response = await postForm({ page, 'individual.email': 'jenny@' });
      expect(response.status).toBe(400);
      expect(given).toEqual([]);
    },
  );

  test('of an account that is not the pilot’s leads nowhere', async () => {
    refuse('account_not_found');
    const { postForm } = await server();
    const response = await postForm({ page: 'you', 'individual.email': 'jenny@rides.test' });
    expect(response.headers.get('location')).not.toContain('/onboarding');
    expect(response.cookies.get('form')).toBeUndefined();
  });

  test('may have files, of which one that was not chosen is none', async () => {
    const { post } = await server();
    const front = 'individual.verification.document.front';
    const back = 'individual.verification.document.back';
    const part = (name: string, file: string, body: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\n` +
      `Content-Type: application/octet-stream\r\n\r\n${body}\r\n`;
    const body = `${part(front, 'front.png', '\u0001\u0002')}${part(back, '', '')}--x--\r\n`;
    const response = await post(body, { 'content-type': 'multipart/form-data; boundary=x' });
    expect(response.status).toBe(303);
    expect(given[0]?.fields.get(back) ?? '').toBe('');
    expect([...(given[0]?.files ?? [])]).toEqual([
      ['individual.verification.document.front', { name: 'front.png', data: new Uint8Array([1, 2]) }],
    ]);
  });

  test('that is larger than a function takes is refused', async () => {
    const { post } = await server();
    const form = new FormData();
    form.set('individual.verification.document.front', new File([new Uint8Array(4_600_000)], 'front.png'));
    expect((await post(form)).status).toBe(413);
    expect(given).toEqual([]);
  });
});

test('what is no form is no form', async () => {
  const { post } = await server();
  const response = await post('--x\r\nnothing', { 'content-type': 'multipart/form-data; boundary=y' });
  expect(response.status).toBe(400);
});

test('JSON that can’t be taken says what is wrong', async () => {
  refuse('fields_wrong');
  const { post } = await server();
  const response = await post(JSON.stringify({ page: 'you', 'individual.email': 'jenny@' }), {
    'content-type': 'application/json',
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ error: { code: 'fields_wrong' } });
  expect(response.cookies.get('form')).toBeUndefined();
});
