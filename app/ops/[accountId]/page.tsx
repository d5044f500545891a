import type { Metadata } from 'next';
import type { AccountStory } from '@/lib/ops/ops';
import { Problem } from '../../components/problem';
import { loadOps } from '../../http/load';
import { readPlace, type SearchParams } from '../address';
import { FindAccount } from '../find-account';
import '../ops.css';
import { AtStripe } from './at-stripe';
import { ChangeCountry } from './change-country';
import { AccountFacts } from './facts';
import { OtherAccounts } from './other-accounts';
import { StoredState } from './stored-state';
import { Timeline } from './timeline';

export const metadata: Metadata = { title: 'An account' };

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

/** For the platform's people: one account's way, and what is known of it. */
export default async function OpsAccountPage({ params, searchParams }: Props) {
  const { accountId } = await params;
  const { before: word, asked, moved } = await searchParams;
  const before = readPlace(word);
  const answer = await loadOps('/ops/[accountId]', (ops) => ops.account(accountId, before));
  return (
    <div className="ops">
      <p>
        <a href="/ops">All accounts</a>
      </p>
      {answer.ok ? (
        answer.value ? (
          <Story
            story={answer.value}
            isFirstPage={!before}
            asked={typeof asked === 'string' ? asked : undefined}
            moved={typeof moved === 'string' ? moved : undefined}
          />
        ) : (
          <Unknown accountId={accountId} />
        )
      ) : (
        <>
          <h1>An account</h1>
          <Problem failure={answer.failure} />
        </>
      )}
    </div>
  );
}

type StoryProps = {
  story: AccountStory;
  isFirstPage: boolean;
  asked: string | undefined;
  moved: string | undefined;
};

function Story({ story, isFirstPage, asked, moved }: StoryProps) {
  const { account, others, timeline } = story;
  return (
    <>
      <h1>
        <code>{account.accountId}</code>
      </h1>
      <AtStripe account={account} asked={asked} />
      <AccountFacts account={account} />
      <ChangeCountry account={account} moved={moved} />
      <Timeline accountId={account.accountId} page={timeline} isFirstPage={isFirstPage} />
      <OtherAccounts others={others} />
      <StoredState state={account.state} />
    </>
  );
}

function Unknown({ accountId }: { accountId: string }) {
  return (
    <>
      <h1>No such account</h1>
      <p>
        No pilot of this app has or had an account <code>{accountId}</code>.
      </p>
      <FindAccount />
    </>
  );
}
