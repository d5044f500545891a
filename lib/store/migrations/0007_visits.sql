-- Nobody has opened the account's page since the account was opened, or since a link to Stripe's page was made.
alter table account_states add column visiting boolean not null default true;
-- The pilot came to where Stripe's page sends them back to.
alter table account_states add column returned boolean not null default false;
-- How much of the looks of those who arrive is used up, told by when all of them will be there again.
alter table account_states add column arrivals_whole_at timestamptz not null default '-infinity';
-- The last ticket that was given: what an earlier one brings is no answer to it.
alter table account_states add column asked_ticket bigint not null default 0;
-- The names of all that Stripe ever asked for: what of it is asked for no more is done.
alter table account_states add column asked_for text[] not null default '{}';
