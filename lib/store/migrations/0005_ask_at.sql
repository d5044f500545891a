-- When Stripe is to be asked about an account again, if nobody has asked until then: written with each answer.
alter table account_states add column settled boolean not null default false;
alter table account_states add column ask_at timestamptz not null default now();
update account_states set
  settled = standing in ('ready', 'rejected_by_stripe', 'rejected_by_platform', 'disconnected'),
  ask_at = seen_at + case
    when standing in ('ready', 'rejected_by_stripe', 'rejected_by_platform', 'disconnected') then interval '20 hours'
    else greatest(interval '1 hour', least((seen_at - changed_at) / 8, interval '7 days')) end
where standing is not null and seen_at is not null;
create index account_states_to_ask on account_states (settled, ask_at);
drop index account_states_by_age;
