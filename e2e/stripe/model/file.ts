import { z } from 'zod';

/** A file as Stripe tells of it; what is in it is not kept. */
export const FileRecord = z.object({
  id: z.string(),
  purpose: z.string(),
  /** In bytes. */
  size: z.number(),
  /** By what is in it; null where that is none of those that Stripe verifies. */
  type: z.enum(['jpg', 'pdf', 'png']).nullable(),
  filename: z.string(),
  /** Unix seconds. */
  created: z.number(),
  platform: z.string(),
  livemode: z.boolean(),
  /** The connected account that it was uploaded for, by `Stripe-Account`; null where it is the platform's. */
  account: z.string().nullable(),
  /** Whether a request has given it as a document. */
  used: z.boolean(),
  /** What its verification will find. */
  outcome: z.enum(['success', 'failure']),
});
export type FileRecord = z.infer<typeof FileRecord>;
export type FileOutcome = FileRecord['outcome'];
