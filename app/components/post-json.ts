/** What our server says of what it could not do. */
export type Problem = Readonly<{
  message: string;
  requestId: string | undefined;
  fields?: Readonly<Record<string, string>>;
}>;

/** What it answers, as far as a page's script reads it. */
type Answer = Readonly<{
  url?: string;
  next?: string;
  client_secret?: string;
  error?: Readonly<{ message: string; requestId?: string; fields?: Readonly<Record<string, string>> }>;
}>;

/** In ms: longer than our server lets anything take. */
const PATIENCE = 20_000;

/** Asks an endpoint of ours. Gives its answer, or what it says went wrong; without words where it was not reached. */
export async function postJson(
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<{ answer: Answer } | { problem: Problem | undefined }> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer: Answer = await response.json();
    if (!answer.error) return { answer };
    const { message, requestId, fields } = answer.error;
    return { problem: { message, requestId, ...(fields && { fields }) } };
  } catch {
    return { problem: undefined };
  }
}
