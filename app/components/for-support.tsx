import { config } from '@/lib/config';
import { copyWords, words } from '../words';
import { CopyButton } from './copy-button';
import { supportLink } from './said';

type Props = { accountId: string; requestId?: string | undefined };

/** What the platform's people can find a pilot by. */
export function ForSupport({ accountId, requestId }: Props) {
  const { support } = words();
  const { platform } = config();
  return (
    <p className="quiet for-support">
      <span id="for-support">{support.account}</span> <code>{accountId}</code>{' '}
      <CopyButton text={accountId} about="for-support" words={copyWords()} />
      {requestId && (
        <>
          <br />
          {support.request} <code>{requestId}</code>
        </>
      )}
      {platform.support && (
        <>
          <br />
          <a href={supportLink(platform.support.href, { account: accountId, request: requestId })}>
            {support.contact}
          </a>
        </>
      )}
    </p>
  );
}
