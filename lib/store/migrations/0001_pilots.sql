-- Who owns which connected account. No name, no address, no document: Stripe holds those.
create table pilots (
  pilot_id text primary key,
  -- What the account is opened with, kept so that every try asks Stripe for the same thing.
  country text not null,
  -- Counts up when an idempotency key is spent without an account; the key is derived from it.
  attempt integer not null default 1,
  attempt_started_at timestamptz not null default now(),
  account_id text unique,
  -- When a spent link was replaced within the last minute: more than a few are a loop.
  refreshes timestamptz[] not null default '{}',
  created_at timestamptz not null default now()
);
