/**
 * Handed in before the due time, arrived after it: in time where the server itself records that it
 * was away, with the reason for pupil and teacher; otherwise late, with what the device claims, and
 * the teacher decides in one press.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { everyKind } from '../opening-school.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { questionOn } from '../tap-answers.ts'
import { assignTestExercise } from '../test-exercise-room.ts'
import type { TestPerson } from '../test-school.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }
const openText = 'La vapeur redevient de petites gouttes.'
const minute = 60_000

/** How far the school's clock is ahead of the devices': so that nobody has to wait. */
let aheadMs = 0
const clock = { ...systemClock, now: () => Date.now() + aheadMs }
let cell: ServedCell<CardedClass>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(
    (context) => fillCardedClass(context, { who: 'teacherA', ...teacher }),
    clock,
  )
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(width: number): Promise<Device> {
  const opened = await openDevice(browser, { width, isInstalled: true })
  devices.push(opened)
  return opened
}

const codeOf = (person: TestPerson) => cardIn(cell.filled, person).shortCode

/** One open question, due in ten minutes; the teacher takes nothing late. */
async function assign(): Promise<Id> {
  const { school } = cell.filled
  const { format, questions } = everyKind()
  const { assignmentId } = await assignTestExercise(cell.context, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    // After every outage of another test.
    opensAt: new Date(clock.now() - 1_000),
    dueAt: new Date(clock.now() + 10 * minute),
    lateAccepted: false,
    content: {
      format,
      introduction: [],
      questions: questions.filter(({ kind }) => kind === 'open'),
    },
  })
  return assignmentId
}

async function begin(page: Page, person: TestPerson, assignmentId: Id): Promise<void> {
  await signIn(page, cell.origin, { code: codeOf(person) })
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByRole('button', { name: 'Commencer' }).click()
  await questionOn(page, 1).waitFor()
}

async function handIn(page: Page): Promise<void> {
  await page.getByLabel('Ton texte').fill(openText)
  await page.getByText('sur cet appareil').first().waitFor()
  await page.getByRole('button', { name: 'Rendre ma copie' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rendre ma copie' }).click()
  await page.getByText('Ta copie est gardée sur cet appareil', { exact: false }).waitFor()
}

/** The same time passes on the wall and on the machine's own clock since its boot. */
async function timePasses(minutes: number): Promise<void> {
  aheadMs += minutes * minute
  const elapsedMs = minutes * minute
  await sql`update heartbeat set steady_ms = steady_ms - ${elapsedMs}`.execute(cell.context.db)
}

async function openFollowing(assignmentId: Id, width: number): Promise<Device> {
  const desk = await device(width)
  await signIn(desk.page, cell.origin, teacher)
  await visit(desk.page, cell.origin + pagePaths.following(assignmentId))
  return desk
}

test('the server was away over the due time: the copy counts as in time, and both read why', async () => {
  const { page, context, complaints } = await device(360)
  const { pupilA1 } = cell.filled.school
  const assignmentId = await assign()
  await begin(page, pupilA1, assignmentId)
  await cell.closeDoors()
  await handIn(page)
  await page.close()
  await timePasses(22)
  await cell.openDoors()

  const later = await context.newPage()
  await later.goto(cell.origin + pagePaths.exercise(assignmentId))
  await later.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  const reason =
    /En retard de 1\d.min, mais la plateforme était en panne de .*cette copie compte à l’heure/
  await later.getByText(reason).waitFor()
  assert.deepEqual(await findAxeProblems(later), [])
  await later.getByRole('link', { name: 'Voir ma copie' }).click()
  await later.getByText(reason).waitFor()

  const desk = await openFollowing(assignmentId, 1280)
  const row = desk.page.getByRole('row', { name: pupilA1.familyName })
  await row.getByText('comptée à l’heure').waitFor()
  assert.equal(await desk.page.getByRole('button', { name: 'Compter à l’heure' }).count(), 0)
  await row.getByRole('link').click()
  await desk.page.getByText(reason).waitFor()
  assert.deepEqual(await findAxeProblems(desk.page), [])

  // A classmate who could not begin either is told until when it counts.
  const other = await device(1280)
  await signIn(other.page, cell.origin, { code: codeOf(cell.filled.school.pupilA2) })
  await visit(other.page, cell.origin + pagePaths.exercise(assignmentId))
  await other.page.getByText(/Nouvelle limite, car la plateforme n’était pas accessible/).waitFor()
  await other.page.getByRole('button', { name: 'Commencer' }).waitFor()
  assert.deepEqual(await findAxeProblems(other.page), [])
  await visit(other.page, cell.origin + pagePaths.myDay)
  await other.page.getByText(/pour .*limite repoussée, car la plateforme/).waitFor()
  assert.deepEqual(await findAxeProblems(other.page), [])
  assert.deepEqual([...complaints, ...desk.complaints], [])
})

test('only the pupil’s own line was gone: the device claims, and the teacher decides in one press', async () => {
  const { page, context, complaints } = await device(360)
  const { pupilA2 } = cell.filled.school
  const assignmentId = await assign()
  await begin(page, pupilA2, assignmentId)
  await context.route('**/api/attempts/**', (route) => route.abort('connectionreset'))
  await handIn(page)
  aheadMs += 22 * minute
  await context.unroute('**/api/attempts/**')
  await page.reload()
  await page.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  await page
    .getByText(/En retard de 1\d.min\. Ton appareil dit avoir essayé .* ton enseignant/)
    .waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  const desk = await openFollowing(assignmentId, 1280)
  const row = desk.page.getByRole('row', { name: pupilA2.familyName })
  await row.getByText(/L’appareil dit avoir essayé/).waitFor()
  assert.deepEqual(await findAxeProblems(desk.page), [])
  await desk.page.setViewportSize({ width: 360, height: 740 })
  await settle(desk.page)
  assert.deepEqual(await findAxeProblems(desk.page), [])
  await row.getByRole('link').click()
  await desk.page.getByText('Cette copie est arrivée en retard').waitFor()
  await desk.page.setViewportSize({ width: 1280, height: 800 })
  await settle(desk.page)
  assert.deepEqual(await findAxeProblems(desk.page), [])
  await desk.page.getByRole('button', { name: 'Compter à l’heure' }).click()
  await desk.page.getByText('Votre décision : cette copie compte à l’heure.').waitFor()

  await page.getByRole('link', { name: 'Voir ma copie' }).click()
  await page.getByText(/l’enseignant a décidé que cette copie compte à l’heure/).waitFor()
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByText(/comptée à l’heure par l’enseignant/).waitFor()
  assert.deepEqual([...complaints, ...desk.complaints], [])
})
