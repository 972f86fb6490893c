/**
 * Opens every pack of the demo schools with its key, prints every course's coming days, and reads
 * them as a cheat and as a stranger would: nothing in it tells an answer, an unopened question or anybody's name.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import { comingPaperSchema } from '#contract/coming-paper.ts'
import { dayPackSchema, heldExercisePackSchema, packedDays } from '#contract/day-packs.ts'
import { type ExerciseContent, exerciseContentSchema } from '#contract/questions.ts'
import { seedDemo } from '#demo/seed-demo.ts'
import { createNewsHub } from '#engine/bus/news-hub.ts'
import { loadConfig } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { createSchoolParts } from '#roles/school-context.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { makeTeams } from '#school/assignments/make-teams.ts'
import { buildDueCourses } from '#school/day-packs/build-course-days.ts'
import { readComingPaper } from '#school/day-packs/read-coming-paper.ts'
import { keyOfContent, packKeyName } from '#school/day-packs/seal-pack.ts'
import { createExercise } from '#school/exercises/create-exercise.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { addressOf, unsealBytes, unsealJson } from './unseal-pack.ts'

/** Shorter words may stand anywhere by chance. */
const wordsLengthMin = 30
/** Asked in a test that is not open yet: it may lie in its own pack and nowhere else. */
const unopenedPrompt = 'Combien de zèbres traversent le pont de Tancarville ?'

/** Fields whose content only teachers read before the marks are out. */
const teachersWords = [
  'feedback',
  'feedbackTrue',
  'feedbackFalse',
  'otherFeedback',
  'explanation',
  'markingGuide',
]

const { database, source } = await withTestDatabase<SchoolTables>()
await prepareJobs(source)
const db = database.kysely
const dataDir = mkdtempSync(join(tmpdir(), 'preau-secrets-'))
const config = loadConfig({}, { dataDir, port: 0, databaseUrl: null })
const keyRing = openKeyRing(dataDir, systemRandom)
const news = await createNewsHub(database, silentLog)
const { context, drain } = await createSchoolParts({
  config,
  database,
  keyRing,
  news,
  log: silentLog,
})
after(async () => {
  await drain()
  await rm(dataDir, { recursive: true })
})
await seedDemo(context, { dataDir, host: 'localhost' })
await assignUnopened()
await buildDueCourses(context)

interface OpenedPack {
  readonly kind: 'day' | 'held' | 'file' | 'paper'
  readonly text: string
  readonly value: unknown
}

const opened = [...(await openAll()), ...(await readPapers())]
const texts = opened.filter(({ kind }) => kind !== 'file')

/** An exercise for tomorrow, in the next lesson that already carries one. */
async function assignUnopened(): Promise<void> {
  const lesson = await db
    .selectFrom('assignment')
    .innerJoin('lesson', 'lesson.id', 'assignment.lesson_id')
    .select(['lesson.id', 'lesson.course_id', 'lesson.school_uai', 'assignment.assigned_by'])
    .where('lesson.on_date', '>=', dayOf(Date.now(), 'Europe/Paris'))
    .orderBy('lesson.on_date')
    .limit(1)
    .executeTakeFirstOrThrow()
  const prompt = [
    { type: 'paragraph' as const, text: [{ type: 'text' as const, text: unopenedPrompt }] },
  ]
  const question = { id: 'q1', kind: 'true_false' as const, prompt, points: 1, correct: true }
  const exerciseId = await createExercise(context, {
    owner: { personId: lesson.assigned_by, schoolUai: lesson.school_uai },
    title: 'Contrôle',
    subjectCode: null,
    content: { format: 1, introduction: [], questions: [question] },
  })
  expectValue(await publishExercise(context, { exerciseId, publishedBy: lesson.assigned_by }))
  const assigned = expectValue(
    await assignExercise(context, {
      id: crypto.randomUUID(),
      exerciseId,
      opensAt: new Date(Date.now() + 86_400_000).toISOString(),
      dueAt: null,
      lateAccepted: true,
      attemptsMax: 1,
      feedback: 'now',
      schoolUai: lesson.school_uai,
      courseId: lesson.course_id,
      lessonId: lesson.id,
      assignedBy: lesson.assigned_by,
    }),
  )
  // Done in a team: who is in it comes with the page, and lies in no pack.
  const { rows } = await sql<{ pupil_id: Id }>`
    select pupil_id from course_pupil where course_id = ${lesson.course_id} limit 3`.execute(db)
  const teams = [rows.map((row) => row.pupil_id)]
  expectValue(await makeTeams(context, { assignmentId: assigned.id, teams }))
}

/** Each once: what is held stands in the day of its lesson and in that on which it opens. */
async function openAll(): Promise<OpenedPack[]> {
  const rows = await db
    .selectFrom('day_pack')
    .innerJoin('sealed_pack', 'sealed_pack.address', 'day_pack.address')
    .select(['day_pack.kind', 'day_pack.address', 'sealed_pack.content_hash', 'sealed_pack.bytes'])
    .where('withdrawn_at', 'is', null)
    .distinctOn('day_pack.address')
    .execute()
  return rows.map(({ kind, address, content_hash, bytes }) => {
    assert.ok(bytes)
    assert.equal(addressOf(bytes), address)
    const key = keyOfContent(content_hash, keyRing.key(packKeyName)).toString('base64url')
    const value = kind === 'file' ? null : unsealJson(bytes, key)
    const text =
      kind === 'file' ? unsealBytes(bytes, key).toString('latin1') : JSON.stringify(value)
    return { kind, text, value }
  })
}

/** What is printed of each course for pupils without a line. */
async function readPapers(): Promise<OpenedPack[]> {
  const courses = await db
    .selectFrom('course')
    .select('id')
    .where('deactivated_at', 'is', null)
    .execute()
  const papers: OpenedPack[] = []
  for (const { id } of courses) {
    const value = expectValue(await readComingPaper(context, id))
    papers.push({ kind: 'paper', text: JSON.stringify(value), value })
  }
  return papers
}

/** Every property that a schema names, wherever it stands. */
function propertiesOf(schema: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return found
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value)) found.add(name)
    propertiesOf(value, found)
  }
  return found
}

function* fieldsIn(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [key, inner]
    yield* fieldsIn(inner)
  }
}

/** The words of one piece of content that are long enough to be nobody else's, as JSON has them. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  const piece = value as { text?: unknown }
  if (typeof piece?.text !== 'string') return []
  return piece.text.length >= wordsLengthMin ? [JSON.stringify(piece.text).slice(1, -1)] : []
}

test('there is something to look at: days, readings, pictures, questions of every kind', () => {
  const kinds = new Set<unknown>()
  for (const { value } of texts)
    for (const [key, kind] of fieldsIn(value)) if (key === 'kind') kinds.add(kind)
  assert.ok(texts.length >= packedDays * 2, `${texts.length} packs`)
  assert.ok(opened.some(({ kind }) => kind === 'file'))
  assert.equal(opened.filter(({ kind }) => kind === 'held').length, 1)
  const papers = opened.filter(({ kind }) => kind === 'paper')
  assert.ok(papers.some(({ text }) => text.includes('gap_text') && text.includes('"lessons":[{')))
  assert.ok(kinds.has('gap_text') && kinds.has('numeric') && kinds.has('single_choice'))
})

test('a pack holds exactly what its schema names', () => {
  const isDay = Compile(dayPackSchema)
  const isHeld = Compile(heldExercisePackSchema)
  const isPaper = Compile(comingPaperSchema)
  const schemas = [dayPackSchema, heldExercisePackSchema, comingPaperSchema]
  const named = new Set(schemas.flatMap((schema) => [...propertiesOf(schema)]))
  for (const { kind, value } of texts) {
    const check = kind === 'day' ? isDay : kind === 'paper' ? isPaper : isHeld
    assert.ok(check.Check(value), JSON.stringify(check.Errors(value)[0]))
    for (const [name] of fieldsIn(value)) assert.ok(named.has(name), name)
  }
})

test('no field that only the teacher has: key, fraction, tolerance, feedback, explanation, guide', () => {
  const known = propertiesOf(dayPackSchema)
  const teachersOnly = new Set(
    [...propertiesOf(exerciseContentSchema)].filter((name) => !known.has(name)),
  )
  for (const name of ['correct', 'fraction', 'tolerance', 'explanation', 'markingGuide']) {
    assert.ok(teachersOnly.has(name), `${name} is looked for`)
  }
  for (const { value } of texts) {
    for (const [name, inner] of fieldsIn(value)) {
      assert.ok(!teachersOnly.has(name), name)
      // The rule of an assignment has the same name as the words of a teacher.
      if (name === 'feedback') assert.ok(inner === 'now' || inner === 'after_due')
    }
  }
})

test("no words of an explanation, a feedback or a marking guide, and no author's own ids", async () => {
  const revisions = await db.selectFrom('exercise_revision').select(['content', 'salt']).execute()
  const whole = texts.map(({ text }) => text).join('\n')
  // A lesson may say the sentence that a feedback repeats.
  const readings = JSON.stringify(
    await db.selectFrom('resource_revision').select('content').execute(),
  )
  let looked = 0
  for (const { content, salt } of revisions) {
    assert.ok(!whole.includes(salt))
    for (const question of (content as ExerciseContent).questions) {
      const secrets = [...fieldsIn(question)]
        .filter(([name]) => teachersWords.includes(name))
        .flatMap(([, words]) => wordsIn(words))
        .filter((words) => !readings.includes(words))
      looked += secrets.length
      for (const secret of secrets) assert.ok(!whole.includes(secret), secret)
    }
  }
  assert.ok(looked > 50, `${looked} secrets were looked for`)
})

test('an unopened question stands in its own pack alone', () => {
  const holders = opened.filter(({ text }) => text.includes('Tancarville'))
  assert.deepEqual(
    holders.map(({ kind }) => kind),
    ['held'],
  )
})

test('nobody of the roster is named: no id, no full name, and no name that no teacher wrote', async () => {
  const people = await db.selectFrom('person').select(['id', 'family_name', 'given_name']).execute()
  assert.ok(people.length > 100)
  // The address of a picture is a hash: three letters of it may be anybody's name by chance.
  const whole = texts.map(({ text }) => text.replace(/"[\w-]{43}"/g, '""')).join('\n')
  // A lesson may speak of Victor Hugo although a Victor sits in the class.
  const written = JSON.stringify(
    await Promise.all([
      db.selectFrom('resource_revision').select(['title', 'content']).execute(),
      db.selectFrom('exercise_revision').select(['title', 'content']).execute(),
    ]),
  )
  const names = new Set<string>()
  for (const { id, family_name, given_name } of people) {
    assert.ok(!whole.includes(id))
    for (const full of [`${given_name} ${family_name}`, `${family_name} ${given_name}`]) {
      assert.ok(!whole.includes(full), full)
    }
    // Nothing in a name means anything in a regular expression.
    assert.match(family_name + given_name, /^[\p{L} ’'-]+$/u)
    names.add(family_name).add(given_name)
  }
  const says = (name: string, where: string) =>
    new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(where)
  const found = [...names].filter((name) => says(name, whole))
  assert.deepEqual(
    found.filter((name) => !says(name, written)),
    [],
  )
  assert.ok(found.length < names.size / 4, 'most names are looked for in earnest')
})
