-- Whoever is in a course that was closed is in it until then: its lessons to come, which stay for what they carry
-- or until the timetable is made anew, ask nobody anything.
create or replace view course_stay as
  select member.course_id, member.pupil_id, member.outside,
    least(member.ended_at, school_role.deactivated_at, course.deactivated_at) as ended_at
  from (
    select course_class.course_id, class_pupil.pupil_id, class_pupil.ended_at,
      class_pupil.outside + course_class.outside as outside
    from course_class join class_pupil using (class_id)
    union all
    select former.course_id, class_pupil.pupil_id, least(class_pupil.ended_at, former.ended_at),
      class_pupil.outside + former.outside
    from former_course_class former join class_pupil using (class_id)
    union all
    select course_group.course_id, group_pupil.pupil_id, group_pupil.ended_at,
      group_pupil.outside + course_group.outside
    from course_group join group_pupil using (group_id)
    union all
    select former.course_id, group_pupil.pupil_id, least(group_pupil.ended_at, former.ended_at),
      group_pupil.outside + former.outside
    from former_course_group former join group_pupil using (group_id)
  ) member
  join course on course.id = member.course_id
  join school_role on school_role.person_id = member.pupil_id
    and school_role.school_uai = course.school_uai and school_role.role = 'pupil';

-- A course that was closed meets no more, whatever the timetable still has of it.
create function still_meets(closed_at timestamptz, starts_at timestamptz)
returns boolean language sql immutable as $$
  select closed_at is null or starts_at < closed_at
$$;
