-- A link to Stripe's page was made, and nobody has looked at the account since.
alter table account_states add column visiting boolean not null default false;
-- How much of the looks of those who arrive is used up, told by when all of them will be there again.
alter table account_states add column arrivals_whole_at timestamptz not null default '-infinity';
