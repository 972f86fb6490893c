/**
 * A teacher's week. Monday: a lesson with a formula and a picture. Tuesday: an exercise of three kinds
 * with a draw is built and given. Wednesday: a pupil hands in three photos from a phone, on a line that
 * is cut twice. Thursday: twelve copies are annotated and marked by keyboard alone, and returned.
 * Friday: pupil and guardian read them, and the period report prints.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { pagePaths } from '#browser/page-paths.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { demoPassword } from '#demo/seed-demo.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { demoEcole } from '../demo-extraction.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { pressAll, strike, tabTo } from '../keyboard-hand.ts'
import { addPicture, beginFromPlan, lessonSheet } from '../lesson-hand.ts'
import { beginDrawing, commentField, drawNotebookPage, pointsField } from '../marking-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'
import { goOn, questionOn } from '../tap-answers.ts'

const lessonTitle = 'La pluie qui tombe'
const exerciseTitle = 'La pluie en trois pages'
const appreciation = 'Observe avec soin et le dit bien.'
const copies = 12

let cell: ServedCell<BusyDemo>
let browser: Browser
let desk: Device
let phone: Device
let assignmentId: Id

before(async () => {
  cell = await serveBusyCell()
  browser = await openChromium()
  desk = await openDevice(browser, { width: 1280 })
  phone = await openDevice(browser, { width: 360, theme: 'dark' })
  await signIn(desk.page, cell.origin, loginOf('teacher'))
  await signIn(phone.page, cell.origin, { code: cell.filled.pupil.code ?? '' })
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

function loginOf(who: 'teacher' | 'head' | 'guardian') {
  return { login: cell.filled[who].login ?? '', password: demoPassword }
}

async function assertFine(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(await findSidewaysScroll(page), [])
}

const plan = (): string => cell.origin + pagePaths.lessonPlan(cell.filled.lessonId)

test('Monday: a lesson with a formula and a picture is written for the class', async () => {
  const { page } = desk
  await visit(page, plan())
  await beginFromPlan(page, 'Nouvelle leçon', lessonTitle)
  await lessonSheet(page).focus()
  await strike(page, '## La pluie{Enter}Sur le toit de la cour : ')
  await strike(page, '{Alt+F10}{End}{ArrowLeft}{ArrowLeft}{Enter}')
  const form = page.getByRole('dialog', { name: 'Formule' })
  await form.locator('math-field:focus').waitFor()
  await strike(page, 'V=S*h/2')
  await form.locator('.formula-shown mfrac').waitFor()
  await form.getByRole('button', { name: 'Valider' }).press('Enter')
  await form.waitFor({ state: 'detached' })
  // The sheet has the focus again a moment after the dialog is gone: before, the key would open it anew.
  await lessonSheet(page).and(page.locator(':focus')).waitFor()
  await strike(page, '{Enter}')
  await addPicture(page)
  await assertFine(page)
  await page.getByRole('button', { name: 'Publier et attacher à la séance' }).click()
  await page.waitForURL(plan())
  await page.getByRole('link', { name: lessonTitle }).waitFor()
  await assertFine(page)
})

/** The card of a question that was just added: its words have the focus. */
async function addQuestion(page: Page, kind: string, prompt: string): Promise<Locator> {
  const cards = page.locator('.question-cards > li')
  const count = await cards.count()
  const kinds = page.getByRole('group', { name: 'Ajouter une question' })
  await kinds.getByRole('button', { name: kind, exact: true }).click()
  const card = cards.nth(count)
  await card.locator('textarea:focus').waitFor()
  await page.keyboard.type(prompt)
  return card
}

const rivers = { 'La Loire': 'l’Atlantique', 'Le Rhône': 'la Méditerranée' }

test('Tuesday: an exercise of three kinds, with a draw, is built, published and given', async () => {
  const { page } = desk
  await beginFromPlan(page, 'Nouvel exercice', exerciseTitle)
  const sheet = await addQuestion(page, 'Réponse libre ou photo', 'Photographie ta fiche.')
  await sheet.getByLabel('Points', { exact: true }).fill('4')
  for (const [river, sea] of Object.entries(rivers)) {
    const card = await addQuestion(page, 'Un seul choix', `${river} se jette dans…`)
    for (const [place, words] of [sea, 'la Manche', 'le lac Léman'].entries()) {
      await card
        .getByRole('textbox', { name: `Choix ${place + 1}` })
        .first()
        .fill(words)
    }
  }
  const number = await addQuestion(page, 'Nombre', 'Combien de millimètres sur le dessin ?')
  await number.getByLabel('Nombre attendu').fill('12')
  await page.getByText('Tirage au sort et mélange').click()
  await page.getByRole('button', { name: 'Ajouter un tirage' }).click()
  const draw = page.getByRole('region', { name: 'Tirage 1' })
  for (const river of Object.keys(rivers)) await draw.getByLabel(river).check()
  await page.getByText(/Chaque élève reçoit 3 questions sur 4/).waitFor()
  await assertFine(page)
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('link', { name: 'Le donner à la séance' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: exerciseTitle }).waitFor()
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  const follow = page.getByRole('link', { name: `Suivre ${exerciseTitle}` })
  await follow.waitFor()
  assignmentId = (await follow.getAttribute('href'))?.split('/').at(-1) ?? ''
})

test('Wednesday: three photos from a phone arrive, on a line that is cut twice', async () => {
  const { page, context } = phone
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByRole('button', { name: 'Commencer' }).tap()
  await questionOn(page, 1).waitFor()
  await assertFine(page)
  const picture = await drawNotebookPage()
  const photos = ['une', 'deux', 'trois'].map((name) => ({
    name: `${name}.jpg`,
    mimeType: 'image/jpeg',
    buffer: picture,
  }))
  await context.setOffline(true)
  for (const number of [1, 2, 3]) {
    const sheet = questionOn(page, number)
    await sheet.waitFor()
    const words = await sheet.innerText()
    if (words.includes('Photographie')) {
      await sheet.locator('input[type=file]').last().setInputFiles(photos)
      await sheet.getByRole('img', { name: 'Page 3' }).waitFor()
    } else if (words.includes('millimètres')) {
      await sheet.getByLabel('Ton nombre').fill('12')
    } else {
      await sheet.locator('label', { hasText: /Atlantique|Méditerranée/ }).tap()
    }
    await sheet.getByText('sur cet appareil').first().waitFor()
    if (number < 3) await goOn(page, number + 1)
  }
  await assertFine(page)
  // It comes back, and goes again while the photos are on their way.
  let parts = 0
  await context.route('**/api/attempts/*/photos/**', (route) => {
    parts += route.request().method() === 'PUT' ? 1 : 0
    return parts === 2 ? route.abort('connectionreset') : route.continue()
  })
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Rendre ma copie' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Rendre ma copie' }).tap()
  const arrived = page.getByRole('heading', { name: 'Ta copie est arrivée' })
  await arrived.waitFor({ timeout: 40_000 })
  assert.ok(parts > 3, `only ${parts} parts of photos were sent`)
  await assertFine(page)
})

/** The others of the class hand in by the same acts, without a phone each. */
async function handInOthers(): Promise<void> {
  const { context, filled } = cell
  const { db } = context
  const { content } = await db
    .selectFrom('assignment')
    .innerJoin('exercise_revision', 'exercise_revision.id', 'assignment.revision_id')
    .select('exercise_revision.content')
    .where('assignment.id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  const open = (content as ExerciseContent).questions.find(({ kind }) => kind === 'open')
  const pupils = await db
    .selectFrom('class_pupil')
    .innerJoin('account', 'account.person_id', 'class_pupil.pupil_id')
    .select(['class_pupil.pupil_id', 'account.id as account_id'])
    .where('class_pupil.class_id', '=', filled.classId)
    .where('class_pupil.pupil_id', '!=', filled.pupil.personId)
    .limit(copies - 1)
    .execute()
  assert.equal(pupils.length, copies - 1)
  const bytes = await drawNotebookPage()
  for (const { pupil_id: pupilId, account_id: accountId } of pupils) {
    const [attemptId, id] = [
      mintId(context.clock, context.random),
      mintId(context.clock, context.random),
    ]
    expectValue(await beginAttempt(context, { assignmentId, pupilId, attemptId }))
    const photo = expectValue(
      await keepFile(context, {
        bytes,
        name: 'page.jpg',
        schoolUai: demoEcole,
        ownerId: pupilId,
        belongsTo: { column: 'attempt_id', id: attemptId },
        kinds: ['image'],
      }),
    )
    const answers = { [open?.id ?? '']: { kind: 'open' as const, text: '', fileIds: [photo.id] } }
    expectValue(await submitAnswers(context, { id, answers, attemptId, pupilId, accountId }))
  }
}

test('Thursday: twelve copies are annotated and marked by keyboard alone, and returned', async () => {
  await handInOthers()
  const { page } = desk
  await visit(page, cell.origin + pagePaths.following(assignmentId))
  await assertFine(page)
  await tabTo(page, page.getByRole('link', { name: /^Corriger/ }).first())
  await page.keyboard.press('Enter')
  for (let copy = 1; copy <= copies; copy += 1) {
    await pointsField(page).waitFor()
    await settle(page)
    const address = page.url()
    await beginDrawing(page)
    await pressAll(page, 'ArrowUp', '5', 'Enter')
    await page.getByRole('listitem').filter({ hasText: 'bien, au milieu' }).waitFor()
    await tabTo(page, pointsField(page))
    await page.keyboard.type('3,5')
    await tabTo(page, commentField(page))
    await page.keyboard.type(`Copie ${copy} : bien observé.`)
    await page.keyboard.press('Control+Enter')
    if (copy === copies) break
    await page.waitForURL(({ href }) => href !== address)
    await page.getByText(/Copie\s.*enregistrée/).waitFor()
  }
  await page.getByText('Plus aucune copie n’attend', { exact: false }).waitFor()
  const levels = page.getByRole('group', { name: 'Niveau de la copie' })
  await tabTo(page, levels.getByRole('button', { name: 'Atteint', exact: true }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator('section.card', { has: levels }).getByText('Enregistré').waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Retour au tableau' }).last())
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: `Rendre les ${copies} copies` }))
  await page.keyboard.press('Enter')
  await page.getByText(`${copies} copies rendues.`).waitFor()
  await assertFine(page)
  assert.deepEqual(desk.complaints, [])
})

test('Friday: the pupil and the guardian read it, and the period report prints', async () => {
  const { page } = phone
  await visit(page, cell.origin + pagePaths.myDay)
  await page
    .getByRole('link', { name: new RegExp(exerciseTitle) })
    .first()
    .click()
  await page.getByText('Copie 1 : bien observé.').waitFor()
  await assertFine(page)
  assert.deepEqual(phone.complaints, [])

  await visit(desk.page, cell.origin + pagePaths.appreciations(cell.filled.gradedCourseId))
  await desk.page.getByRole('textbox', { name: /^Maëlle/ }).fill(appreciation)
  await desk.page.getByText('Tout est enregistré.').waitFor()
  const office = await openDevice(browser, { width: 1280, language: 'en-GB', theme: 'dark' })
  await signIn(office.page, cell.origin, loginOf('head'))
  await visit(office.page, cell.origin + pagePaths.classReports(cell.filled.classId))
  await assertFine(office.page)
  await office.page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click()
  await office.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish/ })
    .click()
  await office.page
    .getByText(/up to date/)
    .first()
    .waitFor()

  const home = await openDevice(browser, { width: 360, language: 'en-GB' })
  await signIn(home.page, cell.origin, loginOf('guardian'))
  await visit(
    home.page,
    cell.origin + pagePaths.childWork(cell.filled.pupil.personId, assignmentId),
  )
  await home.page.getByRole('link', { name: 'See the copy' }).click()
  await home.page.getByText('Copie 1 : bien observé.').waitFor()
  await assertFine(home.page)
  await visit(home.page, cell.origin + pagePaths.childReports(cell.filled.pupil.personId))
  await home.page.getByText(appreciation).waitFor()
  await assertFine(home.page)
  const [download] = await Promise.all([
    home.page.waitForEvent('download'),
    home.page.getByRole('link', { name: /^Download/ }).click(),
  ])
  const bytes = new Uint8Array(await readFile(await download.path()))
  const { text, totalPages } = await extractText(await getDocumentProxy(bytes), {
    mergePages: true,
  })
  assert.ok(totalPages >= 1)
  assert.match(text.replaceAll(/\s+/g, ' '), new RegExp(appreciation))
  assert.deepEqual([...office.complaints, ...home.complaints], [])
})
