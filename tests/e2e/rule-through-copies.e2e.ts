/** A question that rules marked, looked at again in all copies in a row: other points, and on to the next. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { openDevice, signIn, visit } from '../browser-device.ts'
import { type CardedClass, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { pointsField } from '../marking-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }
const content: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: [
    {
      id: 'q1',
      kind: 'short_text',
      prompt: [{ type: 'paragraph', text: [{ type: 'text', text: 'Quel port ?' }] }],
      points: 2,
      answers: [{ pattern: 'Le Havre', fraction: 1 }],
      rule: { caseMatters: false, accentsMatter: false },
    },
  ],
}

interface Filled extends CardedClass {
  readonly attemptIds: readonly Id[]
}

async function fill(context: SchoolContext): Promise<Filled> {
  const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
  const { courseA: courseId, pupilA1, pupilA2, teacherA, uai } = filled.school
  const opensAt = new Date(Date.now() - 60_000)
  const given = { uai, courseId, ownerId: teacherA.personId, opensAt, content }
  const { assignmentId } = await assignTestExercise(context, given)
  const attemptIds: Id[] = []
  for (const { accountId, personId: pupilId } of [pupilA1, pupilA2]) {
    const attemptId = mintId(context.clock, context.random)
    expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
    const answers = { q1: { kind: 'short_text' as const, text: 'le port du Havre' } }
    const id = mintId(context.clock, context.random)
    expectValue(await submitAnswers(context, { id, answers, attemptId, pupilId, accountId }))
    attemptIds.push(attemptId)
  }
  return { ...filled, attemptIds }
}

let cell: ServedCell<Filled>
let browser: Browser

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

test('from one copy a teacher goes through all copies with that question, and gives other points', async () => {
  const device = await openDevice(browser, { width: 360 })
  try {
    const { page } = device
    const [first = '', second = ''] = cell.filled.attemptIds
    await signIn(page, cell.origin, teacher)
    await visit(page, cell.origin + pagePaths.marking(first))
    await page.locator('summary', { hasText: 'Corrigé par les règles' }).click()
    await page.getByRole('link', { name: /Corriger cette question sur toutes les copies/ }).click()
    await page
      .getByText(/1 copie vient après celle-ci/)
      .first()
      .waitFor()
    await pointsField(page).fill('2')
    assert.deepEqual(await findAxeProblems(page), [])
    await page.getByRole('button', { name: /Enregistrer et copie suivante/ }).click()
    await page.waitForURL(new RegExp(second))
    await page.getByText(/C’est la dernière copie/).waitFor()
    await page.getByRole('link', { name: /Commencer à la première copie/ }).waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    const rows = await cell.context.db.selectFrom('changed_mark').select('attempt_id').execute()
    assert.deepEqual(
      rows.map((row) => row.attempt_id),
      [first],
    )
    assert.deepEqual(device.complaints, [])
  } finally {
    await device.close()
  }
})

test('points that the server refuses keep the page on their copy until it has them', async () => {
  const device = await openDevice(browser, { width: 360 })
  try {
    const { page } = device
    const [first = '', second = ''] = cell.filled.attemptIds
    await signIn(page, cell.origin, teacher)
    await visit(page, cell.origin + pagePaths.markingQuestion(first, 'q1'))
    await page.route('**/marks/q1', (route) =>
      route.fulfill({ status: 409, json: { error: { code: 'conflict' } } }),
    )
    await pointsField(page).fill('1')
    await page.getByRole('button', { name: /Enregistrer et copie suivante/ }).click()
    await page.locator('.mark-state.refused').waitFor()
    await page.unroute('**/marks/q1')
    assert.equal(await pointsField(page).inputValue(), '1')
    await page.getByRole('button', { name: /Enregistrer et copie suivante/ }).click()
    await page.waitForURL(new RegExp(second))
    const rows = await cell.context.db
      .selectFrom('changed_mark')
      .select(['attempt_id', 'points'])
      .execute()
    assert.deepEqual(rows, [{ attempt_id: first, points: 1 }])
    assert.deepEqual(device.complaints, [])
  } finally {
    await device.close()
  }
})

test('an English reader at a desk finds the same', async () => {
  const device = await openDevice(browser, { width: 1280, language: 'en-GB' })
  try {
    const { page } = device
    const [first = ''] = cell.filled.attemptIds
    await signIn(page, cell.origin, teacher)
    await visit(page, cell.origin + pagePaths.markingQuestion(first, 'q1'))
    await page
      .getByText(/1 copy comes after this one/)
      .first()
      .waitFor()
    await page.getByText(/Rules marked this answer/).waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(device.complaints, [])
  } finally {
    await device.close()
  }
})
