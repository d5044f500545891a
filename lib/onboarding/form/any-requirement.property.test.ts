import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountDetails } from '../../accounts/account';
import { type Role, roles } from '../../accounts/catalogue';
import { PERSON, takenNames } from '../../testing/requirement-names';
import { parametersOfAll, readAnswers } from './answers';
import { formOf, type Input, needsStripe, peopleOf, stepTasks } from './form';
import { groupOf } from './inputs';
import { type Question, questionsOf } from './questions';
import { givenOf } from './review';
import { steps } from './steps';
import { nextPath } from './tasks';
import { detailsOf, filled, linked, questionsAt } from './testing';

const today = new Date('2026-12-01T12:00:00Z');
const KNOWN = ['person_1AbC', 'person_2AbC'];

const anyTaken = fc.constantFrom(...takenNames('v1'), ...takenNames('v2'));
const anyPerson = fc.constantFrom(...KNOWN, 'person_9Gone');

const anyPart = fc.oneof(
  fc.constantFrom(
    ...'individual identity representative owner owners directors person_1AbC person_9Gone company address dob'.split(
      ' ',
    ),
    ...'relationship verification document documents kana __proto__ constructor toString front interv_1AbC'.split(
      ' ',
    ),
    ...'legal_guardian tax_id_kanji id_numbers us_ssn settings external_account ba_1AbC files tos_acceptance'.split(
      ' ',
    ),
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** Whatever Stripe may call a requirement: a word that can be printed, of no more than 255 characters. */
const anyName = fc
  .oneof(
    { weight: 4, arbitrary: fc.tuple(anyTaken, anyPerson).map(([name, id]) => name.replace(PERSON, id)) },
    { weight: 1, arbitrary: fc.tuple(anyTaken, anyPart).map(([name, part]) => `${name}.${part}`) },
    {
      weight: 1,
      arbitrary: fc.array(anyPart, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.')),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('x'.repeat(255), 'a.'.repeat(120), 'relationship.owner', 'owner.email'),
    },
  )
  .map((name) => name.replace(/\p{C}/gu, '').slice(0, 255))
  .filter((name) => name !== '');

const anyNames = fc.uniqueArray(anyName, { maxLength: 8 });
const anyCode = fc.constantFrom(
  'verification_document_name_mismatch',
  'verification_failed_keyed_identity',
  'invalid_tax_id',
  'constructor',
  'a_code_to_come',
);

const anyRoles = fc.subarray<Role>([...roles]);

/** An account as Stripe may tell of it. */
const anyDetails = fc
  .record({
    api: fc.constantFrom('v1', 'v2'),
    country: fc.constantFrom('US', 'CA', 'GB', 'FR', 'DE', 'NL', 'JP'),
    entityType: fc.constantFrom(
      undefined,
      'individual',
      'company',
      'non_profit',
      'government_entity',
      'a_new_one',
    ),
    pastDue: anyNames,
    currentlyDue: anyNames,
    pendingVerification: anyNames,
    errorNames: anyNames,
    code: anyCode,
    original: anyNames,
    instead: anyNames,
    given: fc.dictionary(anyName, fc.string(), { maxKeys: 6 }),
    provided: anyNames,
    ofFirst: anyRoles,
    ofSecond: anyRoles,
  })
  .map(
    ({
      pastDue,
      currentlyDue,
      pendingVerification,
      errorNames,
      code,
      original,
      instead,
      given,
      ...rest
    }): AccountDetails => {
      const isOne = rest.entityType === 'individual';
      return detailsOf({
        api: rest.api,
        country: rest.country,
        entityType: rest.entityType,
        given: { ...given },
        provided: rest.provided,
        persons: isOne
          ? []
          : [
              { id: 'person_1AbC', name: 'Jenny Rosen', roles: rest.ofFirst },
              { id: 'person_2AbC', name: '', roles: rest.ofSecond },
            ],
        alternatives: [{ original: [...original, ...currentlyDue.slice(0, 1)], instead: [instead, pastDue] }],
        requirements: {
          pastDue,
          currentlyDue,
          pendingVerification,
          errors: [...errorNames, ...currentlyDue.slice(0, 2)].map((requirement) => ({ requirement, code })),
        },
      });
    },
  );

/** The inputs of every page that a pilot comes to, by what they ask. */
function inputsOn(details: AccountDetails): ReadonlyMap<string, readonly Input[]> {
  const questions = questionsOf(details);
  const documents = [...questions.values()].filter(({ step }) => step === 'documents');
  const whos = { people: linked(details), documents: documents.map(({ base }) => base) };
  const confirmed = peopleOf(details).confirmations.flatMap(({ name }) => questions.get(name) ?? []);
  const groups = steps.flatMap((step) =>
    (step === 'people' || step === 'documents' ? whos[step] : [undefined]).flatMap(
      (who) => formOf(step, details, { who, all: false }).groups,
    ),
  );
  const all = [...groups, ...confirmed.map((question) => groupOf(question, details))];
  return new Map(all.map(({ base, inputs }) => [base, inputs]));
}

const dueOf = (details: AccountDetails) =>
  [...questionsOf(details).values()].filter(({ why }) => why === 'due');

test('whatever Stripe asks has a way, and nothing is thrown', () => {
  fc.assert(
    fc.property(anyDetails, (details) => {
      const questions = questionsOf(details);
      stepTasks(details, questions);
      givenOf(details);
      nextPath(details, 'acct_1AbC');
      for (const step of steps)
        for (const who of [undefined, 'person_9Gone', '__proto__']) formOf(step, details, { who, all: true });

      const pages = inputsOn(details);
      const { pastDue, currentlyDue } = details.requirements;
      for (const name of [...pastDue, ...currentlyDue]) {
        const [alone] = dueOf({
          ...details,
          alternatives: [],
          requirements: { ...details.requirements, pastDue: [], currentlyDue: [name] },
        });
        expect(alone, name).toBeDefined();
        const question = questions.get(alone?.base ?? '');
        expect(question, name).toMatchObject({ why: 'due' });
        if (!question) continue;
        const inputs = pages.get(question.base) ?? [];
        const isGiven = inputs.some((input) => input.name.startsWith(question.base));
        expect(isGiven || (question.step === 'stripe' && needsStripe(questions)), name).toBe(true);
      }
    }),
    { numRuns: 80 },
  );
});

test('whatever is asked can be filled in, and is read as it was asked', () => {
  fc.assert(
    fc.property(anyDetails, (details) => {
      const due = dueOf(details).filter(({ step }) => step !== 'stripe');
      const questions = questionsOf(details);
      const fields = filled(due, details);
      const { answered, problems, notAsked } = readAnswers(questions, fields, details, {
        later: false,
        today,
      });
      expect([notAsked, problems]).toEqual([[], {}]);
      const isUnchanged = ({ base }: Question) =>
        [...fields]
          .filter(([name]) => name === base || name.startsWith(`${base}.`))
          .every(([name, text]) => details.given.get(name) === text);
      const bases = new Set(answered.map(({ question }) => question.base));
      expect(due.filter((one) => !bases.has(one.base) && !isUnchanged(one))).toEqual([]);
      for (const [who, tree] of parametersOfAll(answered, details)) {
        expect(JSON.parse(JSON.stringify(tree))).toBeTypeOf('object');
        expect([undefined, ...linked(details)]).toContain(who);
        expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
      }
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    }),
    { numRuns: 150 },
  );
});

/** What of a name is below whom it is about. */
const below = (name: string) => name.replace(/^(identity\.)?[^.]+\.?/, '');

/** A Stripe that takes whatever it asked for, and then asks for the next. */
class World {
  readonly #persons: { id: string; name: string; roles: readonly Role[] }[] = [];
  #due: string[] = [];

  constructor(
    private readonly set: Pick<AccountDetails, 'api' | 'country' | 'entityType'>,
    private readonly next: string[][],
  ) {
    this.#reveal();
  }

  details(): AccountDetails {
    return detailsOf({ ...this.set, persons: this.#persons, requirements: { currentlyDue: this.#due } });
  }

  /** Of who was added all else is asked by their ID. */
  take(answered: readonly Question[]): void {
    const bases = new Set(answered.map(({ base }) => base));
    const isAnswered = (name: string) => {
      const details = {
        ...this.details(),
        requirements: { ...this.details().requirements, currentlyDue: [name] },
      };
      return dueOf(details).some(({ base }) => bases.has(base));
    };
    const left = this.#due.filter((name) => !isAnswered(name));
    const added = answered.flatMap(({ about }) => (about.kind === 'role' ? [about.role] : []))[0];
    const id = `person_${this.#persons.length + 1}New`;
    this.#due = left.map((name) => {
      const details = {
        ...this.details(),
        requirements: { ...this.details().requirements, currentlyDue: [name] },
      };
      const [question] = dueOf(details);
      const isTheirs =
        added !== undefined && question?.about.kind === 'role' && question.about.role === added;
      return isTheirs ? `${id}.${below(name)}` : name;
    });
    if (added) this.#persons.push({ id, name: 'Ada Rosen', roles: [added] });
    this.#reveal();
  }

  #reveal(): void {
    if (this.#due.length === 0) this.#due = this.next.shift() ?? [];
  }
}

test('page after page, a pilot comes to the end', () => {
  const batches = fc.array(anyNames, { minLength: 1, maxLength: 3 });
  const set = fc.record({
    api: fc.constantFrom('v1' as const, 'v2' as const),
    country: fc.constantFrom('US', 'GB', 'FR'),
    entityType: fc.constantFrom(undefined, 'individual', 'company', 'non_profit'),
  });
  fc.assert(
    fc.property(set, batches, (account, names) => {
      const world = new World(
        account,
        names.filter((batch) => batch.length > 0),
      );
      const most = names.flat().length * 2 + 4;
      let path = nextPath(world.details(), 'acct_1AbC');
      for (let pages = 0; path.startsWith('/onboarding/'); pages++) {
        expect(pages, `still at ${path}: ${world.details().requirements.currentlyDue}`).toBeLessThan(most);
        const details = world.details();
        const shown = questionsAt(path, details);
        const fields = filled(shown, details);
        const read = readAnswers(questionsOf(details), fields, details, { later: false, today });
        expect([read.notAsked, read.problems]).toEqual([[], {}]);
        world.take(read.answered.map(({ question }) => question));
        path = nextPath(world.details(), 'acct_1AbC');
      }
      const isAtStripe = needsStripe(questionsOf(world.details()));
      expect(path).toBe(isAtStripe ? '/onboarding' : '/return/acct_1AbC');
      expect(isAtStripe || world.details().requirements.currentlyDue.length === 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});
