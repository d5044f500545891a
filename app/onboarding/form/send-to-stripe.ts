import { FIRST_BYTES, fileProblem, LARGEST_FILE, MOST_PIXELS } from '@/lib/onboarding/form/file-kind';
import type { Input, ShownGroup } from '@/lib/onboarding/form/form';
import { personalNumberIn } from '@/lib/onboarding/form/formats';
import { purposeOf } from '@/lib/onboarding/form/purpose';
import { type FieldProblem, fieldProblems } from '@/lib/words/form';
import type { ToStripe } from './browser-to-stripe';
import {
  isAdded,
  isUnread,
  postOnce,
  postToStripe,
  type StripeAnswer,
  type TokensMade,
} from './post-to-stripe';

/** What of a form went to Stripe from here: what is sent on in its place, by name; or what is wrong. */
type Went = Readonly<{
  instead: Readonly<Record<string, string>>;
  gone: readonly string[];
  wrong: Readonly<Record<string, string>>;
}>;

const NOTHING: Went = { instead: {}, gone: [], wrong: {} };

const said = (problem: FieldProblem) => fieldProblems[problem];

/** Sends to Stripe what needs not come through us: bank accounts and numbers, for tokens of them, and files. */
export async function sendToStripe(
  groups: readonly ShownGroup[],
  form: FormData,
  to: ToStripe,
  made: TokensMade,
  progress: (share: number | undefined) => void,
): Promise<Went> {
  const all = { instead: {}, gone: [] as string[], wrong: {} };
  for (const group of groups) {
    const [first] = group.inputs;
    const went =
      first?.token === 'bank_account'
        ? await bankAccount(group, form, to)
        : first?.token === 'pii' && !to.details
          ? await number(first, form, to, made)
          : first?.control === 'file'
            ? await files(group, form, to, progress)
            : NOTHING;
    Object.assign(all.instead, went.instead);
    Object.assign(all.wrong, went.wrong);
    all.gone.push(...went.gone);
  }
  return all;
}

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

async function number(
  { name, pattern = '' }: Input,
  form: FormData,
  { api, publishableKey }: ToStripe,
  made: TokensMade,
): Promise<Went> {
  const value = text(form, name).replace(/[\s-]/g, '');
  // Where it is said beside it that they live elsewhere, it is written as there.
  const chosen = text(form, name.replace(/\..*$/, '.address.country'));
  const written = chosen === '' ? new RegExp(pattern) : personalNumberIn(chosen);
  if (value === '' || !written.test(value)) return NOTHING;
  const asked = [`${api}/v1/tokens`, publishableKey, { pii: { id_number: value } }] as const;
  const answer = await (isAdded(name) ? postOnce(made, ...asked) : postToStripe(...asked));
  return answer?.id ? { ...NOTHING, instead: { [name]: answer.id } } : NOTHING;
}

async function bankAccount({ base, inputs }: ShownGroup, form: FormData, to: ToStripe): Promise<Went> {
  const typed = inputs.flatMap(({ name }): [string, string][] => {
    const value = text(form, name);
    return value === '' ? [] : [[name.slice(base.length + 1), value]];
  });
  // What is left out is told by the server, as everywhere.
  if (inputs.some(({ name, isOptional }) => !isOptional && text(form, name) === '')) return NOTHING;
  const { readBankAccount } = await import('@/lib/onboarding/form/bank-account');
  const read = readBankAccount(new Map(typed), to);
  if ('problems' in read) {
    const wrong = Object.entries(read.problems).map(([part, problem]) => [`${base}.${part}`, said(problem)]);
    return { ...NOTHING, wrong: Object.fromEntries(wrong) };
  }
  const { object: _, ...numbers } = read.bankAccount;
  const answer = await postToStripe(`${to.api}/v1/tokens`, to.publishableKey, { bank_account: numbers });
  if (answer?.id) return { ...NOTHING, instead: { [base]: answer.id }, gone: inputs.map(({ name }) => name) };
  if (!answer?.error) return NOTHING;
  const [, param = 'account_number'] = /\[(\w+)\]$/.exec(answer.error.param ?? '') ?? [];
  const input = inputs.find(({ name }) => name.endsWith(`.${param}`)) ?? inputs.at(-1);
  return input ? { ...NOTHING, wrong: { [input.name]: said('refused') } } : NOTHING;
}

async function files(
  { base, inputs }: ShownGroup,
  form: FormData,
  to: ToStripe,
  progress: (share: number | undefined) => void,
): Promise<Went> {
  const instead: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  for (const { name } of inputs) {
    const file = form.get(name);
    if (!(file instanceof File) || file.name === '') {
      // Whether it is missing depends on what else is given, as of all that is blank.
      instead[name] = '';
      continue;
    }
    const problem = await problemOf(file);
    if (problem) {
      wrong[name] = said(problem);
      continue;
    }
    const answer = await upload(file, purposeOf(base, name.endsWith('.files'), to.names), to, progress);
    progress(undefined);
    if (answer?.id) instead[name] = answer.id;
    else wrong[name] = said(answer?.error ? 'file_refused' : 'file_unsent');
  }
  // No file goes through us where a script runs: one of a phone's is too large for that.
  return { instead, wrong, gone: inputs.map(({ name }) => name) };
}

async function problemOf(file: File): Promise<FieldProblem | undefined> {
  const first = new Uint8Array(await file.slice(0, FIRST_BYTES).arrayBuffer());
  const problem = fileProblem({ name: file.name, size: file.size, first }, LARGEST_FILE);
  if (problem || !file.type.startsWith('image/')) return problem;
  try {
    const { width, height } = await createImageBitmap(file);
    return Math.max(width, height) >= MOST_PIXELS ? 'file_pixels' : undefined;
  } catch {
    return 'file_type_photo';
  }
}

/** By XMLHttpRequest, which alone tells how much of it is there. */
function upload(
  file: File,
  purpose: string,
  { files, publishableKey }: ToStripe,
  progress: (share: number) => void,
): Promise<StripeAnswer | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('purpose', purpose);
    body.append('file', file);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      try {
        resolve(isUnread(request.status) ? undefined : JSON.parse(request.responseText));
      } catch {
        resolve(undefined);
      }
    };
    request.onerror = () => resolve(undefined);
    request.open('POST', `${files}/v1/files`);
    request.setRequestHeader('Authorization', `Bearer ${publishableKey}`);
    request.send(body);
  });
}
