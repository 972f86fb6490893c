/**
 * The whole way of a piece of work with contents and answers that nobody would write but that the
 * contract allows: drafted, published, assigned, answered, handed in, marked, read. Every step is
 * answered or refused in words; none fails, and nothing that was published breaks a later step.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { resourceContentSchema } from '#contract/content.ts'
import { answerSchema, exerciseContentSchema } from '#contract/questions.ts'
import { arbitraryOf } from './arbitrary-input.ts'
import { startTestWeb } from './test-web.ts'

const runs = 40
const seed = Number(process.hrtime.bigint() % 2_147_483_647n)
const web = await startTestWeb()
const { school, targets } = web
const ids = [targets.fileId ?? '', 'q1', 'q2']
const teacher = await web.signIn(school.teacherA)
const pupil = await web.signIn(school.pupilA1)
const guardian = await web.signIn(school.guardianA1)
const reached = new Map<string, number>()

/** The answer's body where the step came through; null where it was refused. */
async function step(
  name: string,
  cookie: string,
  path: string,
  options: { readonly method?: string; readonly body?: unknown } = {},
): Promise<Record<string, unknown> | null> {
  const answer = await web.call(path, { cookie, ...options })
  const text = await answer.text()
  const why = `${name}: ${answer.status} ${text.slice(0, 300)} ${web.logged.at(-1)?.slice(0, 900)}`
  assert.ok(answer.status < 500, why)
  if (answer.status !== 200) return null
  reached.set(name, (reached.get(name) ?? 0) + 1)
  return JSON.parse(text) as Record<string, unknown>
}

function exerciseWithIds(content: unknown): unknown {
  const { questions, ...rest } = content as { questions: object[] }
  return { ...rest, questions: questions.map((one, place) => ({ ...one, id: `q${place}` })) }
}

async function publish(content: unknown): Promise<string | null> {
  const about = { schoolUai: school.uai, title: 'Étrange', subjectCode: null }
  const body = { ...about, content }
  const made = await step('exercise', teacher, '/api/exercises', { body })
  if (made === null) return null
  const path = `/api/exercises/${made.id}`
  await step('draft', teacher, path)
  await step('preview', teacher, `${path}/preview`)
  const answer = await step('publication', teacher, `${path}/publication`, { method: 'POST' })
  return answer === null || answer.published === null ? null : String(made.id)
}

async function doWork(exerciseId: string, answers: readonly unknown[]): Promise<void> {
  const opensAt = new Date(Date.now() - 60_000).toISOString()
  const rules = {
    id: crypto.randomUUID(),
    opensAt,
    dueAt: null,
    lateAccepted: true,
    attemptsMax: 3,
    feedback: 'now',
  }
  const lesson = `/api/lessons/${targets.lessonId}/assignments`
  const given = await step('assignment', teacher, lesson, { body: { exerciseId, ...rules } })
  if (given === null) return
  const begin = { body: { attemptId: crypto.randomUUID() } }
  const attempt = await step('begin', pupil, `/api/assignments/${given.id}/attempts`, begin)
  if (attempt === null) return
  const questions = attempt.questions as { id: string; kind: string }[]
  const kept: Record<string, unknown> = {}
  for (const [place, answer] of answers.entries()) {
    const { kind } = answer as { kind: string }
    const question = questions.find((one) => one.kind === kind) ?? questions[place]
    if (question === undefined) continue
    const path = `/api/attempts/${attempt.id}/answers/${question.id}`
    const body = { answer, version: place + 1 }
    await step('save', pupil, path, { method: 'PUT', body })
    kept[question.id] = answer
  }
  await step('resume', pupil, `/api/assignments/${given.id}/attempts`, begin)
  const handIn = { body: { id: crypto.randomUUID(), answers: kept } }
  await step('submission', pupil, `/api/attempts/${attempt.id}/submission`, handIn)
  await step('result', pupil, `/api/attempts/${attempt.id}/result`)
  await step('guardian', guardian, `/api/attempts/${attempt.id}/result`)
  await step('following', teacher, `/api/assignments/${given.id}/following`)
  await step('sheet', teacher, `/api/attempts/${attempt.id}/marking-sheet`)
  for (const { id } of questions) {
    const mark = { method: 'PUT', body: { points: 0.5, comment: '\u202e…' } }
    await step('mark', teacher, `/api/attempts/${attempt.id}/marks/${id}`, mark)
  }
  await step('day', pupil, '/api/day')
  await step('child', guardian, `/api/pupils/${school.pupilA1.personId}/day`)
}

test(`strange exercises are done to the end (seed ${seed})`, async () => {
  const contents = arbitraryOf(exerciseContentSchema, ids).map(exerciseWithIds)
  const answers = fc.array(arbitraryOf(answerSchema, ids), { minLength: 1, maxLength: 4 })
  const plain = {
    format: 1,
    introduction: [],
    questions: ['true_false', 'open'].map((kind, place) => ({
      id: `q${place}`,
      kind,
      prompt: [{ type: 'paragraph', text: [{ type: 'text', text: 'Vrai ?' }] }],
      points: 1,
      ...(kind === 'open' ? { accepts: 'text_or_photo' } : { correct: true }),
    })),
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(contents, fc.constant(plain)), answers, async (content, given) => {
      const exerciseId = await publish(content)
      if (exerciseId !== null) await doWork(exerciseId, given)
    }),
    { seed, numRuns: runs, endOnFailure: true },
  )
  for (const name of [
    'exercise',
    'preview',
    'begin',
    'submission',
    'result',
    'sheet',
    'following',
  ]) {
    assert.ok((reached.get(name) ?? 0) > 3, `${name}: ${JSON.stringify([...reached])}`)
  }
})

test(`strange resources are read as they were written (seed ${seed})`, async () => {
  const about = { title: 'Étrange', subjectCode: null, levelLabel: null }
  await fc.assert(
    fc.asyncProperty(arbitraryOf(resourceContentSchema, ids), async (draft) => {
      const first = { body: { schoolUai: school.uai, ...about } }
      const made = await step('resource', teacher, '/api/resources', first)
      const path = `/api/resources/${made?.id}`
      const body = { ...about, draftVersion: 1, draft }
      await step('resource draft', teacher, `${path}/draft`, { method: 'PUT', body })
      await step('resource preview', teacher, `${path}/preview`)
      await step('resource publication', teacher, `${path}/publication`, { method: 'POST' })
      const lesson = `/api/lessons/${targets.lessonId}/resources/${made?.id}`
      await step('attached', teacher, lesson, { method: 'PUT' })
      await step('reading', pupil, `${path}/reading`)
      await step('inline', pupil, `${path}/assignments`)
    }),
    { seed, numRuns: runs, endOnFailure: true },
  )
  assert.ok((reached.get('resource preview') ?? 0) > 3, JSON.stringify([...reached]))
})
