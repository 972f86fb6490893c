/**
 * Which class is a pupil's class of now: from moving up on they are in the next year's too. By the school's own clock
 * it is that of the year that runs, and in the summer the one to come.
 */
import { type RawBuilder, sql } from 'kysely'

/** At most one of each school: `school_uai`, `id`, `name`, and what puts them in order, `is_running` and `starts_on`. */
export const classOfNow = (pupilId: RawBuilder<unknown>, now: Date) => sql`(
  select distinct on (class.school_uai) class.school_uai, class.id, class.name,
    (${now}::timestamptz at time zone school.time_zone)::date
      between school_year.starts_on and school_year.ends_on as is_running,
    school_year.starts_on
  from class_pupil
  join class on class.id = class_pupil.class_id and class.deactivated_at is null
  join school_year on school_year.id = class.school_year_id
  join school on school.uai = school_year.school_uai
  where class_pupil.pupil_id = ${pupilId} and class_pupil.ended_at is null
  order by class.school_uai, is_running desc, school_year.starts_on desc, class.name
)`
