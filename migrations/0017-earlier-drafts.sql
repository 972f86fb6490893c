-- Earlier states of a resource's draft, so that its author can look back and take one again. A state
-- is kept when it is written over, at most one in ten minutes and thirty of a resource; deleted by
-- night a year after it was written over.
create table earlier_draft (
  id uuid primary key,
  resource_id uuid not null references resource,
  title text not null,
  content jsonb not null,
  -- when its author saved it last
  saved_at timestamptz not null,
  kept_at timestamptz not null
);
create index earlier_draft_by_resource on earlier_draft (resource_id, kept_at);
create index earlier_draft_by_time on earlier_draft (kept_at);
