-- What a teacher says of a whole copy, recorded, with its words for who cannot hear it. Pupil and
-- guardian hear it by the rules by which they see what a person marked. Kept as long as the copy.
create table spoken_comment (
  attempt_id uuid primary key references attempt,
  -- a sound among the files of the attempt, where the pupil's photos are too
  file_id uuid not null unique references file,
  words text not null check (length(words) between 1 and 5000),
  spoken_by uuid not null references person,
  spoken_at timestamptz not null
);
