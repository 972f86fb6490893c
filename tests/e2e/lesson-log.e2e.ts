/**
 * The cahier de textes: a teacher says what was done, also while the line is gone; pupil and guardian
 * read it; a fifth assessment of the week is warned of; a substitute takes the course over and finds
 * everything; the head reads every class and prints one document.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { dayOf, instantOf, mondayOf, weekdayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import { publishRightsOf } from '#school/people/publish-rights.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { addTestLesson, testYear } from '../test-school.ts'

const password = 'tulipe vélo lundi bouchon'
const teacher = { login: 'lucie.moreau', password }
const substitute = { login: 'une.remplacante', password }
const guardian = { login: 'une.mere', password }
const head = { login: 'la.direction', password }

/** At school it is ten in the morning, whenever this runs. */
const today = dayOf(Date.now(), 'Europe/Paris')
const aheadMs = instantOf(today, '10:00', 'Europe/Paris') - Date.now()
const clock = { ...systemClock, now: () => Date.now() + aheadMs }
let cell: ServedCell<CardedClass>
let browser: Browser
let lessonId: Id
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
    const { guardianA1, head: chief, teacherB } = filled.school
    expectValue(await setPassword(context, { personId: guardianA1.personId, ...guardian }))
    expectValue(await setPassword(context, { personId: chief.personId, ...head }))
    expectValue(await setPassword(context, { personId: teacherB.personId, ...substitute }))
    return filled
  }, clock)
  const { school } = cell.filled
  lessonId = await addTestLesson(cell.context.db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: today,
    startsAt: new Date(clock.now() - 3_600_000).toISOString(),
    endsAt: new Date(clock.now() - 600_000).toISOString(),
    homework: 'Exercices 3 et 4.',
    homeworkDueOn: today,
  })
  const scale = { kind: 'points' as const, outOf: 20 }
  const by = school.teacherA.personId
  for (const title of ['Contrôle', 'Dictée', 'Oral', 'Exposé']) {
    const id = mintId(clock, systemRandom)
    const wish = { id, courseId: school.courseA, title, on: mondayOf(today), scale, weight: 1, by }
    expectValue(await saveAssessment(cell.context, { ...wish, shownAt: null }))
  }
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

const doneField = (page: Page) => page.getByRole('textbox', { name: 'Ce qui a été fait' })

test('a teacher says what was done, families read it, a substitute finds it, the head prints it', async () => {
  const { school } = cell.filled
  const { db } = cell.context

  const desk = await device({ width: 1280 })
  const { page } = desk
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.lessonPlan(lessonId))
  // The line drops: the words stay on the page, and go by themselves.
  await desk.context.route('**/log', (route) => route.abort('connectionreset'))
  await doneField(page).fill('Les fractions :\nsens du partage.')
  await page.locator('.save-line.failed').waitFor()
  await desk.context.unroute('**/log')
  await page.locator('.save-line.saved').waitFor()
  await assertFineIn(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(page)
  await page.setViewportSize({ width: 1280, height: 800 })

  // The same lesson in another tab: what is saved there comes here by itself.
  const tab = await desk.context.newPage()
  await visit(tab, cell.origin + pagePaths.lessonPlan(lessonId))
  await doneField(tab).fill('Les fractions : sens du partage.')
  await tab.locator('.save-line.saved').waitFor()
  await page.waitForFunction(
    (text) => [...document.querySelectorAll('textarea')].some(({ value }) => value === text),
    'Les fractions : sens du partage.',
  )
  await tab.close()

  // And on another device, which hears of nothing: neither text is lost unseen.
  const elsewhere = await device({ width: 1280 })
  await signIn(elsewhere.page, cell.origin, teacher)
  await visit(elsewhere.page, cell.origin + pagePaths.lessonPlan(lessonId))
  await doneField(elsewhere.page).fill('Les fractions : sens du partage, au tableau.')
  await elsewhere.page.locator('.save-line.saved').waitFor()
  await doneField(page).fill('Autre chose.')
  await page.getByText('Ce texte a changé ailleurs').waitFor()
  await assertFineIn(page)
  await page.getByRole('button', { name: 'Prendre l’autre' }).click()
  await page.locator('.save-line.saved').waitFor()
  assert.equal(await doneField(page).inputValue(), 'Les fractions : sens du partage, au tableau.')

  const phone = await device({ width: 360 })
  await signIn(phone.page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
  await visit(phone.page, cell.origin + pagePaths.myDay)
  await phone.page.getByRole('link', { name: 'Mon cahier de textes' }).click()
  await phone.page.getByText('sens du partage, au tableau.').waitFor()
  await phone.page.getByText('Exercices 3 et 4.').waitFor()
  // Kept with the plain space that was typed, as the field showed above; set where it is read.
  const read = phone.page.locator('.log-text', { hasText: 'au tableau' }).first()
  assert.equal(await read.textContent(), 'Les fractions\u00a0: sens du partage, au tableau.')
  assert.equal(await phone.page.getByText(school.teacherA.familyName).count(), 0)
  await assertFineIn(phone.page)

  const family = await device({ width: 360 })
  await signIn(family.page, cell.origin, guardian)
  await visit(family.page, cell.origin + pagePaths.children)
  await family.page.getByRole('link', { name: /Son cahier de textes/ }).click()
  await family.page.getByText('sens du partage, au tableau.').waitFor()
  await family.page.getByLabel('Enseignement').selectOption({ label: 'Mathématiques 6e A' })
  await family.page.getByText('sens du partage, au tableau.').waitFor()
  await family.page.getByRole('button', { name: 'Précédente' }).click()
  await family.page.getByText('Rien dans cette période.').waitFor()
  await assertFineIn(family.page)

  // The fifth of the week.
  await visit(page, cell.origin + pagePaths.gradebook(school.courseA))
  await page.getByRole('button', { name: 'Ajouter une évaluation' }).click()
  await page.getByText('Ce serait la 5e évaluation de 6e A cette semaine-là').waitFor()
  await assertFineIn(page)
  await page.getByLabel('Titre').fill('Récitation')
  await page.getByRole('button', { name: 'Enregistrer l’évaluation' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await visit(page, cell.origin + pagePaths.myClass(school.classA))
  await page.getByRole('link', { name: 'Charge de la semaine' }).click()
  // On a Sunday the week to come opens by itself.
  if (weekdayOf(today) === 7) await page.getByRole('button', { name: 'Précédente' }).click()
  await page.getByText('5 évaluations cette semaine : c’est beaucoup pour une classe.').waitFor()
  assert.equal(await page.locator('.load-row .load-square.assessment').count(), 5)
  assert.equal(await page.locator('.load-row .load-square.homework').count(), 1)
  await assertFineIn(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(page)

  // Somebody else takes the course over.
  await db
    .updateTable('course_teacher')
    .set({ teacher_id: school.teacherB.personId })
    .where('course_id', '=', school.courseA)
    .execute()
  await publishRightsOf(db, [school.teacherA.personId, school.teacherB.personId])
  const other = await device({ width: 1280 })
  await signIn(other.page, cell.origin, substitute)
  await visit(other.page, cell.origin + pagePaths.lessonPlan(lessonId))
  await other.page.getByRole('link', { name: 'Tout le cahier de l’enseignement' }).click()
  await other.page
    .getByText(/Alain Mercier/)
    .first()
    .waitFor()
  await other.page.getByRole('link', { name: /^Compléter/ }).click()
  await other.page.getByText('Écrit par vos collègues').waitFor()
  await doneField(other.page).fill('Reprise de la leçon.')
  await other.page.locator('.save-line.saved').waitFor()

  const office = await device({ width: 1280 })
  await signIn(office.page, cell.origin, head)
  await visit(office.page, cell.origin + pagePaths.lessonLogs(school.uai))
  await office.page.getByText('1 sur 1').waitFor()
  await assertFineIn(office.page)
  await office.page.getByRole('link', { name: '6e A', exact: true }).click()
  await office.page
    .getByText(/Béatrice Fontaine/)
    .first()
    .waitFor()
  assert.equal(await office.page.getByRole('link', { name: /^Compléter/ }).count(), 0)
  await assertFineIn(office.page)
  await office.page.setViewportSize({ width: 360, height: 740 })
  await assertFineIn(office.page)
  await office.page
    .getByLabel('Période', { exact: true })
    .selectOption({ label: 'D’un jour à un autre' })
  await office.page.getByRole('button', { name: 'Toute l’année scolaire' }).click()
  const from = office.page.getByLabel('Du', { exact: true })
  const until = office.page.getByLabel('Au', { exact: true })
  assert.deepEqual(
    [await from.inputValue(), await until.inputValue()],
    [testYear.startsOn, testYear.endsOn],
  )
  await from.fill(today)
  await until.fill(today)
  await office.page
    .getByText(/Béatrice Fontaine/)
    .first()
    .waitFor()
  await office.page.emulateMedia({ media: 'print' })
  const paper = office.page.locator('.log-paper')
  assert.equal(await paper.isVisible(), true)
  assert.equal(await office.page.locator('.log-list').isVisible(), false)
  assert.match(await paper.innerText(), /Collège des Essais[\s\S]*Reprise de la leçon\.[\s\S]*Visa/)
  const pdf = await office.page.pdf({ preferCSSPageSize: true })
  // One sheet of A4, in points.
  assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45][.\d]* 84[12]/)
  assert.equal(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1)

  const all = [desk, phone, family, other, office].flatMap(({ complaints }) => complaints)
  assert.deepEqual(all, [])
})
