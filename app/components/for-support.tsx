import { words } from '../words';
import { CopyButton } from './copy-button';

type Props = { accountId: string; requestId?: string | undefined };

/** What the platform's people can find a pilot by. */
export function ForSupport({ accountId, requestId }: Props) {
  const { support } = words();
  return (
    <p className="quiet for-support">
      {support.account} <code>{accountId}</code> <CopyButton text={accountId} words={support} />
      {requestId && (
        <>
          <br />
          {support.request} <code>{requestId}</code>
        </>
      )}
    </p>
  );
}
