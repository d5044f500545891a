import { z } from 'zod';
import { open, seal } from './sealing';

/** In seconds: as long as a pilot needs to see what is wrong. */
export const SENT_FORM_SECONDS = 300;

const SentForm = z.object({
  /** Whose it is: another pilot may come to the same browser. */
  account: z.string(),
  /** The page that it was sent from, below /onboarding. */
  page: z.string(),
  /** What was typed, but for what is secret. */
  values: z.record(z.string(), z.string()),
  /** What is wrong, by the names of fields. */
  fields: z.record(z.string(), z.string()),
  code: z.string(),
  requestId: z.string().optional(),
});

/**
 * A form that could not be taken, for the page that shows it again where no script has kept it: it goes to the pilot's own
 * browser, unreadable to all but us, and back.
 */
export type SentForm = Readonly<z.infer<typeof SentForm>>;

type Secrets = readonly [string, ...string[]];

/** What a browser takes as one cookie is 4,096 bytes; sealed, four of them are three of these, beside some for the seal. */
const MOST_BYTES = 2_750;

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** Without the longest values, where it would be too long for a cookie. Sealed once: who sends thousands costs no more. */
export async function sealSentForm(form: SentForm, secrets: Secrets): Promise<string> {
  let room = MOST_BYTES - bytesOf({ ...form, values: {} });
  const values = Object.entries(form.values)
    .toSorted(([, one], [, other]) => one.length - other.length)
    .filter((value) => {
      room -= bytesOf(value);
      return room >= 0;
    });
  return seal('form', { ...form, values: Object.fromEntries(values) }, SENT_FORM_SECONDS, secrets);
}

export async function openSentForm(
  value: string | undefined,
  secrets: Secrets,
): Promise<SentForm | undefined> {
  return (await open('form', value, secrets, SentForm))?.payload;
}
