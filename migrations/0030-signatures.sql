-- What guardians are asked to sign, and what they signed. Neither is ever changed: other words are asked anew.

create table signature_request (
  -- minted on the device, so that sending twice is asking once
  id uuid primary key,
  school_uai text not null references school,
  class_id uuid references class,
  course_id uuid references course,
  text text not null check (length(text) between 1 and 1000),
  -- read: one answer; permission: yes or no
  kind text not null check (kind in ('read', 'permission')),
  -- SHA-256 of the words, the kind and the day, in hexadecimal
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- the last day on which it can be signed, on the school's clock
  until_day date not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (id, content_hash),
  check (num_nonnulls(class_id, course_id) = 1)
);
create index signature_request_by_class on signature_request (class_id) where class_id is not null;
create index signature_request_by_course on signature_request (course_id) where course_id is not null;
create index signature_request_by_author on signature_request (asked_by, asked_at);

create table signature (
  request_id uuid not null,
  -- the words that were signed, and no others
  content_hash text not null,
  pupil_id uuid not null references person,
  guardian_id uuid not null references person,
  answer text not null check (answer in ('read', 'allowed', 'not_allowed')),
  signed_at timestamptz not null,
  primary key (request_id, pupil_id, guardian_id),
  foreign key (request_id, content_hash) references signature_request (id, content_hash) on delete cascade
);
