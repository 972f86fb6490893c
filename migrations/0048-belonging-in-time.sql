-- When a pupil was not in a class or group, before the membership that runs now or ran last: until the day
-- they came, and between leaving and coming back. Empty: in it from the first. With ended_at, which stays the
-- end of the last stay, it tells who belonged to a lesson. See docs/decisions/0090-since-when-a-pupil-belongs.md.
alter table class_pupil add column outside tstzmultirange not null default '{}';
alter table group_pupil add column outside tstzmultirange not null default '{}';

-- Whoever leaves at a moment is out at it; whoever comes at a moment is in at it. So a pupil who is moved
-- from one class to another is at every moment in exactly one.
create function belongs_at(moment timestamptz, ended_at timestamptz, outside tstzmultirange)
returns boolean language sql immutable as $$
  select (ended_at is null or ended_at > moment) and not outside @> moment
$$;

-- For whoever comes: out until then, or never, where the class or group is filled for the first time.
create function outside_until(moment timestamptz, is_first boolean)
returns tstzmultirange language sql immutable as $$
  select case when is_first then '{}'::tstzmultirange
    else tstzmultirange(tstzrange(null, moment)) end
$$;

-- For whoever comes back: out since they left too. Who never left stays as they were.
create function outside_until_back(outside tstzmultirange, ended_at timestamptz, moment timestamptz)
returns tstzmultirange language sql immutable as $$
  select case when ended_at is null then outside
    else outside + tstzmultirange(tstzrange(ended_at, greatest(ended_at, moment))) end
$$;
