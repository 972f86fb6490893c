/**
 * A lesson's register takes itself: a teacher opens it, sees who arrived, corrects by keyboard, also
 * while the line is gone; calls the silent family; a guardian explains; the teacher sees *excusé*; the head looks, exports, prints the morning,
 * closes the school from tomorrow on, parts a class, and cancels the lesson of a teacher who says to be away.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { addDays, dayOf, instantOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { expectValue } from '#kernel/result.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { addTestLesson } from '../test-school.ts'

const password = 'tulipe vélo lundi bouchon'
const teacher = { login: 'lucie.moreau', password }
const guardian = { login: 'une.mere', password }
const head = { login: 'la.direction', password }
const minute = 60_000

/** At school it is ten in the morning, whenever this runs. */
const today = dayOf(Date.now(), 'Europe/Paris')
let aheadMs = instantOf(today, '10:00', 'Europe/Paris') - Date.now()
const clock = { ...systemClock, now: () => Date.now() + aheadMs }
let cell: ServedCell<CardedClass>
let browser: Browser
let lessonId = ''
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
    const { guardianA1, head: chief } = filled.school
    expectValue(await setPassword(context, { personId: guardianA1.personId, ...guardian }))
    expectValue(await setPassword(context, { personId: chief.personId, ...head }))
    const reached = { phone: '06 99 00 11 22' }
    await context.db
      .updateTable('person')
      .set(reached)
      .where('id', '=', guardianA1.personId)
      .execute()
    return filled
  }, clock)
  const { school } = cell.filled
  lessonId = await addTestLesson(cell.context.db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: today,
    startsAt: new Date(clock.now() - 20 * minute).toISOString(),
    endsAt: new Date(clock.now() + 30 * minute).toISOString(),
  })
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

/** Every rule of axe, in both themes, and nothing wider than the screen. */
async function assertFineIn(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(await findAxeProblems(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  await settle(page)
  assert.deepEqual(await findAxeProblems(page, ['color-contrast']), [])
  await page.emulateMedia({ colorScheme: 'light' })
}

/** What the row says of the pupil, not what its buttons offer. */
const stateOf = (row: Locator, state: string) =>
  row.locator('.attendance-state', { hasText: state }).waitFor()

const rowOf = (page: Page, name: string) => page.locator('.register-row', { hasText: name })

/** On a phone: the buttons of whoever is there wait behind one, and the missing can stand alone. */
async function lookForMissing(page: Page, rows: { arrived: Locator; missing: Locator }) {
  const { arrived, missing } = rows
  assert.equal(await arrived.getByRole('toolbar').count(), 0)
  await missing.getByRole('toolbar').waitFor()
  await page.getByRole('button', { name: 'Seulement ceux qui manquent' }).click()
  await arrived.waitFor({ state: 'detached' })
  await missing.waitFor()
  await assertFineIn(page)
  await page.getByRole('button', { name: 'Seulement ceux qui manquent' }).click()
  await arrived.getByRole('button', { name: /^Corriger/ }).click()
  const first = arrived.getByRole('toolbar').getByRole('button', { name: 'Présent' })
  await first.and(page.locator(':focus')).waitFor()
}

/** From the register to the family's number, and what came of it: noted, undone, noted again. */
async function callFamily(page: Page): Promise<void> {
  const { pupilA1 } = cell.filled.school
  await page.getByRole('link', { name: /^Familles à appeler, / }).click()
  await page.getByRole('heading', { name: '1 famille à appeler' }).waitFor()
  const card = page.locator('.card', { hasText: pupilA1.familyName })
  await card.getByText(/Sans nouvelles aujourd’hui/).waitFor()
  const call = card.getByRole('link', { name: /Appeler 06 99 00 11 22/ })
  assert.equal(await call.getAttribute('href'), 'tel:0699001122')
  await assertFineIn(page)

  await card.getByRole('button', { name: 'Jointe' }).click()
  await card.getByText('Famille jointe').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '1 famille déjà jointe' }).waitFor()
  await card.getByRole('button', { name: /^Retirer/ }).click()
  await card.getByText('Déjà essayé').waitFor({ state: 'detached' })

  await card.getByText('Autre moyen, ou une précision').click()
  await card.getByLabel('par message').check()
  await card.getByLabel('Précision').fill('Rappeler à midi.')
  await page.context().route('**/family-calls', (route) => route.abort('connectionreset'))
  await card.getByRole('button', { name: 'Pas de réponse' }).click()
  const again = card.getByRole('button', { name: 'Réessayer' })
  await again.waitFor()
  await page.context().unroute('**/family-calls')
  await again.click()
  await card
    .locator('.call-log')
    .getByText(/par message, .*Pas de réponse.+Rappeler à midi/)
    .first()
    .waitFor()
  await assertFineIn(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await assertFineIn(page)
}

/** From the school's first page to the morning's, which is one sheet of paper. */
async function printMorning(page: Page): Promise<void> {
  const { db } = cell.context
  const { courseA, uai } = cell.filled.school
  const startsAt = new Date(clock.now() + 60 * minute).toISOString()
  const endsAt = new Date(clock.now() + 90 * minute).toISOString()
  const lesson = { uai, courseId: courseA, onDate: today, startsAt, endsAt }
  const cancelled = await addTestLesson(db, lesson)
  await db.updateTable('lesson').set({ status: 'cancelled' }).where('id', '=', cancelled).execute()
  await visit(page, cell.origin + pagePaths.schoolHome(uai))
  await page.getByRole('link', { name: 'This morning' }).click()
  await page.getByRole('heading', { name: 'Lessons without a teacher' }).waitFor()
  await page.locator('.morning-lessons li', { hasText: '6e A · cancelled' }).waitFor()
  await page.getByText('No pupil without news for now.').waitFor()
  await page.getByText('No class has more than four assessments this week.').waitFor()
  await assertFineIn(page)
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal(sheets.match(/\/Type\s*\/Page\b/g)?.length, 1)
  await page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(page)
}

/** One press, whom it reaches, and the family knows the evening before. */
async function closeSchool(page: Page, family: Page): Promise<void> {
  const { courseA, uai } = cell.filled.school
  const startsAt = new Date(clock.now() + 24 * 60 * minute).toISOString()
  const endsAt = new Date(clock.now() + 25 * 60 * minute).toISOString()
  const onDate = addDays(today, 1)
  await addTestLesson(cell.context.db, { uai, courseId: courseA, onDate, startsAt, endsAt })
  await page.getByRole('button', { name: /^The school closes/ }).click()
  await page.getByText(/^This is about 2 classes, 3 pupils and 1 lesson/).waitFor()
  await assertFineIn(page)
  await page.getByLabel('A word to families, optional').fill('La cantine est fermée.')
  await page.getByRole('button', { name: 'Declare' }).click()
  await page.locator('.distance-list li', { hasText: 'The whole school' }).waitFor()
  await visit(family, cell.origin + pagePaths.children)
  await family.getByText(/prochain jour de cours, .+, est à la maison/).waitFor()
  await family.getByText('L’établissement est fermé. La cantine est fermée.').waitFor()
  await assertFineIn(family)
}

/** Half of a class at home from today on: the alphabet parts it, and the register says who is where. */
async function partClass(page: Page, teaching: Page): Promise<void> {
  await page.getByRole('button', { name: 'Half of some classes, by turns' }).click()
  await page.getByRole('checkbox', { name: '6e A' }).check()
  await page.getByText(/^6e A · first half .*1 pupil and second half .*1 pupil$/).click()
  await page.getByLabel('First day').fill(today)
  await page.getByText(/^First half: 1 pupil, 1 day, \d lessons?\.$/).waitFor()
  await assertFineIn(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(page)
  await page.getByRole('button', { name: 'Declare' }).click()
  const parts = page.locator('.distance-list li', { hasText: '6e A, a part (1 pupil)' })
  await parts.nth(1).waitFor()
  await parts.first().getByText('Which pupils, which day').click()
  await parts.first().locator('dd').waitFor()
  await assertFineIn(page)
  await visit(teaching, cell.origin + pagePaths.register(lessonId))
  await teaching.getByText('1 élève à la maison, 1 en classe').waitFor()
  assert.equal(await teaching.getByRole('list', { name: 'En classe' }).locator('> li').count(), 1)
  await assertFineIn(teaching)
}

/** A teacher says it from a phone; the head's morning lists the lesson, and cancels it in one press. */
async function beAway(teaching: Page, morning: Page): Promise<void> {
  const tomorrow = addDays(today, 1)
  await visit(teaching, cell.origin + pagePaths.teaching)
  await teaching.getByRole('button', { name: 'Dire que je serai absent' }).click()
  await teaching.getByLabel('Dernier jour').fill(tomorrow)
  await teaching.getByLabel('Premier jour').fill(tomorrow)
  await assertFineIn(teaching)
  await teaching.getByRole('button', { name: 'Noter l’absence' }).click()
  await teaching.getByText(/Votre absence est notée/).waitFor()
  await assertFineIn(teaching)
  await morning.setViewportSize({ width: 1280, height: 800 })
  await morning.reload()
  await morning.getByText('1 lesson without a teacher', { exact: true }).waitFor()
  await assertFineIn(morning)
  await morning.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(morning)
  await morning.getByRole('button', { name: /^Cancel it/ }).click()
  await morning.getByText('All lessons are arranged.').waitFor()
}

test('a register takes itself, is corrected by keyboard, explained by a guardian, and exported', async () => {
  const { school } = cell.filled
  const { pupilA1, pupilA2 } = school

  const phone = await device({ width: 360 })
  await signIn(phone.page, cell.origin, { code: cardIn(cell.filled, pupilA2).shortCode })
  await visit(phone.page, cell.origin + pagePaths.myDay)
  const desk = await device({ width: 1280 })
  const { page } = desk
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.teaching)
  await page.getByRole('link', { name: /Faire l’appel/ }).click()
  const arrived = rowOf(page, pupilA2.familyName)
  const other = rowOf(page, pupilA1.familyName)
  await stateOf(other, 'Pas encore connu')
  aheadMs += 45 * minute
  await page.reload()
  await stateOf(arrived, 'Présent')
  await arrived.getByText(/arrivée à/).waitFor()
  await stateOf(other, 'À éclaircir')
  assert.equal(await page.getByText(/absent(?!.*pas)/i).count(), 1)
  await assertFineIn(page)

  // By keyboard alone, and back.
  await other.getByRole('button', { name: 'Présent' }).focus()
  await page.keyboard.press('Digit2')
  await stateOf(other, 'Joint par téléphone ou papier')
  await other.getByText('Enregistré', { exact: true }).waitFor()
  await page.keyboard.press('Control+z')
  await stateOf(other, 'À éclaircir')
  await other.getByText('Enregistré', { exact: true }).waitFor()

  // The line drops: what was chosen stays, and goes by itself.
  await desk.context.setOffline(true)
  await page.keyboard.press('Digit4')
  await stateOf(other, 'Injoignable')
  await other.getByText(/Gardé sur cette page/).waitFor()
  await desk.context.setOffline(false)
  await other.getByText('Enregistré', { exact: true }).waitFor()

  // A few words to it, for the family too.
  await other.getByRole('button', { name: /^Ajouter un mot/ }).click()
  await page.getByRole('textbox', { name: /^Mot, facultatif/ }).fill('Téléphone coupé.')
  await assertFineIn(page)
  await page.getByRole('button', { name: 'Garder ce mot' }).click()
  await other.getByText(/corrigé par .+ – Téléphone coupé\./).waitFor()
  await other.getByRole('button', { name: 'Injoignable' }).focus()
  await page.keyboard.press('Digit0')
  await stateOf(other, 'À éclaircir')
  await other.getByText('Enregistré', { exact: true }).waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(page)
  await lookForMissing(page, { arrived, missing: other })
  await callFamily(page)

  const family = await device({ width: 360 })
  await signIn(family.page, cell.origin, guardian)
  await visit(family.page, cell.origin + pagePaths.children)
  const asked = family.page.getByRole('link', { name: /1 demi-journée à expliquer/ })
  await asked.waitFor()
  await assertFineIn(family.page)
  await asked.click()
  await family.page.getByText('1 demi-journée à expliquer').waitFor()
  await assertFineIn(family.page)
  await family.page.getByRole('button', { name: /^Expliquer/ }).click()
  await family.page.getByText(/aucun détail médical/).waitFor()
  await assertFineIn(family.page)
  await family.page.getByRole('button', { name: 'Envoyer à l’établissement' }).click()
  await family.page.getByText('Rien à expliquer.').waitFor()
  await family.page.getByText('Excusé').waitFor()
  await visit(family.page, cell.origin + pagePaths.children)
  await family.page.getByText('Rien à faire ce soir.').waitFor()
  assert.equal(await asked.count(), 0)
  await assertFineIn(family.page)

  await visit(page, cell.origin + pagePaths.register(lessonId))
  await stateOf(other, 'Excusé')
  await other.getByText(/expliqué par un responsable\s:\spas de connexion/).waitFor()

  // The pupil sees the same, has nothing to explain, and is told who can.
  await phone.page.reload()
  await phone.page.getByRole('link', { name: 'Mes présences' }).click()
  await stateOf(phone.page.locator('.half-day').first(), 'Présent')
  await phone.page.getByText(/arrivée à/).waitFor()
  assert.equal(await phone.page.getByRole('button', { name: /Expliquer/ }).count(), 0)
  await assertFineIn(phone.page)

  const office = await device({ width: 1280, language: 'en-GB' })
  await signIn(office.page, cell.origin, head)
  await visit(office.page, cell.origin + pagePaths.attendance(school.uai))
  await office.page.getByText('Nobody to reach for this day.').waitFor()
  await assertFineIn(office.page)
  const download = office.page.waitForEvent('download')
  await office.page.getByRole('link', { name: 'Export (CSV)' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  assert.ok(text.startsWith('\ufeff'))
  const lineOf = (name: string) => text.split('\r\n').find((line) => line.includes(name)) ?? ''
  assert.match(lineOf(pupilA1.familyName), /"excusé";"pas de connexion"/)
  assert.match(lineOf(pupilA2.familyName), /"présent";""/)
  await office.page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(office.page)
  await office.page.setViewportSize({ width: 1280, height: 800 })
  await printMorning(office.page)
  await closeSchool(office.page, family.page)
  await partClass(office.page, page)
  await beAway(page, office.page)

  const all = [phone, desk, family, office].flatMap(({ complaints }) => complaints)
  assert.deepEqual(all, [])
})
