import { z } from 'zod';
import { embeddedComponents } from './sessions';

/** What a link was made for through v2, which tells when its pilot comes back; null in v1, which does not. */
const UseCase = z.enum(['account_onboarding', 'account_update']).nullable();

/** What the hosted pages ask for. Nothing here is ever a future requirement, so that it adds nothing to include them. */
export const CollectionOptions = z.object({
  fields: z.enum(['currently_due', 'eventually_due']).default('currently_due'),
  future_requirements: z.enum(['include', 'omit']).default('omit'),
});

/** A link to the hosted pages: spent by the first GET. Times are Unix seconds. */
export const LinkRecord = z.object({
  secret: z.string(),
  accountId: z.string(),
  expiresAt: z.number(),
  spent: z.boolean(),
  returnUrl: z.string(),
  refreshUrl: z.string(),
  useCase: UseCase,
  collectionOptions: CollectionOptions.prefault({}),
});
export type LinkRecord = z.infer<typeof LinkRecord>;

/** A pilot's visit to the hosted pages, from the link that began it until they leave. */
export const VisitRecord = z.object({
  id: z.string(),
  accountId: z.string(),
  returnUrl: z.string(),
  refreshUrl: z.string(),
  useCase: UseCase,
  collectionOptions: CollectionOptions.prefault({}),
  /** Whether the code that was sent to the pilot's phone came back. */
  signedIn: z.boolean(),
  ended: z.boolean(),
  /** Of a visit within a platform's page: the component that it is in, and the token of its session. */
  embedded: z
    .object({ component: z.enum(embeddedComponents), token: z.string() })
    .nullable()
    .default(null),
});
export type VisitRecord = z.infer<typeof VisitRecord>;

/** A link to the Express Dashboard, which is gone once it is opened. */
export const LoginRecord = z.object({
  accountId: z.string(),
  /** Where its older versions lead those who log out. */
  redirectUrl: z.string().optional(),
});
export type LoginRecord = z.infer<typeof LoginRecord>;
