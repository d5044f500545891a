import { z } from 'zod';
import { isSetUpStep } from './set-up';

const File = z.string().nullable();

/** What the engineers of a platform have set up for it in the Dashboard. */
export const PlatformSettings = z.object({
  /** The steps of setting it up that are not done: the first keeps accounts from being opened. */
  missing: z.array(z.string().refine(isSetUpStep, 'is no step that a platform can lack')),
  /** Whether its accounts may ask for transfers without card payments: a new platform's may not. */
  transfersAlone: z.enum(['refused', 'refused_in_country', 'approved']),
  /** Whether accounts of v2 must be created with the e-mail address of whom they are for. */
  contactEmailRequired: z.boolean(),
  /** Whether it gave the addresses of its site that live accounts with no dashboard, for which Stripe is liable, need. */
  siteLinks: z.boolean(),
  country: z.string(),
  /** Where it may open accounts; null for wherever Stripe has them. */
  countries: z.array(z.string()).nullable(),
  /** Whether its key was taken back. */
  keyRevoked: z.boolean(),
  /** What its key, a restricted one, may not ask: how a path begins, or the name of a permission. */
  forbidden: z.array(z.string()),
  branding: z.object({
    icon: File,
    logo: File,
    primary_color: z.string().nullable(),
    secondary_color: z.string().nullable(),
  }),
});
export type PlatformSettings = z.infer<typeof PlatformSettings>;

/** A new platform in the US that is set up, but for its site links. */
export function readyPlatform(): PlatformSettings {
  return {
    missing: [],
    transfersAlone: 'refused',
    contactEmailRequired: false,
    siteLinks: false,
    country: 'US',
    countries: null,
    keyRevoked: false,
    forbidden: [],
    branding: {
      icon: 'file_icon',
      logo: 'file_logo',
      primary_color: '#635bff',
      secondary_color: '#0a2540',
    },
  };
}
