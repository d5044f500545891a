import { z } from 'zod';

const File = z.string().nullable();

/** What the engineers of a platform have set up for it in the Dashboard. */
export const PlatformSettings = z.object({
  connect: z.boolean(),
  responsibilitiesReviewed: z.boolean(),
  /** Whether its key was taken back. */
  keyRevoked: z.boolean(),
  /** How the paths begin that its key, a restricted one, may not ask. */
  forbidden: z.array(z.string()),
  branding: z.object({
    icon: File,
    logo: File,
    primary_color: z.string().nullable(),
    secondary_color: z.string().nullable(),
  }),
});
export type PlatformSettings = z.infer<typeof PlatformSettings>;

/** All is in order. */
export function readyPlatform(): PlatformSettings {
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
  };
}
