'use client';

import { useHasScript } from '@/app/components/use-has-script';
import { formWords } from '@/lib/words/form';

/** Where who somebody is must go from their own browser to Stripe. */
export function NeedsScript() {
  return useHasScript() ? null : <p className="notice">{formWords.tokens.needsScript}</p>;
}
