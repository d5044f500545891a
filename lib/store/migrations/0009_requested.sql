-- What an account asks for: card payments and transfers, transfers alone, or one after the other where Stripe refuses.
alter table pilots add column requested text not null default 'either'
  check (requested in ('either', 'transfers', 'both', 'recipient'));
update pilots set requested = 'both' where choices ->> 'charges' = 'direct';
-- When Stripe was last asked under the attempt's key: one that was never sent is made anew by the next press.
alter table pilots add column sent_at timestamptz;
update pilots set sent_at = attempt_started_at;
-- Stripe opens no account for this attempt without the pilot's e-mail address, which is not kept.
alter table pilots add column email_wanted boolean not null default false;
alter table past_accounts add column country text;

-- What Stripe refused, by its code or our name for it: why accounts could not be opened. No message, which may say more.
create table refusals (
  name text primary key,
  request_id text,
  times integer not null default 1,
  last_at timestamptz not null default now()
);
