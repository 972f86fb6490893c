/** Reads what a class's reports are made of, and keeps what was given out. */
import { type Selectable, sql } from 'kysely'
import type { GradingPeriod } from '#contract/grades.ts'
import type { PeriodReport, PupilReports } from '#contract/reports.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { ReportTables } from '#school/report-tables.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import type { StandingReport } from './is-news.ts'
import { saysSomething } from './says-something.ts'

/** What is kept of a report: the name stays where it is forgotten with its person. */
type ReportContent = Omit<PeriodReport, 'pupil'>

const pupilName = sql`json_build_object('id', person.id,
  'familyName', coalesce(person.usage_name, person.family_name), 'givenName', person.given_name)`

/** A class as its reports name it. */
export interface ReportClass {
  readonly id: Id
  readonly name: string
  readonly schoolUai: string
  readonly schoolName: string
  readonly schoolKind: string
  readonly timeZone: string
  readonly yearId: Id
  readonly yearLabel: string
  /** Its year is closed. */
  readonly isOver: boolean
}

/** Null where the class does not exist or was closed. */
export async function readReportClass(
  db: SchoolDatabase,
  classId: Id,
): Promise<ReportClass | null> {
  const row = await db
    .selectFrom('class')
    .innerJoin('school', 'school.uai', 'class.school_uai')
    .innerJoin('school_year', 'school_year.id', 'class.school_year_id')
    .select((row) => [
      'class.id',
      'class.name',
      'school.uai as schoolUai',
      'school.name as schoolName',
      'school.kind as schoolKind',
      'school.time_zone as timeZone',
      'school_year.id as yearId',
      'school_year.label as yearLabel',
      row('school_year.closed_at', 'is not', null).$castTo<boolean>().as('isOver'),
    ])
    .where('class.id', '=', classId)
    .where('class.deactivated_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function isMainTeacher(
  db: SchoolDatabase,
  classId: Id,
  personId: Id,
): Promise<boolean> {
  const row = await db
    .selectFrom('class_teacher')
    .select('class_id')
    .where('class_id', '=', classId)
    .where('teacher_id', '=', personId)
    .where('is_main', '=', true)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Of a school year, by day. */
export function readReportPeriods(db: SchoolDatabase, yearId: Id): Promise<GradingPeriod[]> {
  return db
    .selectFrom('grading_period')
    .select(['id', 'label', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('school_year_id', '=', yearId)
    .orderBy('starts_on')
    .execute()
}

export interface LastPublishing {
  readonly id: Id
  readonly publishedAt: Date
  readonly by: string
}

/** Of a class and period; null where nothing is given out, or it was withdrawn. */
export async function readLastPublishing(
  db: SchoolDatabase,
  classId: Id,
  periodId: Id,
): Promise<LastPublishing | null> {
  const { rows } = await sql<LastPublishing>`
    select report_publishing.id, report_publishing.published_at as "publishedAt",
      ${shownName()} as by
    from report_publishing join person on person.id = report_publishing.published_by
    where class_id = ${classId} and period_id = ${periodId} and withdrawn_at is null
    order by serial desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** By the pupil's name; also those that say nothing. */
export async function readReportsOfPublishing(
  db: SchoolDatabase,
  publishingId: Id,
): Promise<PeriodReport[]> {
  const { rows } = await sql<{ pupil: PersonName; content: ReportContent }>`
    select ${pupilName} as pupil, period_report.content
    from period_report join person on person.id = period_report.pupil_id
    where period_report.publishing_id = ${publishingId}
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name),
      person.id`.execute(db)
  return rows.map(({ content, pupil }) => ({ pupil, ...content }))
}

/**
 * What the families of these pupils have of a period, by pupil: of each the last one, whichever class gave
 * it out, also one that says nothing. None where that one was withdrawn.
 */
export async function readStandingReports(
  db: SchoolDatabase,
  periodId: Id,
  pupilIds: readonly Id[],
): Promise<ReadonlyMap<Id, StandingReport>> {
  const { rows } = await sql<{ pupil: PersonName; classId: Id; content: ReportContent }>`
    select ${pupilName} as pupil, last.class_id as "classId", last.content from (
      select distinct on (period_report.pupil_id) period_report.pupil_id, period_report.content,
        report_publishing.class_id, report_publishing.withdrawn_at
      from period_report
      join report_publishing on report_publishing.id = period_report.publishing_id
      where period_report.pupil_id = any(${[...pupilIds]}::uuid[])
        and report_publishing.period_id = ${periodId}
      order by period_report.pupil_id, report_publishing.serial desc
    ) last
    join person on person.id = last.pupil_id
    where last.withdrawn_at is null`.execute(db)
  return new Map(
    rows.map(({ classId, content, pupil }) => [
      pupil.id,
      { classId, report: { pupil, ...content } },
    ]),
  )
}

/** False: it is there already, from the same press. */
export async function insertPublishing(
  db: SchoolDatabase,
  row: Omit<Selectable<ReportTables['report_publishing']>, 'serial' | 'withdrawn_at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('report_publishing')
    .values({ ...row, withdrawn_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function insertReports(
  db: SchoolDatabase,
  publishingId: Id,
  reports: readonly { readonly id: Id; readonly report: PeriodReport }[],
): Promise<void> {
  if (reports.length === 0) return
  await db
    .insertInto('period_report')
    .values(
      reports.map(({ id, report: { pupil, ...content } }) => ({
        id,
        publishing_id: publishingId,
        pupil_id: pupil.id,
        content: JSON.stringify(content satisfies ReportContent),
      })),
    )
    .execute()
}

/** False: there was nothing to withdraw. */
export async function withdrawPublishings(
  db: SchoolDatabase,
  classId: Id,
  periodId: Id,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('report_publishing')
    .set({ withdrawn_at: at })
    .where('class_id', '=', classId)
    .where('period_id', '=', periodId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * The last one of each period that has one of this pupil, whichever class gave it out; the last period
 * first. Where the last one says nothing or was withdrawn there is none: no older one comes back in its place.
 */
export async function readReportsOfPupil(
  db: SchoolDatabase,
  pupilId: Id,
): Promise<PupilReports['reports']> {
  const { rows } = await sql<{
    id: Id
    published_at: Date
    pupil: PersonName
    content: ReportContent
  }>`
    select last.id, last.published_at, last.content, ${pupilName} as pupil from (
      select distinct on (report_publishing.period_id)
        period_report.id, report_publishing.published_at, period_report.content,
        report_publishing.period_id, report_publishing.serial, report_publishing.withdrawn_at
      from period_report
      join report_publishing on report_publishing.id = period_report.publishing_id
      where period_report.pupil_id = ${pupilId}
      order by report_publishing.period_id, report_publishing.serial desc
    ) last
    join grading_period on grading_period.id = last.period_id
    join person on person.id = ${pupilId}
    where last.withdrawn_at is null
    order by grading_period.starts_on desc, last.serial desc`.execute(db)
  return rows
    .map(({ content, id, published_at, pupil }) => ({
      id,
      publishedAt: published_at.toISOString(),
      report: { pupil, ...content },
    }))
    .filter(({ report }) => saysSomething(report))
}

export async function readClassesWithReports(
  db: SchoolDatabase,
  yearId: Id,
  periodId: Id | null,
): Promise<{ id: Id; name: string; publishedAt: Date | null }[]> {
  const { rows } = await sql<{ id: Id; name: string; publishedAt: Date | null }>`
    select class.id, class.name, (
      select max(published_at) from report_publishing
      where class_id = class.id and period_id = ${periodId}::uuid and withdrawn_at is null
    ) as "publishedAt"
    from class
    where class.school_year_id = ${yearId} and class.deactivated_at is null
    order by class.level_label, class.name`.execute(db)
  return rows
}

/** Classes of years that are over by a day, but the given one, whose reports are not forgotten yet. */
export async function readFormerClasses(
  db: SchoolDatabase,
  uai: string,
  yearId: Id,
  today: Day,
): Promise<{ id: Id; name: string; year: string }[]> {
  const { rows } = await sql<{ id: Id; name: string; year: string }>`
    select class.id, class.name, school_year.label as year
    from class join school_year on school_year.id = class.school_year_id
    where school_year.school_uai = ${uai} and school_year.id <> ${yearId}
      and school_year.ends_on < ${today}::date
      and school_year.ends_on >= (${today}::date - interval '1 year')::date
      and exists (select from grading_period where grading_period.school_year_id = school_year.id)
      and class.deactivated_at is null
    order by school_year.starts_on desc, class.level_label, class.name, class.id`.execute(db)
  return rows
}

export async function readPupilOfReports(
  db: SchoolDatabase,
  pupilId: Id,
): Promise<PersonName | undefined> {
  const { rows } = await sql<{ pupil: PersonName }>`
    select ${pupilName} as pupil from person where id = ${pupilId}`.execute(db)
  return rows[0]?.pupil
}
