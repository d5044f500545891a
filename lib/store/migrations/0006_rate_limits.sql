-- How much of a limit is used up, told by when it will be whole again. The name of a network is a digest of its address.
create table rate_limits (
  name text primary key,
  whole_at timestamptz not null
);
create index rate_limits_by_age on rate_limits (whole_at);
