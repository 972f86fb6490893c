/**
 * A teacher has the class of a course on one page, and it stays true by itself, and prints its coming
 * days for who has no line. A pupil asks about a
 * lesson on a phone, first without a line; the question appears in the teacher's open day, is answered
 * with the keyboard, once for the whole class, and the pupil's day says so. Something is announced, and
 * withdrawn; guardians are asked to sign, and one does. A small group is made, and an exercise given to it alone. A work plan
 * is composed; a pupil ticks without a line.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword } from '#demo/seed-demo.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { changeAssignmentPupils } from '#school/assignments/change-assignment-pupils.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { listWorkingGroups } from '#school/working-groups/list-working-groups.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'

interface Filled extends BusyDemo {
  readonly courseId: Id
  readonly lessonId: Id
  readonly context: SchoolContext
}

async function fill(context: SchoolContext, demo: BusyDemo): Promise<Filled> {
  const { course_id: courseId } = await context.db
    .updateTable('assignment')
    .set({ opens_at: new Date(Date.now() - 86_400_000), due_at: new Date(Date.now() + 3_600_000) })
    .where('id', '=', demo.assignmentId)
    .returning('course_id')
    .executeTakeFirstOrThrow()
  const { id: lessonId } = await context.db
    .selectFrom('lesson')
    .select('id')
    .where('course_id', '=', courseId)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...demo, courseId, lessonId, context }
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

test('the class stands on one page, whoever needs somebody first, and a mark shows by itself', async () => {
  const { courseId, context, toMarkAttemptId } = cell.filled
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.classGlance(courseId))
  const squares = (state: string) => page.locator(`.glance-cell.${state}`)
  await squares('to_mark').first().waitFor()
  await checkPage(page)
  const before = await squares('to_mark').count()
  const copy = page.locator(`.glance-cell[href="${pagePaths.marking(toMarkAttemptId)}"]`)
  assert.match((await copy.textContent()) ?? '', /à corriger/)
  const mark = { attemptId: toMarkAttemptId, questionId: 'q9', points: 3, comment: '' }
  expectValue(await markByHand(context, { ...mark, markedBy: cell.filled.teacher.personId }))
  await copy.and(squares('marked')).waitFor()
  assert.equal(await squares('to_mark').count(), before - 1)
})

test('the coming days print for a pupil without a line: everything asked, room to write, no name', async () => {
  const { courseId } = cell.filled
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.classGlance(courseId))
  await page.getByRole('link', { name: /Imprimer les prochains jours/ }).click()
  const paper = page.locator('.coming-paper')
  await paper.locator('.coming-paper-question').first().waitFor()
  await checkPage(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await checkPage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => {
    window.print = () => document.body.classList.add('was-printed')
  })
  await page.getByRole('button', { name: 'Imprimer ces feuilles' }).click()
  await page.locator('.was-printed').waitFor()
  await page.emulateMedia({ media: 'print' })
  assert.ok((await paper.locator('.coming-paper-question').count()) >= 9)
  assert.ok((await paper.locator('.coming-paper-line').count()) >= 8)
  assert.equal(await paper.locator('input, select, textarea, button').count(), 0)
  assert.equal(await page.getByRole('button', { name: 'Imprimer ces feuilles' }).count(), 0)
  assert.doesNotMatch(await paper.innerText(), /Maëlle|Nom\s:/)
  assert.equal(await paper.locator('.coming-paper-name').count(), 0)
  const sheets = await paper.locator('.coming-paper-sheet').count()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.ok((pdf.match(/\/Type \/Page\b/g)?.length ?? 0) >= sheets)
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('checkbox', { name: /Une ligne pour écrire le nom/ }).check()
  assert.equal(await paper.locator('.coming-paper-name').count(), sheets)
})

test('a pupil asks about a lesson: not without a line, and once with one', async () => {
  const { page, context } = pupil
  await visit(page, cell.origin + pagePaths.reading(cell.filled.resourceId))
  await page.getByText('Une question ?').click()
  const text = page.getByRole('textbox', { name: 'Ta question' })
  await text.fill('Pourquoi la mer est-elle salée ?')
  const send = page.getByRole('button', { name: 'Envoyer la question' })
  await context.setOffline(true)
  await send.click()
  await page.getByText(/Pas de connexion/).waitFor()
  assert.equal(await text.inputValue(), 'Pourquoi la mer est-elle salée ?')
  await context.setOffline(false)
  await visit(teacher.page, cell.origin + pagePaths.teaching)
  await teacher.page.getByText(/1\squestion\sd.élève/).waitFor()
  await send.click()
  await page.getByText('La question est partie.').waitFor()
  await checkPage(page)
  await teacher.page.getByText(/2\squestions\sd.élèves/).waitFor()
})

test('the teacher answers with the keyboard, and the pupil reads it from the day', async () => {
  const { page } = teacher
  await page.getByRole('link', { name: 'Répondre' }).click()
  const fields = page.getByRole('textbox', { name: /Réponse à Maëlle/ })
  await fields.nth(1).waitFor()
  await checkPage(page)
  await fields.first().focus()
  await page.keyboard.type('Oui, si les mots y sont.')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Les rivières y apportent du sel.')
  await page.getByText(/1\squestion\sattend/).waitFor()
  await page.getByRole('checkbox', { name: /toute la classe/ }).check()
  await fields.first().focus()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Aucune question/).waitFor()

  await visit(pupil.page, cell.origin + pagePaths.myDay)
  const board = pupil.page.getByRole('region', { name: 'Annonces' })
  await board.getByText('Les rivières y apportent du sel.').waitFor()
  await checkPage(pupil.page)
  await pupil.page.getByRole('link', { name: 'Lire les réponses' }).click()
  await pupil.page.getByText('Les rivières y apportent du sel.').waitFor()
  await checkPage(pupil.page)
})

test('a teacher announces something to a course until a day, and withdraws it', async () => {
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.announcements)
  await page.getByRole('textbox', { name: 'Annonce' }).fill('Apportez une règle demain.')
  await page.getByRole('button', { name: 'Annoncer' }).click()
  const card = page.locator('.card').filter({ hasText: 'Apportez une règle demain.' })
  await card.waitFor()
  await checkPage(page)
  await card.getByRole('button', { name: /Retirer/ }).click()
  await card.waitFor({ state: 'detached' })
})

test('guardians are asked to sign: an answer at home that is asked once more, and the teacher sees whose is missing', async () => {
  const { page } = teacher
  const { classId, guardian } = cell.filled
  await visit(page, cell.origin + pagePaths.signatures)
  await page
    .getByLabel('Aux responsables de')
    .selectOption(`/api/classes/${classId}/signature-requests`)
  await page.getByLabel('Texte à signer').fill('Sortie au musée de la marine, vendredi.')
  await page.getByRole('radio', { name: /autorise/ }).check()
  await page.getByRole('button', { name: 'Demander' }).click()
  const request = page.locator('.card').filter({ hasText: 'Sortie au musée' })
  await request.waitFor()

  const home = await openDevice(browser, { width: 360 })
  await signIn(home.page, cell.origin, { login: guardian.login ?? '', password: demoPassword })
  await visit(home.page, cell.origin + pagePaths.children)
  await home.page.getByText('Sortie au musée').first().waitFor()
  await checkPage(home.page)
  await home.page
    .getByRole('button', { name: /^J.autorise/ })
    .first()
    .click()
  // Yes or no stands for good: a thumb beside the button has signed nothing yet.
  const asked = home.page.getByRole('dialog', { name: /^J.autorise/ })
  await checkPage(home.page)
  await asked.getByRole('button', { name: 'Signer' }).click()
  await home.page
    .getByText(/Signé\s:/)
    .first()
    .waitFor()
  await settle(home.page)
  await checkPage(home.page)
  await home.close()

  await request.getByRole('button', { name: 'Voir qui a signé' }).click()
  await request.getByRole('cell', { name: /autorise/ }).waitFor()
  assert.ok((await request.getByRole('cell', { name: /pas encore/ }).count()) > 0)
  await checkPage(page)
})

test('a small group is ticked once, and an exercise goes to its pupils without a word to the others', async () => {
  const { page } = teacher
  const { context, courseId, lessonId } = cell.filled
  await visit(page, cell.origin + pagePaths.workingGroups(courseId))
  await page.getByText(/Ni les élèves ni les familles/).waitFor()
  await page.getByLabel('Nom du groupe').fill('Fractions')
  // Anybody but the pupil whose day is open.
  const other = page.getByRole('checkbox').nth(await placeOfOther())
  await other.check()
  await page.getByRole('button', { name: 'Créer le groupe' }).click()
  await page.getByRole('heading', { name: 'Fractions' }).waitFor()
  await checkPage(page)
  await comeBackWithoutLine(page)

  await visit(page, cell.origin + pagePaths.lessonPlan(lessonId))
  await page.getByRole('button', { name: 'Donner un exercice' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').first().check()
  await dialog.getByRole('radio', { name: /À certains élèves/ }).check()
  await dialog.getByRole('button', { name: 'Fractions' }).click()
  await dialog.getByText(/1\sélève choisi/).waitFor()
  await checkPage(page)
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const { id } = await context.db
    .selectFrom('assignment')
    .select('id')
    .where('to_some', '=', true)
    .executeTakeFirstOrThrow()
  await visit(page, cell.origin + pagePaths.following(id))
  await page.getByText(/Donné à 1\sélève seulement/).waitFor()
  await checkPage(page)
  await changeBesideColleague(page, id)

  await visit(pupil.page, cell.origin + pagePaths.myDay)
  const told = await pupil.page.evaluate(async () => (await fetch('/api/day')).text())
  assert.ok(told.includes('"lessons"') && !told.includes(id))
})

/** Whom a colleague adds while the dialog is open stays. */
async function changeBesideColleague(page: Page, assignmentId: Id): Promise<void> {
  const { context, courseId, pupil: own, teacher: who } = cell.filled
  const given = context.db
    .selectFrom('assignment_pupil')
    .select('pupil_id')
    .where('assignment_id', '=', assignmentId)
  const chosen = new Set((await given.execute()).map(({ pupil_id }) => pupil_id))
  const { pupils } = expectValue(await listWorkingGroups(context.db, courseId))
  const [mine, theirs] = pupils.filter(({ id }) => !chosen.has(id) && id !== own.personId)
  if (mine === undefined || theirs === undefined) throw new Error('the course is too small')
  await page.getByRole('button', { name: 'Changer les élèves' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`${mine.familyName} ${mine.givenName}`).check()
  const wish = { assignmentId, add: [theirs.id], remove: [], chosenBy: who.personId }
  expectValue(await changeAssignmentPupils(context, wish))
  await page.getByText(/Donné à 2\sélèves seulement/).waitFor()
  await dialog.getByRole('button', { name: 'Enregistrer les élèves' }).click()
  await page.getByText(/Donné à 3\sélèves seulement/).waitFor()
}

/** Minutes in a pocket, as the page sees them. */
const inPocket = `(() => {
  const { now } = Date
  const look = (state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  look('hidden')
  Date.now = () => now() + 300_000
  look('visible')
  Date.now = now
})()`

/** What was typed stays under what says that the line is gone. */
async function comeBackWithoutLine(page: Page): Promise<void> {
  const name = page.getByLabel('Nom du groupe')
  await name.fill('Lecture')
  await page.route('**/working-groups', (route) => route.abort('connectionreset'))
  await page.evaluate(inPocket)
  await page.getByText('La connexion ne passe pas.').first().waitFor()
  assert.equal(await name.inputValue(), 'Lecture')
  await page.unroute('**/working-groups')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('La connexion ne passe pas.').first().waitFor({ state: 'detached' })
  assert.equal(await name.inputValue(), 'Lecture')
  await page.getByRole('heading', { name: 'Fractions' }).waitFor()
}

/** Among the course's pupils by name. */
async function placeOfOther(): Promise<number> {
  const { context, courseId, pupil: own } = cell.filled
  const found = expectValue(await listWorkingGroups(context.db, courseId))
  return found.pupils.findIndex(({ id }) => id !== own.personId)
}

test('a plan is composed with the keyboard; a pupil ticks it without a line, and the teacher sees how far', async () => {
  const { courseId } = cell.filled
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.classGlance(courseId))
  await page.getByRole('link', { name: 'Plans de travail' }).click()
  const plans = page.locator('.plan-lines .card')
  await plans.first().waitFor()
  const before = await plans.count()
  await page.getByText(/N.(?:a|ont) pas commencé\s:/).waitFor()
  await page.getByRole('button', { name: 'Nouveau plan' }).click()
  await page.getByRole('checkbox', { name: 'Cherif Nour' }).check()
  const typed = page.getByLabel('Ajouter avec vos mots')
  for (const words of ['Relire la leçon', 'Ranger mon cahier']) {
    await typed.fill(words)
    await typed.press('Enter')
  }
  await page.getByLabel('Ajouter une leçon du cours').selectOption({ index: 1 })
  await page.getByRole('button', { name: /^Descendre\sLigne 1$/ }).press('Enter')
  assert.equal(await page.getByLabel('Ligne 1', { exact: true }).inputValue(), 'Ranger mon cahier')
  await checkPage(page)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Plan enregistré').waitFor()
  await plans.nth(before).waitFor()

  const { context, page: phone } = pupil
  await visit(phone, cell.origin + pagePaths.myDay)
  await phone.getByRole('link', { name: /Mon plan de travail\s: 2 sur 4/ }).click()
  const box = phone.getByRole('checkbox', { name: /Dessiner le tour de l.eau/ })
  await box.waitFor()
  await checkPage(phone)
  await context.setOffline(true)
  await box.check()
  await phone.getByText(/1 coche est sur cet appareil/).waitFor()
  assert.ok(await box.isChecked())
  await checkPage(phone)
  await context.setOffline(false)
  await phone.getByText(/1 coche est sur cet appareil/).waitFor({ state: 'detached' })
  assert.ok(await box.isChecked())
  await visit(page, cell.origin + pagePaths.workPlans(courseId))
  await plans.filter({ hasText: 'Maëlle' }).getByText('3 sur 4').waitFor()
  await checkPage(page)
})
