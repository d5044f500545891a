import { NextResponse } from 'next/server';
import { handle } from '@/app/http/handle';
import { assertOpsCaller } from '@/app/http/ops-auth';
import { config } from '@/lib/config';
import { services } from '@/lib/services';
import { csvOf } from './csv';

/** All accounts as a spreadsheet, read and sent some at a time, as fast as they are taken. */
export const GET = handle({
  path: '/ops/accounts.csv',
  exists: () => config().opsToken !== undefined,
  answer: async ({ request }) => {
    assertOpsCaller(request.headers);
    const { ops } = await services();
    const chunks = csvOf(ops.everyAccount());
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new TextEncoder().encode(value));
      },
      cancel: async () => {
        await chunks.return(undefined);
      },
    });
    return new NextResponse(body, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="accounts.csv"',
      },
    });
  },
});
