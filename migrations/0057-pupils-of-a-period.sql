-- Whose report of a grading period a course stands on: see docs/reports.md and
-- docs/decisions/0105-a-report-follows-its-pupil.md.

-- How long a pupil was in a class or group within a span, over all stays.
create function time_within(ended_at timestamptz, outside tstzmultirange, span tstzrange)
returns interval language sql immutable as $$
  select coalesce(sum(upper(stay) - lower(stay)), interval '0')
  from unnest((tstzmultirange(tstzrange(null, ended_at)) - outside) * tstzmultirange(span)) as stay
$$;

-- Whoever is in it now and was at any time of the span, and whoever left and was there for a week of it: a
-- pupil put into the wrong class for a day owes nothing to it, nor it to them.
create function counts_within(ended_at timestamptz, outside tstzmultirange, span tstzrange)
returns boolean language sql immutable as $$
  select case
    when ended_at is null and outside = '{}' then true
    when ended_at is null then not tstzmultirange(span) <@ outside
    else time_within(ended_at, outside, span) >= interval '7 days'
  end
$$;

-- Who is in a course or was, by a class or by a group. Whoever left the school left its courses then.
create view course_stay as
  select member.course_id, member.pupil_id, member.outside,
    least(member.ended_at, school_role.deactivated_at) as ended_at
  from (
    select course_class.course_id, class_pupil.pupil_id, class_pupil.ended_at, class_pupil.outside
    from course_class join class_pupil using (class_id)
    union all
    select course_group.course_id, group_pupil.pupil_id, group_pupil.ended_at, group_pupil.outside
    from course_group join group_pupil using (group_id)
  ) member
  join course on course.id = member.course_id
  join school_role on school_role.person_id = member.pupil_id
    and school_role.school_uai = course.school_uai and school_role.role = 'pupil';

-- The pupils of a course in a grading period: by a stay, or by a text or grade that they have there.
create view pupil_of_period as
  select grading_period.id as period_id, course_stay.course_id, course_stay.pupil_id
  from grading_period
  join course on course.school_year_id = grading_period.school_year_id
  join school on school.uai = course.school_uai
  join course_stay on course_stay.course_id = course.id
  where counts_within(course_stay.ended_at, course_stay.outside, tstzrange(
    grading_period.starts_on::timestamp at time zone school.time_zone,
    (grading_period.ends_on + 1)::timestamp at time zone school.time_zone))
  union
  select period_id, course_id, pupil_id from appreciation
  union
  select grading_period.id, assessment.course_id, grade_entry.pupil_id
  from grading_period
  join course on course.school_year_id = grading_period.school_year_id
  join assessment on assessment.course_id = course.id and assessment.removed_at is null
    and assessment.on_day between grading_period.starts_on and grading_period.ends_on
  join grade_entry on grade_entry.assessment_id = assessment.id;

-- Now asked for stays that are over as well.
create index class_pupil_of_pupil on class_pupil (pupil_id);
drop index class_pupil_by_pupil;
create index group_pupil_of_pupil on group_pupil (pupil_id);
drop index group_pupil_by_pupil;
