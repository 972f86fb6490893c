-- Who comes to a course's lessons, by name: its classes and groups, in the order of their names. As a
-- function of its own kind for the reason that `teachers_of_lesson` gives: its plan is kept.
create function audience_of_course(of_course uuid) returns json
language plpgsql stable as $$
begin
  return coalesce((
    select json_agg(name order by name) from (
      select class.name from course_class join class on class.id = course_class.class_id
      where course_class.course_id = of_course
      union all
      select pupil_group.name from course_group
      join pupil_group on pupil_group.id = course_group.group_id
      where course_group.course_id = of_course
    ) who
  ), '[]');
end $$;
