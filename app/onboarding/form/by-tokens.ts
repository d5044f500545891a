import type { Tree } from '@/lib/accounts/parameters';
import { readAnswers } from '@/lib/onboarding/form/answers';
import { isBelow, type Question, questionsOf } from '@/lib/onboarding/form/questions';
import { refusedField } from '@/lib/onboarding/form/refused-field';
import { goesInToken, type TokenParameters, tokenParameters } from '@/lib/onboarding/form/tokens';
import type { AccountDetails } from '@/lib/onboarding/onboarding';
import { fieldProblems, problemWords } from '@/lib/words/form';
import type { ToStripe } from './browser-to-stripe';
import { isAdded, postOnce, postToStripe, type StripeAnswer, type TokensMade } from './post-to-stripe';

type Fields = Readonly<Record<string, string>>;

/** What is left to be sent to our server, with tokens in the place of what went to Stripe; or what is wrong. */
type ByTokens = Readonly<
  { fields: Fields } | { wrong: Readonly<Record<string, string>> } | { unreachable: true }
>;

/** Not of the form's questions. */
const OUR_OWN = ['page', 'attempt', 'later'];

/**
 * Has a French platform's pilot give Stripe who they are from their own browser: checks what was typed as the server
 * would, and makes tokens of it. Loaded where it is needed alone, as it brings the whole form's rules.
 */
export async function byTokens(
  sent: Fields,
  to: ToStripe,
  made: TokensMade,
  accountId: string,
): Promise<ByTokens> {
  const { details } = to;
  if (!details) return { fields: sent };
  const questions = questionsOf(details);
  const own = new Map(Object.entries(sent).filter(([name]) => !OUR_OWN.includes(name)));
  const read = readAnswers(questions, own, details, { later: 'later' in sent, today: new Date() });
  if (Object.keys(read.problems).length > 0)
    return {
      wrong: Object.fromEntries(
        Object.entries(read.problems).map(([name, problem]) => [name, problemWords(problem)]),
      ),
    };
  const tokens: Record<string, string> = {};
  for (const { name, prefix, path, parameters } of requestsOf(
    tokenParameters(read.answered, details),
    to,
    accountId,
  )) {
    const asked = [`${to.api}${path}`, to.publishableKey, parameters, to.version] as const;
    const answer = await (prefix !== undefined && isAdded(prefix)
      ? postOnce(made, ...asked)
      : postToStripe(...asked));
    if (answer === undefined) return { unreachable: true };
    if (answer.id === undefined)
      return { wrong: refused(answer, [...questions.values()], details, prefix, sent) };
    tokens[name] = answer.id;
  }
  // What is in a token, and what is as Stripe has it, is not sent a second time.
  const isGone = (name: string) =>
    [...questions.values()].some(
      (question) => goesInToken(question, details.api) && isBelow(name, question.base),
    );
  return {
    fields: { ...Object.fromEntries(Object.entries(sent).filter(([name]) => !isGone(name))), ...tokens },
  };
}

type Request = { name: string; prefix: string | undefined; path: string; parameters: Tree };

function requestsOf(
  { account, persons }: TokenParameters,
  { names }: ToStripe,
  accountId: string,
): Request[] {
  const ofAccount = account && {
    name: 'account_token',
    prefix: undefined,
    path: names === 'v1' ? '/v1/tokens' : '/v2/core/account_tokens',
    parameters: names === 'v1' ? { account } : account,
  };
  const ofPersons = [...persons].map(([prefix, person]) => ({
    name: prefix,
    prefix,
    path: names === 'v1' ? '/v1/tokens' : `/v2/core/accounts/${accountId}/person_tokens`,
    parameters: names === 'v1' ? { person } : person,
  }));
  return ofAccount ? [ofAccount, ...ofPersons] : ofPersons;
}

/** Stripe names a parameter within the token; what names none of the form's stands at its first field. */
function refused(
  { error }: StripeAnswer,
  asked: readonly Question[],
  details: AccountDetails,
  prefix: string | undefined,
  sent: Fields,
): Readonly<Record<string, string>> {
  const param = error?.param?.replace(/^(account|person)\[(\w+)\]/, '$2');
  const shown = asked.filter(({ base }) => Object.keys(sent).some((name) => isBelow(name, base)));
  const field =
    refusedField(param, shown, details, prefix) ?? Object.keys(sent).find((name) => !OUR_OWN.includes(name));
  return field === undefined ? {} : { [field]: fieldProblems.refused };
}
