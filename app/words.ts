import { config } from '@/lib/config';
import { voices } from '@/lib/words/voices';
import type { Words } from '@/lib/words/words';

/** What pilots read, in the platform's voice. */
export function words(): Words {
  return voices[config().platform.voice];
}
