-- The last state that Stripe told of each account: no personal data, only flags and the names of requirements.
create table account_states (
  account_id text primary key,
  state jsonb,
  standing text,
  -- Of two answers of Stripe's, the one that was asked for later is the newer one.
  ticket bigint not null default 0,
  asked_at timestamptz not null default now(),
  seen_at timestamptz,
  changed_at timestamptz
);
create sequence fetch_tickets;
create index account_states_by_standing on account_states (standing, changed_at);
create index account_states_by_age on account_states (asked_at);

-- An account's way, standing by standing.
create table standings (
  id bigint generated always as identity primary key,
  account_id text not null,
  standing text not null,
  at timestamptz not null default now()
);
create index standings_by_account on standings (account_id, id);

-- Accounts that left the platform, kept when their pilot starts again.
create table past_accounts (
  account_id text primary key,
  pilot_id text not null,
  accounts_api text not null,
  choices jsonb not null,
  opened_at timestamptz not null,
  left_at timestamptz not null default now()
);
create index past_accounts_by_pilot on past_accounts (pilot_id);
alter table pilots add column opening_since timestamptz not null default now();
-- When a reconciliation last looked at Stripe for an account that a crash kept us from knowing.
alter table pilots add column looked_for_at timestamptz not null default '-infinity';
create index pilots_without_account on pilots (looked_for_at) where account_id is null;

-- Stripe's events, from before we say that we have them until they are done.
create table events (
  event_id text primary key,
  type text not null,
  account_id text not null,
  created_at timestamptz not null,
  received_at timestamptz not null default now(),
  status text not null default 'waiting' check (status in ('waiting', 'done')),
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  reason text,
  done_at timestamptz
);
create index events_waiting on events (next_try_at) where status = 'waiting';
create index events_by_account on events (account_id, received_at);
