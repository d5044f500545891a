import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requirementLines } from './requirements';
import { tasksOf } from './tasks';
import { account, off } from './testing';

const DOCUMENT = 'individual.verification.document';

test('what Stripe asked for and asks for no more is done', () => {
  const asked = ['individual.first_name', 'business_profile.url', 'external_account'];
  const tasks = tasksOf(off({ currentlyDue: ['external_account'] }), asked);
  expect(tasks).toEqual([
    { what: 'Your first name', group: 'you', state: 'done' },
    { what: 'Your business website', group: 'business', state: 'done' },
    { what: 'Your bank account for payouts', group: 'bank', state: 'todo' },
  ]);
});

test('the same thing by another name is one task: a representative who turned out to be the pilot', () => {
  const tasks = tasksOf(off({ currentlyDue: ['individual.first_name'] }), ['representative.first_name']);
  expect(tasks).toEqual([{ what: 'Your first name', group: 'you', state: 'todo' }]);
});

test('what Stripe is checking is neither done nor to do, unless it is due as well', () => {
  const checking = { pendingVerification: [DOCUMENT] };
  expect(tasksOf(off(checking), [DOCUMENT])).toMatchObject([{ state: 'checking' }]);
  expect(tasksOf(off({ ...checking, currentlyDue: [DOCUMENT] }), [])).toMatchObject([{ state: 'todo' }]);
});

test.each([
  [DOCUMENT, 'Your identity'],
  ['identity.individual.documents.primary_verification', 'Your identity'],
  ['person_1AbC.verification.document', 'A person on your account: identity'],
  ['company.verification.document', 'The public records of your business'],
  [
    'identity.business_details.documents.primary_verification.front_back.front',
    'The public records of your business',
  ],
])(
  'what is checked by the name of a document that nobody was asked for, %s, is no document',
  (name, what) => {
    const checking = { pendingVerification: [name] };
    expect(tasksOf(off(checking), [])).toMatchObject([{ what, state: 'checking' }]);
  },
);

test('what was wrong is told of what is to do, and of nothing that is done', () => {
  const errors = [{ requirement: DOCUMENT, code: 'verification_document_expired' }];
  expect(tasksOf(off({ pastDue: [DOCUMENT], errors }), [])).toMatchObject([{ problem: expect.any(String) }]);
  expect(tasksOf(account({ requirements: { errors } }), [DOCUMENT])[0]).not.toHaveProperty('problem');
});

test('whatever Stripe says, all that is due is to do, and nothing else', () => {
  const name = fc.constantFrom(
    DOCUMENT,
    'external_account',
    'tos_acceptance.date',
    'company.name',
    'new.one',
  );
  const names = fc.uniqueArray(name);
  fc.assert(
    fc.property(names, names, names, names, (pastDue, currentlyDue, pendingVerification, asked) => {
      const tasks = tasksOf(off({ pastDue, currentlyDue, pendingVerification }), asked);
      const due = requirementLines([...new Set([...pastDue, ...currentlyDue])], []).map(({ what }) => what);
      expect(tasks.filter(({ state }) => state === 'todo').map(({ what }) => what)).toEqual(due);
    }),
  );
});
