import type { StepForm } from '@/lib/onboarding/form/form';

/** What is given on another page, in place of what is asked here or beside it. */
export function Elsewhere({ elsewhere }: Pick<StepForm, 'elsewhere'>) {
  return elsewhere.map(({ label, path }) => (
    <p key={path}>
      <a href={path}>{label}</a>
    </p>
  ));
}
