import { z } from 'zod';

const File = z.string().nullable();

/** Where events go: through v1 as a webhook endpoint, through v2 as an event destination. */
const Endpoint = z.object({
  url: z.string(),
  payload: z.enum(['snapshot', 'thin']),
  from: z.array(z.enum(['@self', '@accounts'])),
  events: z.array(z.string()),
  status: z.enum(['enabled', 'disabled']),
});
export type Endpoint = z.infer<typeof Endpoint>;

/** What the engineers of a platform have set up for it in the Dashboard. */
export const PlatformSettings = z.object({
  connect: z.boolean(),
  responsibilitiesReviewed: z.boolean(),
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
  endpoints: z.array(Endpoint),
});
export type PlatformSettings = z.infer<typeof PlatformSettings>;

/** All is in order: `webhook` takes the events of both Accounts APIs. */
export function readyPlatform(webhook?: string): PlatformSettings {
  const endpoint = { url: webhook ?? '', events: ['*'], status: 'enabled' as const };
  return {
    connect: true,
    responsibilitiesReviewed: true,
    keyRevoked: false,
    forbidden: [],
    branding: {
      icon: 'file_icon',
      logo: 'file_logo',
      primary_color: '#635bff',
      secondary_color: '#0a2540',
    },
    endpoints: webhook
      ? [
          { ...endpoint, payload: 'snapshot', from: ['@accounts'] },
          { ...endpoint, payload: 'thin', from: ['@self'] },
        ]
      : [],
  };
}
