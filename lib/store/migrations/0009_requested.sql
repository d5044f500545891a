-- What an account asks for: card payments and transfers, transfers alone, or one after the other where Stripe refuses.
alter table pilots add column requested text not null default 'either'
  check (requested in ('either', 'transfers', 'both', 'recipient'));
update pilots set requested = 'both' where choices ->> 'charges' = 'direct';
alter table pilots alter column requested drop default;

alter table past_accounts add column country text;

-- What Stripe refused, by its code or our name for it: why accounts could not be opened. No message, which may say more.
create table refusals (
  name text primary key,
  request_id text,
  times integer not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now()
);
