'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Problem, postJson } from '@/app/components/post-json';
import { ProblemNotice } from '@/app/components/problem-notice';
import type { Contact } from '@/app/components/said';
import type { ShownGroup } from '@/lib/onboarding/form/form';
import { formWords } from '@/lib/words/form';
import type { ToStripe } from './browser-to-stripe';
import { idOf, problemsOf, Question, type Wrong } from './fields';
import { NeedsScript } from './needs-script';
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
  const { wrong, problem, pending, share } = state;
  const all = [...groups, ...also];
  const problems = all.flatMap((group) => problemsOf(group, wrong));
  const isFailed = problems.length > 0 || problem !== undefined;

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

  async function send(form: HTMLFormElement, submitter: HTMLElement | null) {
    const data = new FormData(form, submitter);
    setState((before) => ({ ...before, pending: 'yes', wrong: {}, problem: undefined }));
    const went = toStripe
      ? await sendToStripe(all, data, toStripe, (share) => setState((before) => ({ ...before, share })))
      : { instead: {}, gone: [], wrong: {} };
    const fail = (wrong: Wrong, problem?: Problem) => {
      forgetSecrets(form, all);
      setState({ pending: 'no', wrong, problem, share: undefined });
    };
    if (Object.keys(went.wrong).length > 0) return fail(went.wrong);
    const kept = [...data].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !went.gone.includes(name) ? [[name, value.trim()]] : [],
    );
    const fields = { ...Object.fromEntries(kept), ...went.instead };
    const through = toStripe?.details ? await inTokens(fields, toStripe, accountId) : { fields };
    if ('wrong' in through) return fail(through.wrong);
    if ('unreachable' in through) return fail({}, { message: props.unreachable, requestId: undefined });
    const asked = await postJson(action, through.fields);
    if ('answer' in asked) return window.location.assign(asked.answer.next ?? '/onboarding');
    const { problem = { message: props.unreachable, requestId: undefined } } = asked;
    const shown = problem.fields ?? {};
    // What is wrong with a field that this page does not have would be told nowhere.
    const isShown = all.some((group) => problemsOf(group, shown).length > 0);
    return fail(shown, isShown ? undefined : problem);
  }

  const hasFiles = all.some(({ inputs }) => inputs.some(({ control }) => control === 'file'));

  function press(event: FormEvent<HTMLFormElement>) {
    // Without a key the browser can send no file to Stripe: the plain form brings it.
    if (hasFiles && !toStripe) return;
    event.preventDefault();
    if (pending !== 'no') return;
    const { nativeEvent } = event;
    void send(event.currentTarget, nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null);
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

async function inTokens(fields: Readonly<Record<string, string>>, to: ToStripe, accountId: string) {
  const { byTokens } = await import('./by-tokens');
  return byTokens(fields, to, accountId);
}

function labelled(groups: readonly ShownGroup[], name: string): string {
  const group = groups.find(({ inputs }) => inputs.some((input) => input.name === name));
  const input = group?.inputs.find((one) => one.name === name);
  if (!group || !input) return '';
  return group.inputs.length === 1 ? group.label : `${group.label}: ${input.label}`;
}

/** What is secret is typed anew. */
function forgetSecrets(form: HTMLFormElement, groups: readonly ShownGroup[]): void {
  for (const { name } of groups.flatMap(({ inputs }) => inputs.filter(({ isSecret }) => isSecret))) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = '';
  }
}
