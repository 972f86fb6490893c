/**
 * A school opens: from its roster files to a marked answer, walked in a browser as people walk it.
 * The head begins with a code and nothing else; everything after it comes from what the head, a
 * pupil, a teacher and a guardian do on their screens. Only what a teacher prepares is put in by
 * acts, since writing it has tests of its own.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { installFolder } from '#engine/config/config.ts'
import { expectValue } from '#kernel/result.ts'
import type { QuestionMark } from '#school/questions/mark-outcome.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { keyInAnswer, stepTo } from '../key-in-answers.ts'
import { openChromium } from '../open-chromium.ts'
import {
  fillOpeningSchool,
  type OpeningSchool,
  type PreparedLesson,
  prepareLesson,
} from '../opening-school.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { goOn, questionOn, tapAnswer } from '../tap-answers.ts'

const ondeFolder = join(installFolder, 'tests/fixtures/roster/onde')
const password = 'tulipe vélo lundi bouchon'
const openText = 'La vapeur touche le miroir froid et redevient de petites gouttes.'
const comment = 'Très clair. Le mot savant est : condensation.'
/** The page of the demo's pictures that a pupil photographs. */
const photo = join(installFolder, 'src/demo/content/images/cycle-de-l-eau.png')

let cell: ServedCell<OpeningSchool>
let browser: Browser
let head: Device
let teacher: Device
const devices: Device[] = []
/** What the walk learns on its way. */
let codes: ReadonlyMap<string, string>
let lesson: PreparedLesson

before(async () => {
  cell = await serveCell(fillOpeningSchool)
  browser = await openChromium()
  head = await device(1280)
  teacher = await device(1280)
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(width: number): Promise<Device> {
  const opened = await openDevice(browser, { width })
  devices.push(opened)
  return opened
}

/** Given names are unique in the fixture, as far as this walk goes. */
async function findPerson(givenName: string): Promise<string> {
  const person = await cell.context.db
    .selectFrom('person')
    .select('id')
    .where('given_name', '=', givenName)
    .executeTakeFirstOrThrow()
  return person.id
}

/** By the doors that a pupil with a card takes: the first choice, the code, the greeting. */
async function enterByCard(page: Page, givenName: string): Promise<void> {
  await visit(page, cell.origin)
  await page.getByRole('link', { name: /J’ai une carte/ }).tap()
  await page.getByLabel(/Le code de ta carte/).pressSequentially(codes.get(givenName) ?? '')
  await page.getByRole('heading', { level: 1, name: new RegExp(`Bonjour ${givenName}`) }).waitFor()
  await page.getByRole('button', { name: /C’est moi/ }).tap()
  await settle(page)
}

test('the head opens the account with the code of the first day', async () => {
  const { page } = head
  await visit(page, cell.origin)
  await page.getByRole('link', { name: /J’ai reçu une lettre/ }).click()
  await page.getByLabel(/Le code de la lettre/).pressSequentially(cell.filled.headCode)
  await page.getByRole('heading', { name: /Bonjour Hélène/ }).waitFor()
  assert.equal(await page.getByLabel(/Votre identifiant/).inputValue(), 'helene.castel')
  await page.getByLabel(/Votre nouveau mot de passe/).fill(password)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await page.getByRole('heading', { level: 1, name: /Quatre-Vents/ }).waitFor()
})

test('the head imports the roster: preview, then apply', async () => {
  const { page } = head
  const { uai } = cell.filled
  await visit(page, cell.origin + pagePaths.imports(uai))
  const files = ['eleves.csv', 'enseignants.csv', 'responsables.csv']
  await page.locator('input[type=file]').setInputFiles(files.map((name) => join(ondeFolder, name)))
  await page.getByRole('button', { name: /Envoyer et voir l’aperçu/ }).click()
  // The preview arrives by itself; until the head agrees, nothing is changed.
  await page.getByText(/Voici ce que l’import ferait/).waitFor()
  const pupils = () =>
    cell.context.db
      .selectFrom('class_pupil')
      .select('pupil_id')
      .execute()
      .then(({ length }) => length)
  assert.equal(await pupils(), 0)
  await page
    .getByRole('heading', { name: /lignes refusées/ })
    .or(page.getByText(/lignes refusées/))
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^Appliquer \d+ changements/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Appliquer', exact: true }).click()
  await page.getByText(/C’est fait/).waitFor()
  assert.ok((await pupils()) > 4)
})

test('the head confirms the guardians, in bulk', async () => {
  const { page } = head
  await page.getByRole('link', { name: 'Confirmer les responsables' }).click()
  await settle(page)
  await page.getByLabel('Choisir tous les liens affichés').check()
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmer', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const links = await cell.context.db.selectFrom('guardianship').select('rights').execute()
  assert.deepEqual([...new Set(links.map(({ rights }) => rights))], ['confirmed'])
})

test('the head prints the cards of a class, each with its code', async () => {
  const { page } = head
  const { uai } = cell.filled
  const { id: classId } = await cell.context.db
    .selectFrom('class')
    .select('id')
    .where('name', '=', 'CM1')
    .executeTakeFirstOrThrow()
  await visit(page, cell.origin + pagePaths.classCards(classId))
  const cards = page.locator('.paper-card')
  const texts = (inside: string) => cards.locator(inside).allInnerTexts()
  const names = await texts('.paper-card-name')
  const shortCodes = await texts('.paper-card-code')
  codes = new Map(names.map((name, place) => [name, shortCodes[place] ?? '']))
  assert.deepEqual([...codes.keys()].sort(), ['Jean-Noël', 'Noé'])
  // On paper there are the cards and nothing else.
  await page.emulateMedia({ media: 'print' })
  await cards.first().waitFor()
  assert.equal(await page.getByRole('button').count(), 0)
  assert.equal(await page.getByRole('banner').count(), 0)
  await page.emulateMedia({ media: 'screen' })

  const teacherId = await findPerson('Lucie')
  lesson = await prepareLesson(cell.context, cell.filled, { classId, teacherId })
  expectValue(
    await setPassword(cell.context, { personId: teacherId, login: 'lucie.moreau', password }),
  )
  await visit(page, cell.origin + pagePaths.schoolHome(uai))
  assert.deepEqual(head.complaints, [])
})

test('a teacher keeps the table of the exercise open', async () => {
  const { page } = teacher
  await signIn(page, cell.origin, { login: 'lucie.moreau', password })
  await visit(page, cell.origin + pagePaths.following(lesson.assignmentId))
  await page.getByText('Se met à jour tout seul').waitFor()
  await page
    .getByRole('row', { name: /Aubert Noé/i })
    .getByText('pas ouvert')
    .waitFor()
  // Whatever comes now must come without a reload.
  await page.evaluate('window.wasNeverReloaded = true')
})

test('a pupil signs in on a phone, reads, answers by tapping, goes on elsewhere, hands in once', async () => {
  const phone = await device(360)
  const { page } = phone
  await enterByCard(page, 'Noé')
  await page
    .getByRole('link', { name: /Lire la leçon/ })
    .first()
    .tap()
  await settle(page)
  await page.getByText('Ce matin, une flaque brillait dans la cour.').waitFor()
  await page.getByRole('link', { name: /Faire l’exercice/ }).tap()
  await settle(page)
  await page.getByRole('button', { name: 'Commencer' }).tap()

  const { questions } = lesson.content
  const half = Math.ceil(questions.length / 2)
  const answer = async (on: Page, from: number, to: number): Promise<void> => {
    for (const [place, question] of questions.entries()) {
      if (place < from || place >= to) continue
      const sheet = questionOn(on, place + 1)
      await sheet.waitFor()
      await tapAnswer(sheet, question, openText)
      await sheet.getByText(/^reçu$/).waitFor()
      if (place < questions.length - 1) await goOn(on, place + 2)
    }
  }
  await answer(page, 0, half)

  // The same pupil goes on on another device, where the answers are already.
  const other = await device(360)
  await enterByCard(other.page, 'Noé')
  await visit(other.page, cell.origin + pagePaths.exercise(lesson.assignmentId))
  await questionOn(other.page, half + 1).waitFor()
  await answer(other.page, half, questions.length)
  await other.page.locator('input[type=file]').last().setInputFiles(photo)
  await other.page.getByRole('img', { name: 'Page 1' }).waitFor()
  await other.page.getByText(/^reçu$/).waitFor()

  // The answer to the first sending is lost on its way back, and the finger presses twice.
  let lost = 0
  await other.page.route('**/api/attempts/*/submission', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await other.page.getByRole('button', { name: 'Rendre ma copie' }).tap()
  const dialog = other.page.getByRole('dialog')
  await dialog.getByText('Tu as répondu à toutes les questions.').waitFor()
  await dialog.getByRole('button', { name: 'Rendre ma copie' }).evaluate((button) => {
    const pressed = button as unknown as { click(): void }
    pressed.click()
    pressed.click()
  })
  await other.page.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  await other.page.getByText(/c’est bien ta copie, entière/).waitFor()
  assert.equal(lost, 1)
  const submissions = await cell.context.db.selectFrom('submission').selectAll().execute()
  assert.equal(submissions.length, 1)
  const conflicts = await cell.context.db.selectFrom('submission_conflict').selectAll().execute()
  assert.equal(conflicts.length, 0)
  assert.deepEqual([...phone.complaints, ...other.complaints], [])
})

test('the teacher sees it arrive without a reload, and marks the open answer with a comment', async () => {
  const { page } = teacher
  const row = page.getByRole('row', { name: /Aubert Noé/i })
  await row.getByText('à corriger').waitFor()
  assert.equal(await page.evaluate('window.wasNeverReloaded'), true)
  await row.getByRole('link', { name: /Corriger.*Noé/ }).click()
  await settle(page)
  await page.getByText(openText).waitFor()
  await page.getByRole('img', { name: /Photo 1/ }).waitFor()
  await page.getByLabel(/^Points/).fill('3')
  await page.getByLabel(/Commentaire/).fill(comment)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Cette copie est corrigée.').waitFor()
  await page.getByRole('button', { name: 'Rendre la copie' }).click()
  await page.getByRole('button', { name: 'Reprendre la copie' }).waitFor()
  assert.deepEqual(teacher.complaints, [])
})

test('the guardian opens the account with the letter and sees the result', async () => {
  const letters = head.page
  await visit(letters, cell.origin + pagePaths.letters(cell.filled.uai))
  await letters.getByRole('button', { name: 'Préparer les lettres' }).click()
  const letter = letters.locator('article.letter').filter({ hasText: /Madame|Mme Claire AUBERT/i })
  const letterCode = await letter.locator('.letter-code').innerText()
  // Never a word of the other guardian.
  assert.doesNotMatch(await letter.innerText(), /Karim/)

  const guardian = await device(360)
  const { page } = guardian
  await visit(page, cell.origin)
  await page.getByRole('link', { name: /J’ai reçu une lettre/ }).tap()
  await page.getByLabel(/Le code de la lettre/).pressSequentially(letterCode)
  await page.getByRole('heading', { name: /Bonjour Claire/ }).waitFor()
  await page.getByLabel(/Votre nouveau mot de passe/).fill(password)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Mes enfants' }).waitFor()
  const total = lesson.content.questions.reduce((sum, { points }) => sum + points, 0)
  const card = page.locator('.card').filter({ hasText: /Noé/ })
  await card.getByText(new RegExp(`${total - 1} sur ${total}`)).waitFor()
  await page
    .getByRole('link', { name: /journée/ })
    .last()
    .tap()
  await settle(page)
  await page
    .getByRole('link', { name: /Voir (le travail|la correction)/ })
    .first()
    .tap()
  await settle(page)
  await page.getByRole('link', { name: /Voir la copie/ }).tap()
  await page.getByText(comment).waitFor()
  assert.deepEqual(guardian.complaints, [])
})

test('the keyboard alone signs in, answers every kind of question and hands in', async () => {
  const desk = await device(1280)
  const { page } = desk
  await visit(page, cell.origin)
  await stepTo(page, /A \| J'ai une carte/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'J’ai une carte' }).waitFor()
  await stepTo(page, /INPUT \| Le code de ta carte/)
  await page.keyboard.type(codes.get('Jean-Noël') ?? '')
  await page.getByRole('heading', { level: 1, name: /Bonjour Jean-Noël/ }).waitFor()
  await stepTo(page, /BUTTON \| C'est moi/)
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: /Lire la leçon/ })
    .first()
    .waitFor()
  await stepTo(page, /A \| Lire la leçon/)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /Faire l’exercice/ }).waitFor()
  await stepTo(page, /A \| Faire l'exercice/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Commencer' }).waitFor()
  await stepTo(page, /BUTTON \| Commencer/)
  await page.keyboard.press('Enter')
  await questionOn(page, 1).waitFor()
  for (const [place, question] of lesson.content.questions.entries()) {
    await keyInAnswer(page, place + 1, question, openText)
  }
  await stepTo(page, /BUTTON \| Rendre ma copie/)
  await page.keyboard.press('Enter')
  await page.getByText('Tu as répondu à toutes les questions.').waitFor()
  await stepTo(page, /BUTTON \| Rendre ma copie/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  assert.deepEqual(desk.complaints, [])
  const { result } = await cell.context.db
    .selectFrom('submission')
    .innerJoin('person', 'person.id', 'submission.pupil_id')
    .select('submission.result')
    .where('person.given_name', '=', 'Jean-Noël')
    .executeTakeFirstOrThrow()
  const states = (result as QuestionMark[]).map(({ state }) => state)
  assert.deepEqual(states, [...states.slice(0, -1).map(() => 'right'), 'to_mark'])
})
