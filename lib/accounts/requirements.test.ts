import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requirementErrorSentence, requirementLines, requirementSentence } from './requirements';

describe('what a requirement asks', () => {
  test.each([
    ['individual.dob.day', 'Your date of birth'],
    ['individual.ssn_last_4', 'The last four digits of your Social Security number'],
    ['individual.verification.document', 'A photo of your ID'],
    ['individual.first_name_kana', 'Your first name, in kana'],
    ['identity.individual.script_names.kanji.surname', 'Your last name, in kanji'],
    ['external_account', 'Your bank account for payouts'],
    ['business_profile.product_description', 'What your business does'],
    ['tos_acceptance.ip', 'Your agreement to Stripe’s terms'],
    ['representative.dob.year', 'Your date of birth'],
    ['owners.address.city', 'An owner’s home address'],
    ['directors.verification.document', 'A photo of a director’s ID'],
    ['identity.representative.documents.primary_verification', 'A photo of your ID'],
    ['legal_guardian.email', 'Your legal guardian’s email address'],
    ['person_1AbC2d.dob.day', 'A person on your account: date of birth'],
    ['person_1AbC2d.verification.document', 'A person on your account: a photo of their ID'],
    ['authorizer.phone', 'The person who authorizes the representative: phone number'],
    ['interv_1AbC2d.business_model_verification.form', 'More about what your business does'],
  ])('%s reads “%s”', (name, sentence) => {
    expect(requirementSentence(name)).toBe(sentence);
  });

  test.each([
    ['business_profile.support_widget_colour', 'More information about your business: support widget colour'],
    ['individual.shoe_size', 'More information about you: shoe size'],
    ['individual', 'More information about you'],
    ['owners.shoe_size', 'More information about an owner: shoe size'],
    ['person_1AbC2d.shoe_size', 'More information about a person on your account: shoe size'],
    ['interv_1AbC2d.new_kind_of_question.form', 'More information about your account: new kind of question'],
    ['settings.new_thing', 'More information about your account: new thing'],
    ['inqr_1AbC2d', 'More information about your account'],
    ['constructor.prototype', 'More information about your account: constructor prototype'],
    ['', 'More information about your account'],
  ])('%s, not known, reads “%s”', (name, sentence) => {
    expect(requirementSentence(name)).toBe(sentence);
  });

  const part = fc.constantFrom(
    ...'individual company person_1AbC interv_1AbC identity configuration documents address dob kana toString'.split(
      ' ',
    ),
    ...'__proto__ constructor form tax_id_kanji'.split(' '),
  );
  const anyName = fc.oneof(
    // Any UTF-16 at all; fast-check's own unit `binary` takes a second to be made.
    fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
    fc.array(fc.oneof(part, fc.string()), { maxLength: 6 }).map((parts) => parts.join('.')),
  );

  test('any name reads as something, without the marks of a path', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        fc.pre(!/undefined/i.test(name));
        const sentence = requirementSentence(name);
        expect(sentence.length).toBeGreaterThan(5);
        expect(sentence).not.toMatch(/[_.{}]|undefined|[a-z]_|^[a-z]/);
      }),
    );
  });

  test('any code reads as something, and never as itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyName,
          fc.string().map((end) => `verification_${end}`),
        ),
        (code) => {
          expect(requirementErrorSentence(code)).toMatch(/^[A-Z][^_]+\.$/);
        },
      ),
    );
  });
});

describe('the list', () => {
  const unreadable = 'A clearer photo is needed: the last one could not be read.';

  test('says each thing once, in an order one can follow', () => {
    const names = [
      'tos_acceptance.ip',
      'external_account',
      'tos_acceptance.date',
      'representative.first_name',
      'business_profile.url',
      'individual.dob.year',
      'individual.address.line1',
      'individual.dob.day',
      'individual.last_name',
      'individual.something_new',
      'individual.dob.month',
      'something_new',
      'individual.address.city',
      'business_type',
      'individual.first_name',
    ];
    expect(requirementLines(names, []).map(({ what }) => what)).toEqual([
      'Whether you are an individual, a company or another organization',
      'Your first name',
      'Your last name',
      'Your date of birth',
      'Your home address',
      'More information about you: something new',
      'Your business website',
      'More information about your account: something new',
      'Your bank account for payouts',
      'Your agreement to Stripe’s terms',
    ]);
  });

  test('has no problem where none is known', () => {
    expect(requirementLines(['external_account'], [])).toStrictEqual([
      { what: 'Your bank account for payouts', group: 'bank' },
    ]);
  });

  test.each([
    ['the same name', 'individual.verification.document', 'individual.verification.document'],
    ['the whole of it', 'individual.verification.document.front', 'individual.verification.document'],
    ['a part of it', 'individual.verification.document', 'individual.verification.document.back'],
    ['another part of it', 'individual.dob.day', 'individual.dob.year'],
  ])('shows an error against %s', (_, name, requirement) => {
    const errors = [{ requirement, code: 'verification_document_not_readable' }];
    expect(requirementLines([name], errors)[0]?.problem).toBe(unreadable);
  });

  test('does not show the error of another person', () => {
    const errors = [{ requirement: 'person_1A.dob.day', code: 'invalid_dob_age_under_18' }];
    expect(requirementLines(['person_2B.dob.day', 'person_1A.email'], errors)).toStrictEqual([
      { what: 'A person on your account: date of birth', group: 'business' },
      { what: 'A person on your account: email address', group: 'business' },
    ]);
  });

  test('says a problem once, and every different one', () => {
    const names = ['individual.dob.day', 'individual.dob.month', 'individual.dob.year'];
    const errors = [
      ...names.map((requirement) => ({ requirement, code: 'invalid_dob_age_under_18' })),
      { requirement: 'individual.dob.year', code: 'invalid_value_other' },
    ];
    expect(requirementLines(names, errors)).toStrictEqual([
      {
        what: 'Your date of birth',
        group: 'you',
        problem:
          'This person must be at least 18 years old. Check the date of birth. This was not accepted as entered. Check it and enter it again.',
      },
    ]);
  });
});
