import { NextResponse } from 'next/server';
import { commonHeaders } from './common-headers';
import { floorPolicy } from './floor-headers.mjs';

/** A sentence in place of a page, for who is no pilot. */
export function plainAnswer(text: string, status: number, headers: Record<string, string>): NextResponse {
  const type = { 'Content-Type': 'text/plain; charset=utf-8' };
  const all = { ...commonHeaders(), ...floorPolicy, ...type, ...headers };
  return new NextResponse(`${text}\n`, { status, headers: all });
}
