-- Photos that arrive in parts, because the line is poor: what has come lies here until the photo
-- is whole and becomes a file.

create table photo_part (
  attempt_id uuid not null references attempt on delete cascade,
  -- minted on the device; the id that the file will have
  photo_id uuid not null,
  -- the first byte of this part within the photo; parts follow one another without a gap
  starts_at integer not null check (starts_at >= 0),
  bytes bytea not null,
  received_at timestamptz not null,
  primary key (attempt_id, photo_id, starts_at)
);
create index photo_part_by_time on photo_part (received_at);
