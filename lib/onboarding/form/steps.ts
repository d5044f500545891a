import type { Reading } from '../../accounts/requirement-names';

/** The pages of the form, in the order in which a pilot goes through them. */
export const steps = ['type', 'you', 'business', 'people', 'bank', 'documents', 'review'] as const;
export type Step = (typeof steps)[number] | 'stripe';

export function isStep(word: string): word is (typeof steps)[number] {
  return steps.some((step) => step === word);
}

/** The page that asks for something; `stripe` is none of ours. */
export function stepOf({
  about,
  field,
  row,
  group,
}: Pick<Reading, 'about' | 'field' | 'row' | 'group'>): Step {
  if (field.type === 'at_stripe' || about.kind === 'other') return 'stripe';
  if (field.type === 'document') return 'documents';
  if (field.type === 'signature') return 'review';
  if (field.type === 'choice' && field.list === 'business_type') return 'type';
  if (about.kind === 'individual') return 'you';
  if (about.kind === 'role' || about.kind === 'person') return 'people';
  if (field.type === 'confirmation' || field.type === 'role') return 'people';
  if (field.type === 'bank_account') return 'bank';
  if (row !== undefined && group === 'you') return 'you';
  return group === 'bank' ? 'bank' : 'business';
}
