import { redirect } from 'next/navigation';
import { Titled } from '@/app/components/page-title';
import { Problem } from '@/app/components/problem';
import { load } from '@/app/http/load';
import { checkNamedAccount } from '@/app/http/named-account';
import { showNotFound } from '@/app/http/show-not-found';
import { words } from '@/app/words';
import { isStep } from '@/lib/onboarding/form/form';
import { formWords } from '@/lib/words/form';
import { EmbeddedPage } from '../embedded-page';
import { ListPage } from '../form/list-page';
import { PeoplePage } from '../form/people-page';
import { ReviewPage } from '../form/review-page';
import { StepPage } from '../form/step-page';
import '../form/form.css';

type Props = {
  params: Promise<{ step?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PATH = '/onboarding';

/** The steps that have pages of their own below them: of a person, or of a document. */
const WITH_PAGES: ReadonlySet<string> = new Set(['people', 'documents']);

/** Where a pilot gives what Stripe asks: in Stripe's form on our page, or in our own. */
export default async function Onboarding({ params, searchParams }: Props) {
  const search = await searchParams;
  await checkNamedAccount(PATH, search);
  const [step, who, ...more] = (await params).step ?? [];
  const known = await load(PATH, (onboarding, pilotId) => onboarding.formOf(pilotId));
  if (!known.ok) return <NotNow failure={known.failure} />;
  if (!known.value) redirect('/');
  const { account, details, byTokens } = known.value;
  if (!details) return step === undefined ? <EmbeddedPage /> : showNotFound();
  if (step === undefined) return <ListPage account={account} details={details} />;
  if (!isStep(step) || more.length > 0 || (who !== undefined && !WITH_PAGES.has(step))) showNotFound();
  const page = {
    account,
    details,
    who: who && decodeURIComponent(who),
    all: search.change !== undefined,
    byTokens,
  };
  if (step === 'review') return <ReviewPage {...page} />;
  if (step === 'people' && who === undefined) return <PeoplePage {...page} />;
  return <StepPage {...page} step={step} />;
}

/** Stripe, or our records, can't be asked: what was given is safe, and the page is to be loaded again. */
function NotNow({ failure }: { failure: Parameters<typeof Problem>[0]['failure'] }) {
  return (
    <>
      <Titled>{formWords.list.title}</Titled>
      <Problem failure={failure} />
      <p>
        <a className="button" href={PATH}>
          {words().tryAgain}
        </a>
      </p>
    </>
  );
}
