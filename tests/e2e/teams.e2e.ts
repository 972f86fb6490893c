/**
 * A teacher draws teams on the page of the following, adjusts and keeps them, and gives another work in teams.
 * A pupil on a phone, at a draft of her own, is told that another of the team has handed in, reads that copy, and
 * keeps the draft. On the desk it is one copy with its names. A sheet that was put in for the wrong pupil moves to the right one.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword } from '#demo/seed-demo.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { beginPaperCopy } from '#school/attempts/begin-paper-copy.ts'
import { receivePhotoPart } from '#school/attempts/receive-photo-part.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { submitPaper } from '#school/attempts/submit-paper.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'

interface Filled extends BusyDemo {
  readonly context: SchoolContext
}

async function fill(context: SchoolContext, demo: BusyDemo): Promise<Filled> {
  await context.db
    .updateTable('assignment')
    .set({ opens_at: new Date(Date.now() - 86_400_000), due_at: new Date(Date.now() + 3_600_000) })
    .where('id', 'in', [demo.assignmentId, demo.begunAssignmentId])
    .execute()
  return { ...demo, context }
}

let cell: ServedCell<Filled>
let browser: Browser
let teacher: Device
let pupil: Device

before(async () => {
  cell = await serveBusyCell(fill)
  browser = await openChromium()
  teacher = await openDevice(browser, { width: 1280 })
  pupil = await openDevice(browser, { width: 360 })
  const { login } = cell.filled.teacher
  await signIn(teacher.page, cell.origin, { login: login ?? '', password: demoPassword })
  await signIn(pupil.page, cell.origin, { code: cell.filled.pupil.code ?? '' })
})

after(async () => {
  await teacher?.close()
  await pupil?.close()
  await browser?.close()
  await cell?.stop()
})

async function checkPage(page: Page): Promise<void> {
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(await findSidewaysScroll(page), [])
}

const freshId = (): Id => mintId(cell.filled.context.clock, cell.filled.context.random)

/** Another of the pupil's team. */
async function findMate() {
  const { begunAssignmentId, context, pupil } = cell.filled
  const members = await context.db
    .selectFrom('team_member')
    .innerJoin('person', 'person.id', 'team_member.pupil_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', 'person.given_name', 'account.id as account_id', 'number'])
    .where('assignment_id', '=', begunAssignmentId)
    .execute()
  const own = members.find(({ id }) => id === pupil.personId)
  const mate = members.find(({ id, number }) => number === own?.number && id !== own.id)
  if (mate === undefined) throw new Error('the pupil is in no team')
  return mate
}

test('teams are drawn, adjusted and kept, on a narrow screen too', async () => {
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.following(cell.filled.begunAssignmentId))
  await page.getByRole('button', { name: 'Équipes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'En équipe' }).check()
  const save = dialog.getByRole('button', { name: 'Enregistrer les équipes' })
  assert.equal(await save.isDisabled(), true)
  await dialog.getByRole('button', { name: 'Tirer au sort' }).click()
  await dialog.getByText(/Tirage n°/).waitFor()
  await checkPage(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await checkPage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const others = dialog.locator('.make-teams-pupils select')
  const hers = dialog.getByRole('combobox', { name: /Maëlle/ })
  const number = await hers.inputValue()
  await hers.selectOption('')
  await hers.selectOption(number)
  // A slip of the hand loses no draw: twice, for some browsers close at the second Escape in a row.
  await page.keyboard.press('Escape')
  await dialog.getByText('Ce qui a été changé ici n’est pas enregistré.').waitFor()
  await checkPage(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Continuer' }).click()
  assert.equal(await hers.inputValue(), number)
  assert.ok((await others.count()) > 6)
  await save.click()
  await page.getByText('Les équipes sont enregistrées.').waitFor()
  await page.getByText(/^\d+\séquipes/).waitFor()
  await checkPage(page)
  await page.getByRole('link', { name: 'Remettre une copie papier' }).first().click()
  await page.getByText('Cette feuille compte pour toute l’équipe', { exact: false }).waitFor()
  await checkPage(page)
})

test('a work is given in teams, and the page opens where they are made', async () => {
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Donner un exercice' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=radio]:enabled').first().check()
  await dialog.getByRole('radio', { name: 'En équipe' }).check()
  await dialog.getByLabel('Élèves par équipe').selectOption('4')
  await checkPage(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await checkPage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await dialog.getByRole('radio', { name: 'je les forme ensuite' }).check()
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  await page.waitForURL(`**${pagePaths.following('*')}`)
  await dialog.getByRole('button', { name: 'Tirer au sort' }).waitFor()
  await dialog.getByRole('button', { name: 'Annuler' }).click()
})

test('a pupil at her own draft is told who handed in for the team, and reads the copy', async () => {
  const { begunAssignmentId: assignmentId, context } = cell.filled
  const mate = await findMate()
  await visit(pupil.page, cell.origin + pagePaths.exercise(assignmentId))
  await pupil.page
    .getByText(new RegExp(`^Un travail en équipe, avec .*${mate.given_name}`))
    .waitFor()
  await checkPage(pupil.page)

  const who = { assignmentId, pupilId: mate.id, attemptId: freshId() }
  const { id: attemptId } = expectValue(await beginAttempt(context, who))
  const copy = { id: freshId(), answers: {}, attemptId, pupilId: mate.id }
  expectValue(await submitAnswers(context, { ...copy, accountId: mate.account_id }))

  const { page } = pupil
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByText(`${mate.given_name} a rendu une copie pour ton équipe`).waitFor()
  await page.getByText(/Ton brouillon reste ici/).waitFor()
  await checkPage(page)
  await page.getByRole('link', { name: 'Voir la copie' }).click()
  await page.getByText(`Copie d’équipe, rendue par ${mate.given_name}`).waitFor()
  await checkPage(page)

  await visit(teacher.page, cell.origin + pagePaths.marking(attemptId))
  await teacher.page.getByText(/Copie d’équipe.*Maëlle/).waitFor()
  await checkPage(teacher.page)
})

test('a sheet that was put in for the wrong pupil moves to the right one in one press', async () => {
  const { assignmentId, context, teacher: who } = cell.filled
  const { page } = teacher
  const { pupils } = expectValue(await followAssignment(context.db, assignmentId))
  const [wrong, right] = pupils.flatMap((row) => (row.state === 'not_opened' ? row.pupil : []))
  if (wrong === undefined || right === undefined) throw new Error('nobody has still to hand in')
  const begun = await beginPaperCopy(context, {
    assignmentId,
    pupilId: wrong.id,
    attemptId: freshId(),
  })
  const { attemptId } = expectValue(begun)
  const bytes = await sharp({
    create: { width: 300, height: 400, channels: 3, background: '#fdfcf7' },
  })
    .jpeg()
    .toBuffer()
  const photoId = freshId()
  const part = { attemptId, photoId, name: 'page.jpg', from: 0, total: bytes.length, bytes }
  expectValue(await receivePhotoPart(context, { ...part, isOnPaper: true }))
  const account = await context.db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', who.personId)
    .executeTakeFirstOrThrow()
  const hand = { personId: who.personId, accountId: account.id }
  const paper = { id: freshId(), attemptId, questionId: null, photoIds: [photoId] }
  expectValue(await submitPaper(context, { ...paper, onPaperAt: null, teacher: hand }))

  await visit(page, cell.origin + pagePaths.marking(attemptId))
  await page.getByRole('button', { name: /pas le bon élève/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').selectOption(right.id)
  await checkPage(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await checkPage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await dialog.getByRole('button', { name: 'Déplacer la copie' }).click()
  await page.getByText('La copie est au nom du bon élève.').waitFor()
  await page.getByRole('heading', { level: 1, name: new RegExp(right.givenName) }).waitFor()
  await page.getByRole('img').first().waitFor()
})
