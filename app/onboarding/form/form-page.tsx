import type { ReactNode } from 'react';
import { AccountFooter } from '@/app/components/account-footer';
import { PageTitle } from '@/app/components/page-title';
import { TryingNotice } from '@/app/setup/trying-notice';
import { formWords } from '@/lib/words/form';

type Props = {
  title: string;
  lead: string;
  accountId: string;
  /** The title of the window says so first: who hears it need not look for it. */
  isFailed: boolean;
  children: ReactNode;
};

/** What stands around every page below the list of steps. */
export function FormPage({ title, lead, accountId, isFailed, children }: Props) {
  return (
    <div className="own-form">
      <TryingNotice />
      <PageTitle>{isFailed ? `${formWords.error}${title}` : title}</PageTitle>
      <p className="back">
        <a href="/onboarding">{formWords.back}</a>
      </p>
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
      <AccountFooter accountId={accountId} />
    </div>
  );
}
