-- Who belongs to a lesson is judged by its end: so is whether it takes place. One that was under way when its course was
-- closed has nobody in it.
drop function still_meets(timestamptz, timestamptz);
create function still_meets(closed_at timestamptz, ends_at timestamptz)
returns boolean language sql immutable as $$
  select closed_at is null or ends_at < closed_at
$$;
