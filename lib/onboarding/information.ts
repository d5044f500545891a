import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { AccountDetails, AccountsByApi, OwnedAccount } from '../accounts/account';
import { type Field, type Role, roles } from '../accounts/catalogue';
import type { Countries } from '../accounts/countries';
import type { Tree, Value } from '../accounts/parameters';
import { readName } from '../accounts/requirement-names';
import { AppError, asAppError } from '../errors';
import { type SentFile, sentFileProblem, uploadFile } from './files';
import { type Answered, type Fields, inRole, parametersOfAll, readAnswers } from './form/answers';
import type { Problems } from './form/inputs';
import { purposeOf } from './form/purpose';
import { isBelow, type Question, type Questions, questionsOf } from './form/questions';
import { NO_TOKENS, type Tokens, withoutTokens } from './form/sent-tokens';
import { nextPath } from './form/tasks';
import { goesInToken } from './form/tokens';
import { refusalOfFile, refusalsOf, wrong } from './form/wrong-fields';

/** A press of one of the form's buttons: what was sent, and what a signature needs. */
export type Sent = Readonly<{
  fields: Fields;
  /** Those that came through us, where no script has sent them to Stripe. */
  files: ReadonlyMap<string, SentFile>;
  /** The pilot goes on another time: what is blank is not missing. */
  later: boolean;
  /** Of the page that was sent, so that a second press of it makes nobody twice. */
  attempt: string;
  /** Undefined where the host does not say. */
  ip: string | undefined;
  userAgent: string;
}>;

/** The bounds of what Stripe keeps of a browser's name. */
const LONGEST_AGENT = 500;

/** A person to be removed is named as Stripe answers it: `person_123.deleted`. */
const DELETED = /^(person_\w{1,64})\.deleted$/;

/** What pilots give through our own form. */
export class Information {
  constructor(
    private readonly accounts: AccountsByApi,
    private readonly stripe: Stripe,
    private readonly countries: Countries,
  ) {}

  async details(account: OwnedAccount): Promise<AccountDetails> {
    return this.accounts[account.api].retrieveDetails(account);
  }

  /**
   * Gives Stripe what was sent, and tells where the pilot goes on. Throws `fields_wrong` for what is wrong or missing, ours
   * and Stripe's word alike, and `not_asked` for what this account is not asked for and may not change: then nothing of
   * the kind was sent. Throws `script_needed` for what a French platform may send by tokens of the browser's alone.
   */
  async give(account: OwnedAccount, sent: Sent): Promise<string> {
    const before = await this.details(account);
    const removed = removedPerson(sent.fields, before);
    if (removed !== undefined) {
      await this.accounts[account.api].removePerson(account, removed).catch(unlessGone);
      return '/onboarding/people';
    }
    const questions = questionsOf(before);
    const byTokens = await this.countries.needTokens(account);
    const { fields: named, again } = ofAdded(sent.fields, before);
    const { tokens, fields } = byTokens ? withoutTokens(named, before) : { tokens: NO_TOKENS, fields: named };
    const read = (fields: Fields) =>
      readAnswers(questions, fields, before, { later: sent.later, today: new Date() });
    const ofFiles = new Map([...sent.files.keys()].map((name) => [name, FILE_TO_COME]));
    const { problems, notAsked } = read(new Map([...fields, ...ofFiles]));
    if (notAsked.some((name) => !wasGiven(name, before)) || hasFileOfNone(sent.files, questions))
      throw new AppError('not_asked', `${notAsked.length} fields that this account is not asked for`);
    const all = { ...problems, ...problemsOf(sent.files) };
    if (Object.keys(all).length > 0) throw wrong(all);
    const uploaded = await this.#upload(account, questions, sent.files);
    const { answered } = read(new Map([...fields, ...uploaded]));
    if (byTokens && answered.some(({ question }) => goesInToken(question, account.api)))
      throw new AppError('script_needed', 'a French platform sends it by a token of the browser’s');
    const byToken = await this.#sendTokens(account, questions, before, tokens, sent);
    const person = (await this.#send(account, before, answered, sent)) ?? byToken ?? again;
    if (sent.later) return '/';
    return nextPath(await this.details(account), account.id, person);
  }

  /** Gives Stripe's IDs of the files, by the names of their inputs. */
  async #upload(
    { api }: OwnedAccount,
    questions: Questions,
    files: Sent['files'],
  ): Promise<ReadonlyMap<string, string>> {
    const uploads = [...files].map(async ([name, file]): Promise<[string, string]> => {
      const question = documentAt(name, questions);
      if (!question) throw new AppError('not_asked', 'a file that is not asked for');
      const purpose = purposeOf(question.base, isOneOfFiles(question), api);
      return [name, await refusalOfFile(name, uploadFile(this.stripe, file, purpose))];
    });
    return new Map(await Promise.all(uploads));
  }

  /** As `#send`, of what the pilot's browser has given Stripe itself. */
  async #sendTokens(
    account: OwnedAccount,
    questions: Questions,
    details: AccountDetails,
    tokens: Tokens,
    { attempt }: Sent,
  ): Promise<string | undefined> {
    const asked = [...questions.values()];
    if (tokens.account !== undefined) {
      const refusing = refusalsOf(asked, details);
      await refusing(this.accounts[account.api].update(account, { account_token: tokens.account }));
    }
    let person: string | undefined;
    for (const [prefix, token] of tokens.persons) {
      const refusing = refusalsOf(asked, details, prefix);
      person = await refusing(this.#sendPerson(account, prefix, { person_token: token }, attempt));
    }
    return person;
  }

  /** Gives the ID of the person that it was about, if it was about one. */
  async #send(
    account: OwnedAccount,
    details: AccountDetails,
    answered: readonly Answered[],
    sent: Sent,
  ): Promise<string | undefined> {
    const accounts = this.accounts[account.api];
    const asked = answered.map(({ question }) => question);
    const signed = answered.map((one) => withSignature(one, details, sent));
    const plain = signed.filter(({ question }) => question.field.type !== 'bank_account');
    let person: string | undefined;
    for (const [prefix, parameters] of parametersOfAll(plain, details)) {
      const refusing = refusalsOf(asked, details, prefix);
      if (prefix === undefined) await refusing(accounts.update(account, parameters));
      else {
        const inItsRole = inRole(prefix, parameters);
        person = await refusing(this.#sendPerson(account, prefix, inItsRole, sent.attempt));
      }
    }
    for (const { question, parts } of signed) {
      if (question.field.type !== 'bank_account') continue;
      const bankAccount = parts.get('') ?? '';
      const key = keyOf(sent.attempt, account, { bankAccount });
      await refusalsOf(asked, details)(accounts.setBankAccount(account, bankAccount, key));
    }
    return person;
  }

  /** `prefix` is the ID of who is there already, or the role in which somebody is added. Gives the person's ID. */
  async #sendPerson(
    account: OwnedAccount,
    prefix: string,
    parameters: Tree,
    attempt: string,
  ): Promise<string> {
    const accounts = this.accounts[account.api];
    if (!prefix.startsWith('person_'))
      return accounts.createPerson(account, parameters, keyOf(attempt, account, parameters));
    await accounts.updatePerson(account, prefix, parameters);
    return prefix;
  }
}

/** Stands where a file's ID will, once nothing else is wrong. */
const FILE_TO_COME = 'file_to_come';

function problemsOf(files: Sent['files']): Problems {
  return Object.fromEntries(
    [...files].flatMap(([name, file]) => {
      const problem = sentFileProblem(file);
      return problem ? [[name, problem]] : [];
    }),
  );
}

function removedPerson(fields: Fields, { persons }: AccountDetails): string | undefined {
  const [first, ...more] = fields.keys();
  const [, id] = DELETED.exec(first ?? '') ?? [];
  if (id === undefined) return undefined;
  // Stripe would be asked about a person that is another account's.
  if (more.length > 0 || !persons.some((person) => person.id === id))
    throw new AppError('not_asked', 'a person that this account has not');
  return id;
}

/** Of two presses at once, the second one finds nobody: the page that is shown next says if it is the account that is gone. */
function unlessGone(error: unknown): void {
  if (asAppError(error).code !== 'account_disconnected') throw error;
}

/** What is done once and not asked for again. */
const ONCE: ReadonlySet<Field['type']> = new Set(['signature', 'confirmation', 'document']);

/** What was sent twice, such as the agreement, is not asked for any more, and there. */
function wasGiven(name: string, { given }: AccountDetails): boolean {
  if (!ONCE.has(readName(name).field.type)) return false;
  // v2 tells a document by its kind as well: `front_back.front`.
  return [...given.keys()].some((known) => isBelow(known.replace('.front_back.', '.'), name));
}

/** The document that a file is a side of. */
function documentAt(name: string, questions: Questions): Question | undefined {
  return [...questions.values()].find(({ base, field }) => field.type === 'document' && isBelow(name, base));
}

const isOneOfFiles = ({ field }: Question) => field.type === 'document' && field.sides === 'files';

function hasFileOfNone(files: Sent['files'], questions: Questions): boolean {
  return [...files.keys()].some((name) => documentAt(name, questions) === undefined);
}

/**
 * A second press of the page on which somebody was added is about who is there since: `again` is their ID. There is one
 * representative; of the others it is who has the same name, and was born on the same day.
 */
function ofAdded(fields: Fields, details: AccountDetails): { fields: Fields; again?: string } {
  const role = roles.find((one) => [...fields.keys()].some((name) => name.startsWith(`${one}.`)));
  if (role === undefined) return { fields };
  const isThis = ({ id, roles }: AccountDetails['persons'][number]) =>
    roles.includes(role) && (role === 'representative' || isSame(id, role, fields, details));
  const id = details.persons.find(isThis)?.id;
  if (id === undefined) return { fields };
  return {
    fields: new Map(
      [...fields].map(([name, text]) => [
        name.startsWith(`${role}.`) ? `${id}${name.slice(role.length)}` : name,
        text,
      ]),
    ),
    again: id,
  };
}

/** What tells people apart, by v1's names and v2's. */
const WHO = /^\.(first_name|last_name|given_name|surname|(dob|date_of_birth)\.(day|year))$/;

function isSame(id: string, role: Role, fields: Fields, { given }: AccountDetails): boolean {
  const sent = [...fields].flatMap(([name, text]): [string, string][] => {
    const part = name.startsWith(`${role}.`) ? name.slice(role.length) : '';
    return WHO.test(part) ? [[part, text]] : [];
  });
  const isGiven = ([part, text]: [string, string]) =>
    given.get(`${id}${part}`) === text.replace(/^0(?=\d)/, '');
  return sent.length > 2 && sent.every(isGiven);
}

function withSignature(answer: Answered, { api }: AccountDetails, { ip, userAgent }: Sent): Answered {
  if (answer.question.field.type !== 'signature') return answer;
  if (ip === undefined)
    throw new AppError('platform_not_ready', 'the host does not say from where the terms are accepted');
  const seconds = Math.floor(Date.now() / 1000);
  const parts = new Map<string, Value>([
    ['date', api === 'v1' ? seconds : new Date(seconds * 1000).toISOString()],
    ['ip', ip],
    ['user_agent', userAgent.slice(0, LONGEST_AGENT)],
  ]);
  return { ...answer, parts };
}

/** The same page sent twice asks for the same, and what is corrected for another. */
function keyOf(attempt: string, { id }: OwnedAccount, parameters: Tree): string {
  return createHash('sha256')
    .update(`${id} ${attempt} ${JSON.stringify(parameters)}`)
    .digest('base64url');
}
