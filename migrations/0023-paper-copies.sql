-- Copies on paper that a teacher handed in for a pupil, as photos of the sheets. The copy itself is the
-- pupil's submission; here stands who handed it in, and what they say of the hour.
create table paper_copy (
  attempt_id uuid primary key references attempt,
  handed_in_by uuid not null references person,
  -- when the sheet was in the teacher's hands, by their word; null: when it was handed in
  on_paper_at timestamptz,
  -- photos of the whole work, in the order of its pages; those of one question stand in its answer
  photo_ids uuid[] not null
);
