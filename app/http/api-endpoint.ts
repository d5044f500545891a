import { NextResponse } from 'next/server';
import type { z } from 'zod';
import type { ErrorCode } from '@/lib/errors';
import { type Exchange, type Handler, handle } from './handle';

/** What an endpoint answers where it does not fail, by status. */
type Answers = Readonly<Record<number, z.ZodType>>;

/** What docs/openapi.json tells of an endpoint, read off its handler. */
export type Description<Known extends Answers = Answers> = Readonly<{
  path: string;
  summary: string;
  /** Who may ask, and so what they have to show. */
  caller: 'anybody' | 'pilot' | 'platform' | 'cron' | 'stripe';
  /** Of the path. */
  params?: z.ZodType;
  body?: z.ZodType;
  /** A plain form may be sent in place of JSON, and is answered by a redirect. */
  takesForms?: boolean;
  answers: Known;
  errors: readonly ErrorCode[];
}>;

/** Answers with what the schema of that status has, and with nothing else. */
type Json<Known extends Answers> = <Status extends keyof Known & number>(
  status: Status,
  value: z.input<Known[Status]>,
) => NextResponse;

type ApiEndpoint<Known extends Answers> = Description<Known> &
  Pick<Handler, 'exists' | 'fail'> &
  Readonly<{ answer: (exchange: Exchange & Readonly<{ json: Json<Known> }>) => Promise<NextResponse> }>;

/** Makes the route handler of an endpoint under /api, with its description on it. */
export function apiEndpoint<Known extends Answers>({
  exists,
  fail,
  answer,
  ...description
}: ApiEndpoint<Known>) {
  const { path, answers } = description;
  const json: Json<Known> = (status, value) => NextResponse.json(answers[status]?.parse(value), { status });
  const handler = handle({
    path,
    ...(exists && { exists }),
    ...(fail && { fail }),
    answer: (exchange) => answer({ ...exchange, json }),
  });
  return Object.assign(handler, { description });
}
