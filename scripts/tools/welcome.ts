/** What opens /ops, and whether it was made for this folder and not by an engineer. */
export type OpsToken = Readonly<{ token: string; isOurs: boolean }>;

type Welcome = Readonly<{
  app: string;
  /** Where Stripe is, and which one it is. */
  stripe: Readonly<{ url: string; note: string }>;
  /** Undefined where /ops is not there. */
  ops: OpsToken | undefined;
  /** What is to be known of this way to run it. */
  note: string;
}>;

/** What an engineer reads once the app runs: where everything is. */
export function welcome({ app, stripe, ops, note }: Welcome): string {
  const password = ops?.isOurs ? `with the password ${ops.token}` : 'with your OPS_TOKEN as password';
  const places: readonly [what: string, where: string, note?: string][] = [
    ['your choices', `${app}/setup`],
    ops
      ? ['who stands where', `${app}/ops`, `any user name, ${password}`]
      : ['who stands where', 'set OPS_TOKEN, and it is at /ops'],
    ['Stripe', stripe.url, stripe.note],
    ['what it all is', 'README.md'],
  ];
  const widest = (column: 0 | 1) => Math.max(...places.map((place) => place[column].length));
  const lines = places.map(([what, where, more = '']) =>
    `  ${what.padEnd(widest(0))}   ${where.padEnd(more ? widest(1) : 0)}   ${more}`.trimEnd(),
  );
  return ['', `  Open ${app}`, '', ...lines, '', `  ${note}`, '  Ctrl-C ends it.', ''].join('\n');
}
