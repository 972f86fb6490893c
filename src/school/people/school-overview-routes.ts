/** The doors of one school as a whole: overview, school years, subjects, audit lines. */
import Type from 'typebox'
import { createdSchema, schoolListMax, subjectListSchema } from '#contract/classes.ts'
import {
  auditPageMax,
  auditPageSchema,
  auditQuerySchema,
  schoolOverviewSchema,
  schoolYearInputSchema,
  schoolYearsSchema,
} from '#contract/schools.ts'
import { uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { anyRightInSchool, headOfSchool, worksInSchool } from './access.ts'
import { type AuditRow, readAuditLines } from './audit-store.ts'
import type { Caller } from './caller.ts'
import { findCurrentYear } from './find-current-year.ts'
import { readSchoolsByUai } from './people-store.ts'
import { countMovingUp } from './read-moving-up.ts'
import { saveSchoolYear } from './save-school-year.ts'
import { readSchoolCounts } from './school-overview-store.ts'
import { warnOfSchool } from './school-warnings.ts'
import { readSchoolYears } from './school-year-store.ts'
import { standardSubjects } from './standard-subjects.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

const schoolParams = Type.Object({ uai: uaiSchema })

export function schoolOverviewRoutes(context: Context): Route<Caller>[] {
  return [
    overviewRoute(context),
    subjectsRoute(context),
    auditRoute(context),
    ...yearRoutes(context),
  ]
}

function overviewRoute({ db, clock }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai',
    summary: 'Numbers, the school year and what needs the head',
    tag: 'people',
    access: anyRightInSchool('roster', 'cards', 'guardians', 'timetable', 'follow'),
    params: schoolParams,
    reply: schoolOverviewSchema,
    async handle({ params }) {
      const [[school], now] = await Promise.all([
        readSchoolsByUai(db, [params.uai]),
        findCurrentYear(db, clock, params.uai),
      ])
      if (school === undefined || now === null) return refuse('not_found')
      const { year, today } = now
      const counts = await readSchoolCounts(db, params.uai, year?.id ?? null)
      if (counts === undefined) return refuse('not_found')
      // Nobody waits where everybody has a class: this costs a query in September alone.
      const toMoveUp = counts.pupils_without_class === 0 ? 0 : await countMovingUp(db, now)
      const { uai, name, kind, commune, phone, zone } = school
      return accept({
        uai,
        name,
        kind,
        kindLabel: school.kind_label,
        commune,
        phone,
        timeZone: school.time_zone,
        zone,
        year,
        counts: {
          pupils: counts.pupils,
          teachers: counts.teachers,
          staff: counts.staff,
          guardians: counts.guardians,
          classes: counts.classes,
          groups: counts.groups,
          courses: counts.courses,
          guardiansToConfirm: counts.guardians_to_confirm,
          pupilsWithoutCard: counts.pupils_without_card,
          pupilsWithoutClass: counts.pupils_without_class,
        },
        warnings: warnOfSchool({
          today,
          year,
          zone,
          calendarKnownUntil: counts.calendar_known_until,
          ownDaysOff: counts.own_days_off,
          guardiansToConfirm: counts.guardians_to_confirm,
          pupilsWithoutCard: counts.pupils_without_card,
          pupilsToMoveUp: toMoveUp,
          pupilsWithoutClass: counts.pupils_without_class - toMoveUp,
          coursesWithoutTeacher: counts.courses_without_teacher,
          classesWithoutTimetable: counts.classes_without_timetable,
        }),
      })
    },
  })
}

/** Those that imports brought, and the standard ones. */
function subjectsRoute({ db }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/subjects',
    summary: 'Subjects that a course may have',
    tag: 'people',
    access: worksInSchool,
    params: schoolParams,
    reply: subjectListSchema,
    async handle() {
      const known = await db
        .selectFrom('subject')
        .selectAll()
        .orderBy('label')
        .limit(schoolListMax)
        .execute()
      const codes = new Set(known.map((subject) => subject.code))
      const more = standardSubjects
        .filter((subject) => !codes.has(subject.code))
        .map(({ code, label, family }) => ({ code, label, family }))
      return accept({ subjects: [...known, ...more] })
    },
  })
}

function auditRoute({ db }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/audit',
    summary: 'Who opened, printed and decided what, newest first',
    tag: 'people',
    access: headOfSchool,
    params: schoolParams,
    query: auditQuerySchema,
    reply: auditPageSchema,
    async handle({ params, query }) {
      const rows = await readAuditLines(db, params.uai, {
        before: query.before ?? null,
        action: query.action ?? null,
        limit: auditPageMax + 1,
      })
      const lines = rows.slice(0, auditPageMax).map(presentLine)
      return accept({ lines, next: rows.length > auditPageMax ? (lines.at(-1)?.id ?? null) : null })
    },
  })
}

function presentLine(row: AuditRow) {
  const name = (id: Id | null, familyName: string | null, givenName: string | null) =>
    id === null ? null : { id, familyName: familyName ?? '', givenName: givenName ?? '' }
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: name(row.actor_id, row.actor_family_name, row.actor_given_name),
    subject: name(row.subject_id, row.subject_family_name, row.subject_given_name),
    thing: row.thing_name,
    child: name(row.child_id, row.child_family_name, row.child_given_name),
    detail: row.detail as Record<string, unknown>,
  }
}

function yearRoutes(context: Context): Route<Caller>[] {
  const { db, clock } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/years',
      summary: 'School years',
      tag: 'people',
      access: worksInSchool,
      params: schoolParams,
      reply: schoolYearsSchema,
      async handle({ params }) {
        const [years, now] = await Promise.all([
          readSchoolYears(db, params.uai),
          findCurrentYear(db, clock, params.uai),
        ])
        return accept({ years, currentId: now?.year?.id ?? null })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/years',
      summary: 'Open a school year',
      tag: 'people',
      access: headOfSchool,
      params: schoolParams,
      body: schoolYearInputSchema,
      reply: createdSchema,
      async handle({ caller, params, body }) {
        return saveSchoolYear(context, caller?.personId ?? null, params.uai, null, body)
      },
    }),
  ]
}
