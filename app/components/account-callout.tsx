export function AccountCallout({ accountId }: { accountId: string }) {
  return (
    <p className="callout">
      Your connected account ID is: <code>{accountId}</code>
    </p>
  );
}
