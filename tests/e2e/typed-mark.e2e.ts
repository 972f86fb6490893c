/**
 * What a teacher types under a copy and does not save: it outlives the page, and nobody who types on over a
 * slow line is taken away from it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { commentField, pointsField } from '../marking-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { goodAnswers } from '../small-exercise.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }

interface Filled extends CardedClass {
  readonly attemptIds: readonly Id[]
}

let cell: ServedCell<Filled>
let browser: Browser

/** A copy of each of two pupils. */
async function handIn(context: SchoolContext, filled: CardedClass): Promise<Filled> {
  const { school } = filled
  const { assignmentId } = await assignTestExercise(context, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(Date.now() - 60_000),
  })
  const attemptIds: Id[] = []
  for (const { accountId, personId: pupilId } of [school.pupilA1, school.pupilA2]) {
    const attemptId = mintId(context.clock, context.random)
    const id = mintId(context.clock, context.random)
    expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
    const copy = { id, answers: goodAnswers, attemptId, pupilId, accountId }
    expectValue(await submitAnswers(context, copy))
    attemptIds.push(attemptId)
  }
  return { ...filled, attemptIds }
}

before(async () => {
  cell = await serveCell(async (context) =>
    handIn(context, await fillCardedClass(context, { who: 'teacherA', ...teacher })),
  )
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

/** Marks of this question wait on the way to the server. */
async function holdMarks(page: Page, questionId: string) {
  const begun = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  await page.route(`**/marks/${questionId}`, async (route) => {
    begun.resolve()
    await released.promise
    await route.continue()
  })
  return { begun: begun.promise, release: () => released.resolve() }
}

test('a comment that is typed and not saved outlives its page, and whoever types on is not taken away', async () => {
  const { attemptIds } = cell.filled
  const { page, complaints, close } = await openDevice(browser, { width: 1_280 })
  await signIn(page, cell.origin, teacher)
  const address = cell.origin + pagePaths.marking(attemptIds[0] ?? '')
  await visit(page, address)
  const comment = 'Le raisonnement est juste. '.repeat(100).trim()
  await pointsField(page).fill('1')
  await commentField(page).fill(comment)
  await page.getByText('Pas encore enregistré').waitFor()
  // To another page of the same tab and back, then the tab is gone.
  await page.evaluate((path) => history.pushState(null, '', path), pagePaths.teaching)
  await page.goBack()
  assert.equal(await commentField(page).inputValue(), comment)
  await page.waitForTimeout(1_000)
  await page.reload()
  await page.getByText('Pas encore enregistré').waitFor()
  assert.equal(await commentField(page).inputValue(), comment)

  // There is a next copy to go on to.
  await page.getByRole('button', { name: 'Enregistrer et copie suivante' }).waitFor()
  const held = await holdMarks(page, 'q2')
  await commentField(page).press('Control+Enter')
  await held.begun
  await commentField(page).fill(`${comment} À relire.`)
  held.release()
  await page.getByText('Pas encore enregistré').waitFor()
  await settle(page)
  assert.equal(page.url(), address)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Enregistré', { exact: true }).waitFor()
  await page.reload()
  await pointsField(page).waitFor()
  await settle(page)
  assert.equal(await page.getByText('Pas encore enregistré').count(), 0)
  assert.deepEqual(complaints, [])
  await close()
})

test('what a dialog offers to undo can be pressed in it', async () => {
  const { page, complaints, close } = await openDevice(browser, { width: 1_280 })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(cell.filled.attemptIds[1] ?? ''))
  await commentField(page).fill('Citer le texte.')
  await page.getByRole('button', { name: 'Garder ce commentaire' }).click()
  await page.getByRole('button', { name: 'Modifier la liste' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Supprimer Citer le texte.' }).click()
  await dialog.getByText('Citer le texte.').waitFor({ state: 'detached' })
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Rétablir' }).click()
  await dialog.getByText('Citer le texte.').first().waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await close()
})
