-- From when a person is of age by a school's clock: the first moment of the eighteenth birthday there. Whoever was
-- born on 29 February has it on 1 March, as in src/school/sign-in/review-of-age.ts.
create function of_age_from(birth_date date, time_zone text)
returns timestamptz language sql immutable as $$
  select case when extract(day from turned) = extract(day from birth_date)
    then turned else turned + interval '1 day' end at time zone time_zone
  from (values (birth_date + interval '18 years')) as birthday (turned)
$$;

-- Whether a guardian's access still waits to be looked at since: one rule for the list and for the decision.
create function waits_for_review(decided_at timestamptz, of_age_from timestamptz, now timestamptz)
returns boolean language sql immutable as $$
  select of_age_from <= now and (decided_at is null or decided_at < of_age_from)
$$;
