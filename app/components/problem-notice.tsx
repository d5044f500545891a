import { BadMark } from './marks';
import { type Contact, Said } from './said';

type Props = {
  message: string;
  contact: Contact;
  requestId?: string | undefined;
  accountId?: string | undefined;
};

export function ProblemNotice({ message, contact, requestId, accountId }: Props) {
  return (
    <div className="notice">
      <BadMark />
      <p>
        <Said text={message} contact={contact} about={{ account: accountId, request: requestId }} />
      </p>
      {requestId && (
        <p className="quiet">
          {contact.request} <code>{requestId}</code>
        </p>
      )}
    </div>
  );
}
