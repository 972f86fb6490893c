/** Applies the staged schools, codes, classes, groups, memberships and teachings. */
import type { Id } from '#kernel/ids.ts'
import type { ApplyRun } from './apply-run.ts'
import {
  type BodyWrite,
  claimPairs,
  type Pair,
  pairTables,
  readKnownBodies,
  readKnownPairs,
  readStagedLevels,
  writeBodies,
  writePairs,
} from './body-import-store.ts'
import { type CourseWrite, readKnownCourses, writeCourses } from './course-import-store.ts'
import { planBody, planPair } from './plan-body.ts'
import type { Place, RosterKind, SchoolRecord, TeachingRecord } from './roster-record.ts'
import { meetPairs, peopleBehind, stagedPieces } from './roster-stage-store.ts'
import { sayInBoth } from './say-in-both.ts'
import { readCodes, readKnownSchools, writeCodes, writeSchools } from './school-import-store.ts'
import { planSchool } from './school-plan.ts'

/** Applies schools; gives the UAIs met, in the order of the files. */
export async function applySchools(
  run: Pick<ApplyRun, 'trx' | 'report' | 'advance'>,
  by: 'owner' | 'roster',
): Promise<string[]> {
  const met = new Set<string>()
  for await (const piece of stagedPieces(run.trx, 'school')) {
    const records = new Map<string, SchoolRecord>()
    for (const { record, place } of piece) {
      if (met.has(record.uai)) {
        const reason = `Le code UAI « ${record.uai} » est déjà plus haut dans le fichier.`
        const at = { kind: 'school', ...place, field: 'UAI', code: 'uai_repeated', reason } as const
        run.report.reject(at)
        continue
      }
      met.add(record.uai)
      records.set(record.uai, record)
    }
    const known = await readKnownSchools(run.trx, [...records.keys()])
    const steps = [...records.values()].map((record) =>
      planSchool(record, known.get(record.uai), by),
    )
    await writeSchools(run.trx, steps)
    for (const step of steps) run.report.count(step.outcome, 'school')
    run.advance(piece.length)
  }
  return [...met]
}

/** Levels or subjects of the national nomenclatures. */
export async function applyCodes(run: ApplyRun, kind: 'level' | 'subject'): Promise<void> {
  for await (const piece of stagedPieces(run.trx, kind)) {
    const records = new Map(piece.map(({ record }) => [record.key, record]))
    const known = await readCodes(run.trx, kind, [...records.keys()])
    const changed = [...records.values()].filter(({ key, label }) => known.get(key) !== label)
    await writeCodes(run.trx, kind, changed)
    for (const { record, place } of piece) {
      if (records.get(record.key) !== record) {
        const reason = `Le code « ${record.key} » est répété dans les fichiers ; la dernière ligne compte.`
        run.report.reject({ kind, ...place, field: '', code: 'code_repeated', reason })
        continue
      }
      const before = known.get(record.key)
      const outcome =
        before === undefined ? 'created' : before === record.label ? 'unchanged' : 'updated'
      run.report.count(outcome, kind)
    }
    run.advance(piece.length)
  }
}

export async function applyBodies(run: ApplyRun, kind: 'class' | 'group'): Promise<void> {
  for await (const piece of stagedPieces(run.trx, kind)) {
    const wanted = piece.flatMap(({ record }) => {
      const yearId = run.yearOfSchool.get(record.uai)
      return yearId === undefined ? [] : [{ ...record, yearId }]
    })
    const known = await readKnownBodies(run.trx, kind, wanted)
    const keys = wanted.map(({ key }) => key)
    const levels = kind === 'class' ? await readStagedLevels(run.trx, keys) : new Map()
    const writes = wanted.map((record): BodyWrite => {
      const before = known.get(record.key)
      const step = planBody({ ...record, ...levels.get(record.key) }, before)
      const id = before?.id ?? run.mint()
      return { ...record, id, sourceKey: `${run.source}:${record.key}`, step }
    })
    await writeBodies(run.trx, kind, writes, run.context.random)
    for (const { key, id, uai, name, step } of writes) {
      const isFirstFilled = known.get(key)?.hadPupils !== true
      run.bodies.set(`${kind}:${key}`, { id, uai, name, isFirstFilled })
      run.report.count(step.outcome, kind)
    }
    run.advance(piece.length)
  }
}

function rejectStranger(
  run: ApplyRun,
  kind: RosterKind,
  place: Place,
  code: 'person_unknown' | 'body_unknown',
): void {
  const reason =
    code === 'person_unknown'
      ? 'La personne concernée n’a pas été importée : voir le motif à sa propre ligne.'
      : 'La classe ou le groupe n’a pas été importé.'
  run.report.reject({ kind, ...place, field: '', code, reason })
}

/** Which pupil is in which class and group. */
export async function applyMemberships(run: ApplyRun): Promise<void> {
  for await (const piece of stagedPieces(run.trx, 'membership')) {
    const people = await peopleBehind(
      run.trx,
      piece.map(({ record }) => record.pupilKey),
    )
    const pairs = { class: [] as Pair[], group: [] as Pair[] }
    for (const { record, place } of piece) {
      const pupil = people.get(record.pupilKey)
      const body = run.bodies.get(`${record.bodyKind}:${record.bodyKey}`)
      if (pupil === undefined) rejectStranger(run, 'membership', place, 'person_unknown')
      else if (body === undefined) rejectStranger(run, 'membership', place, 'body_unknown')
      else pairs[record.bodyKind].push({ a: body.id, b: pupil, isFirst: body.isFirstFilled })
    }
    await applyPairs(run, 'class_pupil', pairs.class, 'membership')
    await applyPairs(run, 'group_pupil', pairs.group, 'membership')
    run.advance(piece.length)
  }
}

async function applyPairs(
  run: ApplyRun,
  table: keyof typeof pairTables,
  pairs: readonly Pair[],
  kind: 'membership' | 'teaching',
): Promise<void> {
  if (pairs.length === 0) return
  const known = await readKnownPairs(run.trx, pairTables[table], pairs)
  const met = new Set<string>()
  const changed: Pair[] = []
  for (const pair of pairs) {
    const key = `${pair.a}|${pair.b}`
    const before = known.get(key)
    const isSame = before?.isMain === (pair.isMain ?? false)
    if (met.has(key)) {
      run.report.count(before === undefined ? 'merged' : 'unchanged', kind)
      continue
    }
    met.add(key)
    const isEnded = before?.isEnded ?? false
    const outcome = planPair(before === undefined ? undefined : { isEnded, isSame })
    if (outcome !== 'unchanged') changed.push(pair)
    run.report.count(outcome, kind)
  }
  await writePairs(run.trx, pairTables[table], changed)
  await claimPairs(run.trx, pairTables[table], pairs)
  await meetPairs(run.trx, table, pairs)
}

/** Who teaches which class; with a subject, the course of it. */
export async function applyTeachings(run: ApplyRun): Promise<void> {
  for await (const piece of stagedPieces(run.trx, 'teaching')) {
    const people = await peopleBehind(
      run.trx,
      piece.map(({ record }) => record.teacherKey),
    )
    const found = piece.flatMap(({ record, place }) => {
      const teacher = people.get(record.teacherKey)
      const body = run.bodies.get(`${record.bodyKind}:${record.bodyKey}`)
      if (teacher !== undefined && body !== undefined) return [{ record, place, teacher, body }]
      const code = teacher === undefined ? 'person_unknown' : 'body_unknown'
      rejectStranger(run, 'teaching', place, code)
      return []
    })
    const ofClass = found.filter(({ record }) => record.subjectCode === null)
    await applyPairs(
      run,
      'class_teacher',
      ofClass.map(({ record, teacher, body }) => ({
        a: body.id,
        b: teacher,
        isMain: record.isMain,
      })),
      'teaching',
    )
    const courses = await applyCourses(
      run,
      found.filter(({ record }) => record.subjectCode !== null),
    )
    await applyPairs(run, 'course_teacher', courses, 'teaching')
    run.advance(piece.length)
  }
}

interface FoundTeaching {
  readonly record: TeachingRecord
  readonly place: Place
  readonly teacher: Id
  readonly body: { readonly id: Id; readonly uai: string; readonly name: string }
}

/** No import closes a course: a person did, and it stays so. */
function tellClosed(run: ApplyRun, { record, place, body }: FoundTeaching): void {
  const name = `${record.subjectCode ?? ''} ${body.name}`
  const message = sayInBoth(
    `Le cours « ${name} » a été fermé à la main dans l’établissement ; l’import ne le rouvre pas.`,
    `The course “${name}” was closed by hand in the school; the import does not open it again.`,
  )
  run.report.warn({ ...place, field: '', code: 'course_closed_by_hand', message })
}

/** Makes the courses of these teachings; gives who teaches which. */
async function applyCourses(run: ApplyRun, teachings: readonly FoundTeaching[]): Promise<Pair[]> {
  const sourceKeyOf = ({ record }: FoundTeaching) =>
    `${run.source}:${record.bodyKind}:${record.bodyKey}$${record.subjectCode ?? ''}`
  const known = await readKnownCourses(run.trx, [...new Set(teachings.map(sourceKeyOf))])
  const idOf = new Map<string, Id>()
  const writes: CourseWrite[] = []
  const pairs: Pair[] = []
  for (const teaching of teachings) {
    const { record, teacher, body } = teaching
    const yearId = run.yearOfSchool.get(body.uai)
    if (yearId === undefined) continue
    const sourceKey = sourceKeyOf(teaching)
    const place = `${yearId}|${sourceKey}`
    const before = known.get(place)
    const id = idOf.get(place) ?? before?.id ?? run.mint()
    if (!idOf.has(place)) {
      idOf.set(place, id)
      run.report.count(before === undefined ? 'created' : 'unchanged', 'course')
      if (before?.isActive === false) tellClosed(run, teaching)
      if (before === undefined) {
        const subjectCode = record.subjectCode ?? ''
        const { uai, name: bodyName, id: bodyId } = body
        const { bodyKind } = record
        writes.push({ id, uai, yearId, sourceKey, subjectCode, bodyKind, bodyId, bodyName })
      }
    }
    pairs.push({ a: id, b: teacher })
  }
  await writeCourses(run.trx, writes)
  return pairs
}
