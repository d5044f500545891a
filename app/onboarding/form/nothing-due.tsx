import { formWords } from '@/lib/words/form';

/** A page of which Stripe asks nothing. */
export function NothingDue() {
  return (
    <>
      <p>{formWords.nothingDue}</p>
      <p>
        <a className="button" href="/onboarding">
          {formWords.back}
        </a>
      </p>
    </>
  );
}
