type Props = { message: string; requestId?: string | undefined };

/** What went wrong, in words, with Stripe's request ID where there is one. */
export function ProblemNotice({ message, requestId }: Props) {
  return (
    <div className="notice bad">
      <p>{message}</p>
      {requestId && (
        <p>
          For our support: <code>{requestId}</code>
        </p>
      )}
    </div>
  );
}
