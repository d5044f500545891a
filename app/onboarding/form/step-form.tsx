'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Problem, postJson } from '@/app/components/post-json';
import { ProblemNotice } from '@/app/components/problem-notice';
import type { Contact } from '@/app/components/said';
import type { ShownGroup } from '@/lib/onboarding/form/form';
import { fieldProblems, formWords } from '@/lib/words/form';
import type { ToStripe } from './browser-to-stripe';
import { idOf, problemsOf, Question, type Wrong } from './fields';
import { NeedsScript } from './needs-script';
import type { TokensMade } from './post-to-stripe';
import { sendToStripe } from './send-to-stripe';

export type StepFormProps = Readonly<{
  action: string;
  /** Below /onboarding. */
  page: string;
  title: string;
  /** Of this showing of the page. */
  attempt: string;
  groups: readonly ShownGroup[];
  also: readonly ShownGroup[];
  /** What came back of it, where no script has sent it. */
  failed?: Readonly<{ fields: Wrong; message?: string; requestId?: string }> | undefined;
  contact: Contact;
  accountId: string;
  toStripe: ToStripe | undefined;
  /** Without a script nothing can be given. */
  byTokens: boolean;
  stillWaiting: string;
  unreachable: string;
  press?: Readonly<{ label: string; pending: string }>;
  /** The last page has nothing to go on with later. */
  isLast?: boolean;
}>;

type State = Readonly<{
  pending: 'no' | 'yes' | 'long';
  wrong: Wrong;
  problem: Problem | undefined;
  /** Of a file on its way, from 0 to 1. */
  share: number | undefined;
}>;

/** In ms: after so long a pilot asks whether anything happens at all. */
const LONG = 4_000;

/** A plain form; where JavaScript runs, what is wrong is told in place, and what is secret goes to Stripe itself. */
export function StepForm(props: StepFormProps) {
  const { action, page, title, attempt, groups, also, failed, accountId, contact, toStripe, isLast } = props;
  const [state, setState] = useState<State>({
    pending: 'no',
    wrong: failed?.fields ?? {},
    problem: failed?.message ? { message: failed.message, requestId: failed.requestId } : undefined,
    share: undefined,
  });
  const summary = useRef<HTMLDivElement>(null);
  const made = useRef<TokensMade>(new Map());
  const { wrong, problem, pending, share } = state;
  const all = [...groups, ...also];
  const problems = all.flatMap((group) => problemsOf(group, wrong));
  const isFailed = problems.length > 0 || problem !== undefined;
  const unreached: Problem = { message: props.unreachable, requestId: undefined };

  useEffect(() => {
    if (!isFailed || pending !== 'no') return;
    summary.current?.focus();
    document.title = document.title.replace(/^(Error: )?/, formWords.error);
  }, [isFailed, pending]);

  // Back from another page, the browser may show this one as it was left: in the middle of a press.
  useEffect(() => {
    const reset = (event: PageTransitionEvent) =>
      event.persisted && setState((before) => ({ ...before, pending: 'no' }));
    window.addEventListener('pageshow', reset);
    return () => window.removeEventListener('pageshow', reset);
  }, []);

  useEffect(() => {
    if (pending !== 'yes') return;
    const timer = window.setTimeout(() => setState((before) => ({ ...before, pending: 'long' })), LONG);
    return () => window.clearTimeout(timer);
  }, [pending]);

  /** `form` keeps what was typed, but for what is secret. */
  function fail(form: HTMLFormElement, wrong: Wrong, problem?: Problem) {
    const isWrong = Object.keys(wrong).length > 0;
    const again = forgetSecrets(form, all).filter((name) => isWrong && wrong[name] === undefined);
    const told = { ...wrong, ...Object.fromEntries(again.map((name) => [name, fieldProblems.again])) };
    setState({ pending: 'no', wrong: told, problem, share: undefined });
  }

  async function send(form: HTMLFormElement, submitter: HTMLElement | null) {
    const data = new FormData(form, submitter);
    setState((before) => ({ ...before, pending: 'yes', wrong: {}, problem: undefined }));
    const went = toStripe
      ? await sendToStripe(all, data, toStripe, made.current, (share) =>
          setState((before) => ({ ...before, share })),
        )
      : { instead: {}, gone: [], wrong: {} };
    if (Object.keys(went.wrong).length > 0) return fail(form, went.wrong);
    const kept = [...data].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !went.gone.includes(name) ? [[name, value.trim()]] : [],
    );
    const fields = { ...Object.fromEntries(kept), ...went.instead };
    const through = toStripe?.details
      ? await inTokens(fields, toStripe, made.current, accountId)
      : { fields };
    if ('wrong' in through) return fail(form, through.wrong);
    if ('unreachable' in through) return fail(form, {}, unreached);
    const asked = await postJson(action, through.fields);
    if ('answer' in asked) return window.location.assign(asked.answer.next ?? '/onboarding');
    const { problem = unreached } = asked;
    const shown = problem.fields ?? {};
    // A token may be used up by what was refused; of what may have arrived it is sent again.
    if (problem.fields) made.current.clear();
    // What is wrong with a field that this page does not have would be told nowhere.
    const isShown = all.some((group) => problemsOf(group, shown).length > 0);
    return fail(form, shown, isShown ? undefined : problem);
  }

  const hasFiles = all.some(({ inputs }) => inputs.some(({ control }) => control === 'file'));

  function press(event: FormEvent<HTMLFormElement>) {
    // Without a key the browser can send no file to Stripe: the plain form brings it.
    if (hasFiles && !toStripe) return;
    event.preventDefault();
    if (pending !== 'no') return;
    const { nativeEvent, currentTarget: form } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    // A part of the script may not have been loaded.
    send(form, submitter).catch(() => fail(form, {}, unreached));
  }

  const { label, pending: meanwhile } = props.press ?? formWords.save;
  return (
    <form
      method="post"
      action={action}
      onSubmit={press}
      noValidate
      encType={hasFiles ? 'multipart/form-data' : undefined}
    >
      <div
        ref={summary}
        id="problems"
        tabIndex={-1}
        role={isFailed ? 'alert' : undefined}
        className={isFailed ? 'summary' : undefined}
      >
        {problems.length > 0 && (
          <>
            <h2>{formWords.summary}</h2>
            <ul>
              {problems.map(([name, text]) => (
                <li key={name}>
                  <a href={`#${idOf(name)}`}>{labelled(all, name)}</a> {text}
                </li>
              ))}
            </ul>
          </>
        )}
        {problem && <ProblemNotice {...problem} contact={contact} accountId={accountId} />}
      </div>
      {props.byTokens && <NeedsScript />}
      {groups.map((group) => (
        <Question key={group.base} group={group} wrong={wrong} />
      ))}
      {also.length > 0 && (
        <details className="also" open={also.some((group) => problemsOf(group, wrong).length > 0)}>
          <summary>{formWords.also}</summary>
          {also.map((group) => (
            <Question key={group.base} group={group} wrong={wrong} />
          ))}
        </details>
      )}
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="attempt" value={attempt} />
      <div className="actions">
        <button
          type="submit"
          disabled={pending !== 'no'}
          className={pending === 'no' ? undefined : 'pending'}
        >
          <span className="label">{label}</span>
          <span className="meanwhile">{meanwhile}</span>
        </button>
        {!isLast && (
          <button type="submit" name="later" value="true" className="second" disabled={pending !== 'no'}>
            {formWords.later}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {share !== undefined && (
          <p>
            <progress value={share} aria-label={formWords.upload.sending} /> {formWords.upload.sending}
          </p>
        )}
        {pending === 'long' && share === undefined && <p className="quiet">{props.stillWaiting}</p>}
        {pending === 'yes' && <p className="visually-hidden">{`${meanwhile} ${title}`}</p>}
      </div>
    </form>
  );
}

async function inTokens(
  fields: Readonly<Record<string, string>>,
  to: ToStripe,
  made: TokensMade,
  accountId: string,
) {
  const { byTokens } = await import('./by-tokens');
  return byTokens(fields, to, made, accountId);
}

function labelled(groups: readonly ShownGroup[], name: string): string {
  const group = groups.find(({ inputs }) => inputs.some((input) => input.name === name));
  const input = group?.inputs.find((one) => one.name === name);
  if (!group || !input) return '';
  return group.inputs.length === 1 ? group.label : `${group.label}: ${input.label}`;
}

/** What is secret is typed anew: gives the names of what is. */
function forgetSecrets(form: HTMLFormElement, groups: readonly ShownGroup[]): string[] {
  const secrets = groups.flatMap(({ inputs }) => inputs.filter(({ isSecret }) => isSecret));
  return secrets.flatMap(({ name }) => {
    const input = form.elements.namedItem(name);
    if (!(input instanceof HTMLInputElement) || input.value === '') return [];
    input.value = '';
    return [name];
  });
}
