type Props = { message: string; requestId?: string | undefined };

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
