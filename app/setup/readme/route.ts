import { readFile } from 'node:fs/promises';
import { NextResponse } from 'next/server';
import { handle } from '@/app/http/handle';
import { config } from '@/lib/config';

/** The README of what runs here, for the engineer who tries it: as text, and with a test key only. */
export const GET = handle({
  path: '/setup/readme',
  exists: () => !config().livemode,
  answer: async () =>
    new NextResponse(await readFile('README.md', 'utf8'), {
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    }),
});
