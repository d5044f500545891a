import { BadMark } from './marks';
import { type Contact, Said } from './said';

type Props = {
  message: string;
  contact: Contact;
  /** Before the ID by which Stripe finds a failed request. */
  forSupport: string;
  requestId?: string | undefined;
  accountId?: string | undefined;
};

export function ProblemNotice({ message, contact, forSupport, requestId, accountId }: Props) {
  return (
    <div className="notice">
      <BadMark />
      <p>
        <Said text={message} contact={contact} about={{ account: accountId, request: requestId }} />
      </p>
      {requestId && (
        <p className="quiet">
          {forSupport} <code>{requestId}</code>
        </p>
      )}
    </div>
  );
}
