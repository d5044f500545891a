type Props = {
  action: string;
  fields: Readonly<Record<string, string>>;
  label: string;
  isSmall?: boolean;
};

/** A plain form of one button: what it says is all that it sends. */
export function OneButton({ action, fields, label, isSmall }: Props) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={isSmall ? 'small' : 'second'}>
        {label}
      </button>
    </form>
  );
}
