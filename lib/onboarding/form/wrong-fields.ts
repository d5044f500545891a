import Stripe from 'stripe';
import type { AccountDetails } from '../../accounts/account';
import { AppError, asAppError } from '../../errors';
import type { Problems } from './inputs';
import type { Question } from './questions';
import { refusedField } from './refused-field';

/** What is logged names codes and parameters: Stripe's own message may repeat what was typed. */
export function wrong(fields: Problems, refusal?: { failure: AppError; said: string }): AppError {
  const codes = Object.values(fields).join(', ');
  const { failure, said } = refusal ?? {};
  return new AppError('fields_wrong', `wrong: ${codes}${said ? ` (Stripe: ${said})` : ''}`, {
    fields,
    requestId: failure?.requestId,
  });
}

/** A refusal of what was typed, for the log: as `wrong`. */
function withoutSentence(failure: AppError, said: string): AppError {
  const { code, cause, requestId } = failure;
  if (code !== 'stripe_refused') return failure;
  return new AppError(code, `Stripe refused what was given${said && ` (${said})`}`, { cause, requestId });
}

/** Puts what Stripe refuses of a file on its field. */
export async function refusalOfFile<Value>(name: string, call: Promise<Value>): Promise<Value> {
  return call.catch((error) => {
    const failure = asAppError(error);
    if (failure.code !== 'stripe_refused') throw failure;
    throw wrong({ [name]: 'file_refused' }, { failure, said: 'file' });
  });
}

/** Puts what Stripe refuses on the field that it names, where it is one of those asked. `prefix` is of a person. */
export function refusalsOf(asked: readonly Question[], details: AccountDetails, prefix?: string) {
  return async <Value>(call: Promise<Value>): Promise<Value> => {
    try {
      return await call;
    } catch (error) {
      const failure = asAppError(error);
      const { cause } = failure;
      if (!(cause instanceof Stripe.errors.StripeError)) throw failure;
      const field = refusedField(cause.param, asked, details, prefix);
      const said = `${cause.param ?? ''} ${cause.code ?? ''}`.trim();
      if (field === undefined) throw withoutSentence(failure, said);
      throw wrong({ [field]: 'refused' }, { failure, said });
    }
  };
}
