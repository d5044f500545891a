-- What an account was opened with: it keeps working when the platform changes its mind.
alter table pilots add column accounts_api text not null default 'v1' check (accounts_api in ('v1', 'v2'));
alter table pilots add column choices jsonb not null
  default '{"onboarding": "hosted", "dashboard": "full", "charges": "direct", "fees": "account", "losses": "stripe"}';
alter table pilots alter column accounts_api drop default;
alter table pilots alter column choices drop default;
