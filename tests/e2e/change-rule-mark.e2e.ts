/**
 * A rule refuses what a pupil answered well: the teacher gives the points by keyboard on the marking desk, with a
 * word why; the pupil sees that it was a person, the gradebook follows, and the teacher goes back to the rule.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { isFocused, strike, tabTo } from '../keyboard-hand.ts'
import { commentField, holdMarks, pointsField } from '../marking-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { looksWell } from '../recorder-hand.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }
const paragraph = (text: string) => [
  { type: 'paragraph' as const, text: [{ type: 'text' as const, text }] },
]
const content: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: [
    {
      id: 'q1',
      kind: 'true_false',
      prompt: paragraph('La Seine se jette dans la Manche.'),
      points: 1,
      correct: true,
    },
    {
      id: 'q2',
      kind: 'short_text',
      prompt: paragraph('Quel port est à l’embouchure de la Seine ?'),
      points: 2,
      answers: [{ pattern: 'Le Havre', fraction: 1 }],
      rule: { caseMatters: false, accentsMatter: false },
    },
  ],
}

interface Filled extends CardedClass {
  readonly assignmentId: Id
  readonly attemptId: Id
  readonly context: SchoolContext
}

let cell: ServedCell<Filled>
let browser: Browser
const devices: Device[] = []

async function handIn(context: SchoolContext, filled: CardedClass): Promise<Filled> {
  const { school } = filled
  const { assignmentId } = await assignTestExercise(context, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(Date.now() - 60_000),
    content,
  })
  const { accountId, personId: pupilId } = school.pupilA1
  const attemptId = mintId(context.clock, context.random)
  expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
  const id = mintId(context.clock, context.random)
  const answers = {
    q1: { kind: 'true_false' as const, value: true },
    q2: { kind: 'short_text' as const, text: 'le port du Havre' },
  }
  expectValue(await submitAnswers(context, { id, answers, attemptId, pupilId, accountId }))
  return { ...filled, assignmentId, attemptId, context }
}

before(async () => {
  cell = await serveCell(async (context) =>
    handIn(context, await fillCardedClass(context, { who: 'teacherA', ...teacher })),
  )
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(look: Parameters<typeof openDevice>[1]): Promise<Device> {
  const opened = await openDevice(browser, look)
  devices.push(opened)
  return opened
}

/** The pupil's copy on a phone, in the pupil's own session. */
async function pupilsCopy(look: Parameters<typeof openDevice>[1]): Promise<Device> {
  const phone = await device(look)
  const { attemptId, school } = cell.filled
  await signIn(phone.page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
  await visit(phone.page, cell.origin + pagePaths.result(attemptId))
  return phone
}

async function takeOver(page: Page): Promise<void> {
  await visit(page, cell.origin + pagePaths.following(cell.filled.assignmentId))
  await page.getByRole('button', { name: 'Reporter dans le carnet de notes' }).press('Enter')
}

const changeButton = (page: Page) =>
  page.getByRole('button', { name: /^Changer les points\s+de la question 2$/ })

test('a refused answer gets its points by keyboard alone, and the pupil is told', async () => {
  const phone = await pupilsCopy({ width: 360 })
  await phone.page.getByText(/^1 points? sur 3$/).waitFor()
  const { page, complaints } = await device({ width: 1280 })
  await signIn(page, cell.origin, teacher)
  await takeOver(page)
  await page.getByText(/^1\s+note reportée\./).waitFor()
  await visit(page, cell.origin + pagePaths.marking(cell.filled.attemptId))
  await tabTo(page, page.locator('summary', { hasText: 'Corrigé par les règles' }))
  await page.keyboard.press('Enter')
  await tabTo(page, changeButton(page))
  await page.keyboard.press('Enter')
  assert.equal(await isFocused(pointsField(page)), true)
  assert.equal(await pointsField(page).inputValue(), '0')
  await looksWell(page)
  await page.keyboard.press('Control+a')
  await strike(page, '3{Control+Enter}')
  await page.getByText('Au plus 2.').waitFor()
  await page.keyboard.press('Control+a')
  await strike(page, '1,5')
  await tabTo(page, commentField(page))
  await strike(page, 'Le nom y est.')
  // Over a slow line nothing is said to be saved before it is.
  const held = await holdMarks(page, 'q2')
  await page.keyboard.press('Control+Enter')
  await held.begun
  await page.getByText('Total : 1 sur 3').waitFor()
  held.release()
  await page.getByText('Total : 2,5 sur 3').waitFor()
  await page.getByText('Points changés à la main : 1,5 au lieu de 0 par les règles.').waitFor()
  await looksWell(page)
  assert.deepEqual(await findAxeProblems(page), [])

  await phone.page.reload()
  await phone.page.getByText(/L.enseignant a changé les points/).waitFor()
  const told = await phone.page.locator('main').innerText()
  assert.match(told, /2,5 points sur 3/)
  assert.match(told, /1,5 au lieu de 0\./)
  assert.match(told, /Le nom y est\./)
  assert.match(told, /Le Havre/, 'what was awaited is still told')
  assert.deepEqual(await findAxeProblems(phone.page), [])
  await looksWell(phone.page)

  await takeOver(page)
  await page.getByText(/^1\s+note reportée auparavant suit les points changés/).waitFor()
  await looksWell(page)
  assert.deepEqual([...complaints, ...phone.complaints], [])
})

test('a pupil who reads English on a dark screen is told it too', async () => {
  const { page, complaints } = await pupilsCopy({ width: 360, theme: 'dark', language: 'en-GB' })
  const line = page.getByText('The teacher changed the points')
  assert.match(await line.innerText(), /1\.5 instead of 0\./)
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])
})

test('the teacher finds it again, and goes back to what the rule gave', async () => {
  const { page, complaints } = await device({ width: 360, theme: 'dark' })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(cell.filled.attemptId))
  await page.locator('summary', { hasText: 'Corrigé par les règles' }).click()
  await page.getByText('Points changés à la main', { exact: false }).waitFor()
  const given = await page.locator('.rule-part').allInnerTexts()
  assert.ok(given.some((text) => /Vrai/.test(text)) && !given.some((text) => /true/.test(text)))
  await changeButton(page).click()
  assert.equal(await pointsField(page).inputValue(), '1,5')
  assert.equal(await commentField(page).inputValue(), 'Le nom y est.')
  await looksWell(page)
  // Given without a line, it is there for whoever leaves and comes back, and is not folded away.
  await page.route('**/marks/q2', (route) => route.abort())
  await pointsField(page).fill('2')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('La connexion manque', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: 'Retour au tableau' }).last().click()
  await pointsField(page).waitFor({ state: 'detached' })
  await page.goBack()
  await pointsField(page).waitFor()
  assert.equal(await pointsField(page).inputValue(), '2')
  await page.unroute('**/marks/q2')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Total : 3 sur 3').waitFor()
  await page.getByRole('button', { name: 'Revenir aux points des règles' }).click()
  await page.getByText('Total : 1 sur 3').waitFor()
  await page.getByText('Les points des règles comptent de nouveau.').waitFor()
  assert.equal(await pointsField(page).inputValue(), '0')
  assert.equal(await isFocused(pointsField(page)), true)
  assert.deepEqual(await findAxeProblems(page), [])
  const { db } = cell.filled.context
  assert.deepEqual(await db.selectFrom('changed_mark').select('points').execute(), [])

  const { page: phone } = await pupilsCopy({ width: 360 })
  await settle(phone)
  assert.match(await phone.locator('main').innerText(), /1 points? sur 3/)
  assert.equal(await phone.getByText('a changé les points', { exact: false }).count(), 0)
  assert.deepEqual(complaints, [])
})
