import { z } from 'zod';

/** The embedded components that the local Stripe has a stand-in of, by the names of their elements. */
export const embeddedComponents = [
  'account-onboarding',
  'account-management',
  'notification-banner',
  'payments',
  'payouts',
  'documents',
] as const;
export type EmbeddedComponent = (typeof embeddedComponents)[number];

/** A session of embedded components: its secret is taken once, for a token that the components then show. */
export const SessionRecord = z.object({
  secret: z.string(),
  /** Null until the secret is taken. */
  token: z.string().nullable(),
  accountId: z.string(),
  platform: z.string(),
  livemode: z.boolean(),
  /** Those that it was made for, each with its features, by the API's names of them. */
  components: z.record(z.string(), z.record(z.string(), z.boolean())),
  /** Unix seconds: until then the secret can be taken, and the components go on. */
  expiresAt: z.number(),
});
export type SessionRecord = z.infer<typeof SessionRecord>;

/** The API's name of a component. */
export function inTheApi(component: EmbeddedComponent): string {
  return component.replaceAll('-', '_');
}
