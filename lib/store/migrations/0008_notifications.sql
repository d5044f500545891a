-- What the platform is told, from the moment an account's standing changes until the platform has said that it heard:
-- no personal data. Its ID is that of the standing, and grows along each account's way.
create table notifications (
  id bigint primary key,
  -- By which a receiver knows what it has heard already: random, for a store made anew begins its numbers anew.
  notification_id text not null unique default 'ntf_' || replace(gen_random_uuid()::text, '-', ''),
  account_id text not null,
  pilot_id text not null,
  standing text not null,
  standing_before text,
  at timestamptz not null,
  details jsonb not null,
  tries integer not null default 0,
  tried_at timestamptz,
  next_try_at timestamptz not null default now(),
  told_at timestamptz,
  reason text
);
create index notifications_waiting on notifications (next_try_at) where told_at is null;
create index notifications_waiting_of_account on notifications (account_id, id) where told_at is null;
