-- What a teacher keeps at hand for marking, and what is drawn on the photos of a copy.

-- A teacher's own comments, to use again: theirs alone. Forgotten thirteen months after their account
-- was closed, and two years after they were last of use.
create table kept_comment (
  id uuid primary key,
  owner_id uuid not null references person,
  words text not null check (length(words) between 1 and 500),
  used_count integer not null default 0,
  -- last written or used
  touched_at timestamptz not null
);
create index kept_comment_by_owner on kept_comment (owner_id);

-- One thing drawn on a photo: it lies beside the photo, never in it. Kept as long as the copy.
create table annotation (
  id uuid primary key,
  attempt_id uuid not null references attempt,
  photo_id uuid not null references file,
  -- counts up with every putting and taking away; what comes late never undoes what came after it
  version integer not null check (version >= 1),
  -- places from 0 to 1 in the photo's own orientation; null: taken away
  shape jsonb check (octet_length(shape::text) <= 16384),
  drawn_by uuid not null references person,
  drawn_at timestamptz not null
);
create index annotation_by_photo on annotation (photo_id);
create index annotation_by_attempt on annotation (attempt_id);
