-- Whether the pilot was ever given a link to Stripe's page.
alter table account_states add column visited boolean not null default false;
-- Nobody has looked at the account since it was opened, or since a link to Stripe's page was made.
alter table account_states add column visiting boolean not null default true;
-- How much of the looks of those who arrive is used up, told by when all of them will be there again.
alter table account_states add column arrivals_whole_at timestamptz not null default '-infinity';
-- The names of all that Stripe ever asked for: what of it is asked for no more is done.
alter table account_states add column asked_for text[] not null default '{}';
