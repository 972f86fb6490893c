/**
 * Imports a school's weekly timetable from a CSV file (docs/formats/timetable.md): the whole file
 * or nothing. It replaces the timetable of the classes and groups that the file names, keeps slots
 * that are already so, and changes nothing the second time.
 */
import type { TimetableReport } from '#contract/timetable.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, expectValue, type Result, refuse } from '#kernel/result.ts'
import type { SchoolYear } from '#school/people/current-school-year.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import { saveCourseWithin } from '#school/people/save-course.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { type CsvTable, readCsvTable } from '#school/roster/csv-table.ts'
import { UnreadableRoster } from '#school/roster/roster-record.ts'
import { applyTimetable } from './apply-timetable.ts'
import { listClashes } from './list-clashes.ts'
import {
  type AppliedTimetable,
  presentRejections,
  presentReport,
} from './present-timetable-report.ts'
import { setTimetableSlots, type WantedSlot } from './set-timetable-slots.ts'
import { checkDays } from './slot-times.ts'
import { tellClash } from './tell-clash.ts'
import { type KnownCourse, readCourseShapes, readSchoolNames } from './timetable-import-store.ts'
import { type LineRejection, readTimetableLines, type TimetableLine } from './timetable-lines.ts'
import {
  type CourseShape,
  createNameFinder,
  findCourse,
  type NamedLine,
  shapeKey,
} from './timetable-names.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

export interface TimetableImport {
  /** Null: from the command line. */
  readonly actorId: Id | null
  readonly uai: string
  /** The file's name, for the report. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly dryRun: boolean
  /** From which day it holds; null: today, or the first day of the year. */
  readonly from: Day | null
}

export async function importTimetable(
  context: Context,
  job: TimetableImport,
): Promise<Result<TimetableReport>> {
  const school = await findCurrentYear(context.db, context.clock, job.uai)
  if (school === null) return refuse('school_unknown')
  const { year, today } = school
  const real = checkDays(job.from)
  if (!real.ok) return real
  if (year === null) return refuse('bad_request', { where: 'year' })
  const from = [job.from ?? today, year.startsOn].sort().at(1) ?? today
  // Nothing could begin there, and every slot would end.
  if (from > year.endsOn) return refuse('bad_request', { where: 'from' })
  const table = readTable(job)
  if (!('rows' in table)) return accept(presentRejections(job, [table]))
  const read = readTimetableLines(table)
  const report = await applyTimetable(context, job, async (trx) => {
    const named = nameLines(read.lines, await readSchoolNames(trx, job.uai, year.id))
    const rejections = [...read.rejections, ...named.rejections].sort((a, b) => a.line - b.line)
    if (rejections.length > 0 || named.lines.length === 0) {
      const empty = { line: 1, field: '', reason: 'Le fichier ne contient aucune ligne.' }
      return presentRejections(job, rejections.length > 0 ? rejections : [empty])
    }
    const applied = await apply(context, trx, job, { year, today, from }, named.lines)
    return presentReport(job, applied)
  })
  return accept(report)
}

function readTable(job: TimetableImport): CsvTable | LineRejection {
  try {
    return readCsvTable(job.file, job.bytes)
  } catch (error) {
    if (!(error instanceof UnreadableRoster)) throw error
    return { line: error.place.line, field: error.field, reason: error.reason }
  }
}

function nameLines(
  lines: readonly TimetableLine[],
  names: Parameters<typeof createNameFinder>[0],
): { lines: NamedLine[]; rejections: LineRejection[] } {
  const finder = createNameFinder(names)
  const resolved = lines.map((line) => finder.resolve(line))
  return {
    lines: resolved.flatMap((outcome) => (Array.isArray(outcome) ? [] : [outcome])),
    rejections: resolved.flatMap((outcome) => (Array.isArray(outcome) ? outcome : [])),
  }
}

async function apply(
  context: Context,
  trx: SchoolTransaction,
  job: TimetableImport,
  when: { readonly year: SchoolYear; readonly today: Day; readonly from: Day },
  lines: readonly NamedLine[],
): Promise<AppliedTimetable> {
  const { uai } = job
  const { year, today, from } = when
  const known = await readCourseShapes(trx, year.id)
  const { courseByShape, created } = await openCourses(context, trx, job, year, known, lines)
  const seen = new Set<string>()
  const wanted: WantedSlot[] = []
  for (const { line, shape } of lines) {
    const courseId = courseByShape.get(shapeKey(shape)) ?? ''
    const { weekday, starts, ends, week, room } = line
    const key = [courseId, weekday, starts, ends, week ?? '', room ?? ''].join(' ')
    // The same line twice is one slot.
    if (seen.has(key)) continue
    seen.add(key)
    wanted.push({ courseId, weekday, starts, ends, week, room })
  }
  const courseIds = new Set([...coursesInScope(known, lines), ...courseByShape.values()])
  const slots = await setTimetableSlots(
    context,
    trx,
    { uai, year, today, from, courseIds: [...courseIds] },
    wanted,
  )
  const { clashes } = await listClashes(trx, year.id, from)
  return {
    slots,
    coursesCreated: created,
    coursesUnchanged: new Set(courseByShape.values()).size - created,
    merged: lines.length - wanted.length,
    warnings: clashes.map(tellClash),
  }
}

/** Courses of the classes and groups that the file names: theirs is the timetable it replaces. */
function coursesInScope(known: readonly KnownCourse[], lines: readonly NamedLine[]): Id[] {
  const audience = new Set(lines.flatMap(({ shape }) => [...shape.classIds, ...shape.groupIds]))
  return known
    .filter(({ classIds, groupIds }) => [...classIds, ...groupIds].some((id) => audience.has(id)))
    .map(({ id }) => id)
}

/** The course of each line: one that is there, one that gets its teachers now, or a new one. */
async function openCourses(
  context: Context,
  trx: SchoolTransaction,
  job: TimetableImport,
  year: SchoolYear,
  known: readonly KnownCourse[],
  lines: readonly NamedLine[],
): Promise<{ courseByShape: Map<string, Id>; created: number }> {
  const place = { actorId: job.actorId, uai: job.uai, yearId: year.id }
  const courses: (CourseShape & { readonly id: Id })[] = [...known]
  const courseByShape = new Map<string, Id>()
  let created = 0
  // Lines that name their teachers first: a line that names nobody then finds their course.
  const sorted = lines.toSorted((a, b) => b.shape.teacherIds.length - a.shape.teacherIds.length)
  for (const { shape } of sorted) {
    if (courseByShape.has(shapeKey(shape))) continue
    const found = findCourse(courses, shape)
    const keeps =
      found !== null && (shape.teacherIds.length === 0 || shapeKey(found) === shapeKey(shape))
    if (keeps) {
      courseByShape.set(shapeKey(shape), found.id)
      continue
    }
    const name = known.find(({ id }) => id === found?.id)?.name
    const input = {
      subjectCode: shape.subjectCode,
      classIds: [...shape.classIds],
      groupIds: [...shape.groupIds],
      teacherIds: [...shape.teacherIds],
      ...(name === undefined ? {} : { name }),
    }
    const which = {
      id: found?.id ?? mintId(context.clock, context.random),
      isNew: found === null,
      at: new Date(context.clock.now()),
    }
    // Every id was looked up in this school and this year: a refusal here is a bug.
    const { id } = expectValue(await saveCourseWithin(trx, place, which, input))
    if (found === null) created += 1
    else courses.splice(courses.indexOf(found), 1)
    courses.push({ id, ...shape })
    courseByShape.set(shapeKey(shape), id)
  }
  return { courseByShape, created }
}
