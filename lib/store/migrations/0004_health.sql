-- One row, written again and again to see that it can be.
create table health (
  one boolean primary key default true check (one),
  written_at timestamptz not null
);
