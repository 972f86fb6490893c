/**
 * A teacher whose class has somebody who handed in twice, somebody who tries again and somebody who has left finds the
 * same numbers on every page, and reads the older copy from the one that counts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { Answers } from '#contract/questions.ts'
import { demoPassword } from '#demo/seed-demo.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'

interface Filled extends BusyDemo {
  readonly courseId: Id
  readonly laterId: Id
}

/** Of those whose copies wait: the first hands in once more, the second begins once more, the third leaves. */
async function fill(context: SchoolContext, demo: BusyDemo): Promise<Filled> {
  const { db } = context
  const { assignmentId } = demo
  const { course_id: courseId } = await db
    .updateTable('assignment')
    .set({
      attempts_max: 3,
      opens_at: new Date(Date.now() - 86_400_000),
      due_at: new Date(Date.now() + 3_600_000),
    })
    .where('id', '=', assignmentId)
    .returning('course_id')
    .executeTakeFirstOrThrow()
  const waiting = await db
    .selectFrom('submission')
    .leftJoin('hand_mark', 'hand_mark.attempt_id', 'submission.attempt_id')
    .select(['submission.pupil_id', 'submission.account_id', 'submission.answers'])
    .where('submission.assignment_id', '=', assignmentId)
    .where('hand_mark.attempt_id', 'is', null)
    .orderBy('submission.received_at')
    .execute()
  const [twice, again, leaver] = waiting
  if (twice === undefined || again === undefined || leaver === undefined) throw new Error('too few')
  const begin = async (pupilId: Id): Promise<Id> => {
    const attemptId = mintId(context.clock, context.random)
    expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
    return attemptId
  }
  const laterId = await begin(twice.pupil_id)
  expectValue(
    await submitAnswers(context, {
      id: mintId(context.clock, context.random),
      attemptId: laterId,
      pupilId: twice.pupil_id,
      accountId: twice.account_id,
      answers: twice.answers as unknown as Answers,
    }),
  )
  await begin(again.pupil_id)
  await db
    .updateTable('class_pupil')
    .set({ ended_at: new Date() })
    .where('pupil_id', '=', leaver.pupil_id)
    .execute()
  return { ...demo, courseId, laterId }
}

let cell: ServedCell<Filled>
let browser: Browser
let desk: Device

before(async () => {
  cell = await serveBusyCell(fill)
  browser = await openChromium()
  desk = await openDevice(browser, { width: 1280 })
  const { login } = cell.filled.teacher
  await signIn(desk.page, cell.origin, { login: login ?? '', password: demoPassword })
})

after(async () => {
  await desk?.close()
  await browser?.close()
  await cell?.stop()
})

/** At both widths: small phones, and the desk. */
async function checkPage(page: Page): Promise<void> {
  for (const size of [
    { width: 360, height: 740 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size)
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(await findSidewaysScroll(page), [])
  }
}

/** What stands under a word of the figures. */
async function figure(page: Page, list: string, word: RegExp): Promise<string> {
  const text = await page
    .locator(`${list} > div`, { has: page.locator('dt', { hasText: word }) })
    .locator('dd')
    .innerText()
  return text.replaceAll(/\s/g, ' ')
}

test('the work’s page lists who has left, and says who tries again', async () => {
  const { assignmentId } = cell.filled
  const { page } = desk
  await visit(page, cell.origin + pagePaths.following(assignmentId))
  await page.getByText('a quitté le cours').waitFor()
  await page.getByText(/recommence\s: 0 sur/).waitFor()
  await checkPage(page)
  assert.match(await figure(page, '.follow-figures', /^Copies reçues$/), /^5 \//)
  assert.equal(await figure(page, '.follow-figures', /^À corriger$/), '4')
  await page.getByText(/4 copies restent à corriger/).waitFor()
})

test('the day, the class and the desk say the same', async () => {
  const { assignmentId, courseId, laterId, lessonId } = cell.filled
  const { page } = desk
  await visit(page, cell.origin + pagePaths.following(assignmentId))
  await page.locator('.follow-figures').waitFor()
  const received = await figure(page, '.follow-figures', /^Copies reçues$/)
  await visit(page, cell.origin + pagePaths.lessonPlan(lessonId))
  await page
    .getByText(new RegExp(`${received.replace(' / ', '.sur.')}.reçues.*4.à corriger`))
    .waitFor()
  await visit(page, cell.origin + pagePaths.classGlance(courseId))
  await page
    .locator('.glance-cell.to_mark', { hasText: /refait/ })
    .first()
    .waitFor()
  await checkPage(page)
  await visit(page, cell.origin + pagePaths.marking(laterId))
  await page
    .getByText(/3.autres copies attendent/)
    .first()
    .waitFor()
})

test('an older copy is read from the one that counts, and leads back to it', async () => {
  const { laterId } = cell.filled
  const { page } = desk
  await visit(page, cell.origin + pagePaths.marking(laterId))
  await page.getByText(/Remis avant cette copie/).waitFor()
  await checkPage(page)
  await page.getByRole('link', { name: /^essai 1, reçu/ }).click()
  await page.getByText(/Une copie remise depuis compte/).waitFor()
  await checkPage(page)
  await page.getByRole('link', { name: /^essai 2, reçu/ }).click()
  await page.getByText(/Remis avant cette copie/).waitFor()
  assert.ok(page.url().endsWith(laterId))
  assert.deepEqual(desk.complaints, [])
})
