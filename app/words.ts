import { config } from '@/lib/config';
import { voices } from '@/lib/words/voices';
import type { Words } from '@/lib/words/words';

/** What pilots read, in the platform's voice. */
export function words(): Words {
  return voices[config().platform.voice];
}

/** What a button to copy says: its page is sent these for its script, and no others. */
export function copyWords(): Pick<Words['support'], 'copy' | 'copied' | 'notCopied'> {
  const { copy, copied, notCopied } = words().support;
  return { copy, copied, notCopied };
}
