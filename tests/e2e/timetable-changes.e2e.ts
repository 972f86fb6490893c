/**
 * The office makes and changes the timetable in a browser: a teacher is ill, a lesson moves, a slot
 * is added and clashes, a file comes back from a spreadsheet, the school closes for a day; and the
 * head reads who did it.
 */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword, seedDemo } from '#demo/seed-demo.ts'
import { addDays, dayOf, mondayOf } from '#kernel/calendar-day.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const uai = '0999002X'
const timeZone = 'Europe/Paris'

interface Filled {
  readonly dataDir: string
  /** A class, and somebody who teaches it on at least two hours of one day to come. */
  readonly classId: string
  readonly teacherId: string
  readonly monday: string
  /** A day of that week with two lessons of the teacher. */
  readonly day: string
}

async function fill(context: SchoolContext, dataDir: string): Promise<Filled> {
  await seedDemo(context, { dataDir, host: 'localhost' })
  const from = addDays(mondayOf(dayOf(Date.now(), timeZone)), 7)
  const rows = await context.db
    .selectFrom('lesson')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'lesson.course_id')
    .innerJoin('course_class', 'course_class.course_id', 'lesson.course_id')
    .select(['teacher_id', 'class_id', 'on_date'])
    .where('lesson.school_uai', '=', uai)
    .where('on_date', '>=', from)
    .orderBy('on_date')
    .orderBy('teacher_id')
    .execute()
  const seen = new Set<string>()
  const twice = rows.find(({ teacher_id, on_date }) => {
    const key = `${teacher_id} ${on_date}`
    const again = seen.has(key)
    seen.add(key)
    return again
  })
  if (twice === undefined) throw new Error('nobody of the demo teaches twice on a day to come')
  const { teacher_id: teacherId, class_id: classId, on_date: day } = twice
  return { dataDir, classId, teacherId, day, monday: mondayOf(day) }
}

let cell: ServedCell<Filled>
let browser: Browser
let head: Device

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
  head = await openDevice(browser, { width: 1280 })
  await signIn(head.page, cell.origin, { login: 'helene.castaing', password: demoPassword })
})

after(async () => {
  await head?.close()
  await browser?.close()
  await cell?.stop()
})

const timetable = (query: Record<string, string>): string =>
  `${cell.origin}${pagePaths.timetable(uai)}?${new URLSearchParams(query)}`

function statusesOf(day: string, teacherId: string): Promise<string[]> {
  return cell.context.db
    .selectFrom('lesson')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'lesson.course_id')
    .select('lesson.status')
    .where('teacher_id', '=', teacherId)
    .where('on_date', '=', day)
    .execute()
    .then((rows) => rows.map(({ status }) => status))
}

const toast = (page: Page, text: RegExp) => page.locator('.toast').filter({ hasText: text })

test('a teacher is ill: the lessons of a day are cancelled at once, and one press undoes it', async () => {
  const { page } = head
  const { teacherId, monday, day } = cell.filled
  await visit(page, timetable({ enseignant: teacherId, semaine: monday }))
  const tools = page.getByRole('button', { name: /^Annuler…/ })
  const held = (await statusesOf(day, teacherId)).length
  await tools.first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Annuler \d+ séances$/ }).click()
  await toast(page, /séances annulées/).waitFor()
  assert.deepEqual(await statusesOf(day, teacherId), Array(held).fill('cancelled'))
  await page.locator('.week-entry.struck').first().waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await toast(page, /séances annulées/)
    .getByRole('button', { name: 'Annuler cette action' })
    .click()
  await toast(page, /rétablies/).waitFor()
  assert.deepEqual(await statusesOf(day, teacherId), Array(held).fill('planned'))
})

test('a lesson is cancelled and brought back with the keyboard alone', async () => {
  const { page } = head
  const { teacherId, monday } = cell.filled
  await visit(page, timetable({ enseignant: teacherId, semaine: monday }))
  const lesson = page.locator('button.week-press').first()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await lesson.evaluate((one) => one === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  const dialog = page.getByRole('dialog')
  const pressTo = async (name: string): Promise<void> => {
    const button = dialog.getByRole('button', { name, exact: true })
    await button.waitFor()
    for (let presses = 0; presses < 12; presses += 1) {
      if (await button.evaluate((one) => one === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
  await pressTo('Annuler la séance')
  await pressTo('Annuler la séance')
  await toast(page, /Séance annulée/).waitFor()
  // The focus is back where it came from.
  await page.locator('button.week-press:focus').waitFor()
  await page.locator('.week-entry.struck').first().waitFor()
  await page.keyboard.press('Enter')
  await pressTo('Rétablir la séance')
  await toast(page, /Séance rétablie/).waitFor()
  await dialog.waitFor({ state: 'detached' })
})

test('a lesson moves to another day and says where it comes from', async () => {
  const { page } = head
  const { teacherId, monday, day } = cell.filled
  await visit(page, timetable({ enseignant: teacherId, semaine: monday }))
  await page.locator('button.week-press').first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await dialog.getByLabel('Début').fill('17:00')
  await dialog.getByLabel('Fin').fill('16:00')
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await dialog.getByText('La fin doit venir après le début.').waitFor()
  await dialog.getByLabel('Fin').fill('17:55')
  await dialog.getByLabel('Jour').fill(addDays(monday, 5))
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click()
  const moved = toast(page, /Séance déplacée/)
  // Closed by hand: the second move says the same.
  await moved.getByRole('button', { name: 'Fermer' }).click()
  await moved.waitFor({ state: 'detached' })
  await page.getByText(/^Déplacé, prévu/).waitFor()
  assert.equal((await statusesOf(addDays(monday, 5), teacherId)).includes('moved'), true)

  // Over other lessons of the same teacher: told before, allowed, listed.
  await page.locator('button.week-press').filter({ hasText: 'Déplacé' }).click()
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await dialog.getByLabel('Jour').fill(day)
  await dialog.getByLabel('Début').fill('08:00')
  await dialog.getByLabel('Fin').fill('18:00')
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await dialog.getByText(/^Il y aurait/).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.equal((await statusesOf(day, teacherId)).includes('moved'), false)
  await dialog.getByRole('button', { name: 'Déplacer quand même' }).click()
  await moved.waitFor()
  assert.equal((await statusesOf(day, teacherId)).includes('moved'), true)
  await page.getByRole('tab', { name: 'Conflits' }).click()
  await page.getByRole('table', { name: 'Conflits des séances déplacées' }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
})

test('a slot whose answer is lost is there once after a second try', async () => {
  const { page } = head
  const { classId } = cell.filled
  await visit(page, timetable({ classe: classId, vue: 'annee' }))
  await page.getByRole('button', { name: 'Ajouter un créneau le mardi' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cours').selectOption({ index: 1 })
  await dialog.getByLabel('Début').fill('07:00')
  await dialog.getByLabel('Fin').fill('07:30')
  await dialog.getByLabel(/^Salle/).fill('Salle 998')
  const path = '**/api/schools/*/timetable'
  await page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    // The school has it; the page never hears of it.
    await route.fetch()
    await route.abort()
  })
  await dialog.getByRole('button', { name: 'Ajouter un créneau' }).click()
  const again = dialog.getByRole('button', { name: 'Réessayer' })
  await again.waitFor()
  await page.unroute(path)
  await dialog.getByLabel(/^Salle/).fill('Salle 997')
  await again.click()
  await dialog.getByText('Ce créneau a déjà été ajouté.').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByLabel(/^Salle/).fill('Salle 998')
  await dialog.getByRole('button', { name: 'Ajouter un créneau' }).click()
  await page.getByText('Créneau ajouté.').waitFor()
  const added = page.locator('button.week-press').filter({ hasText: /99[78]/ })
  await added.first().waitFor()
  assert.equal(await added.count(), 1)
  await added.click()
  await dialog.getByRole('button', { name: 'Retirer le créneau' }).click()
  await dialog.getByRole('button', { name: 'Retirer le créneau' }).click()
  await added.waitFor({ state: 'detached' })
})

test('a slot that clashes is added all the same, told, listed, changed and taken away', async () => {
  const { page } = head
  const { classId } = cell.filled
  await visit(page, timetable({ classe: classId, vue: 'annee' }))
  await page.getByRole('button', { name: 'Ajouter un créneau le lundi' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ajouter un créneau' }).click()
  await dialog.getByText('Choisissez un cours.').waitFor()
  await dialog.getByLabel('Cours').selectOption({ index: 1 })
  await dialog.getByLabel('Début').fill('08:45')
  await dialog.getByLabel('Fin').fill('09:15')
  await dialog.getByLabel(/^Salle/).fill('Salle 999')
  await dialog.getByRole('button', { name: 'Ajouter un créneau' }).click()
  await page.getByText('Créneau ajouté.').waitFor()
  await page.getByText(/conflits? à regarder/).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  await page.getByRole('tab', { name: 'Conflits' }).click()
  await page
    .getByRole('table')
    .getByText(/a deux cours à la fois/)
    .first()
    .waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  await page.getByRole('tab', { name: 'Toute l’année' }).click()
  await page.locator('button.week-press').filter({ hasText: '999' }).click()
  await dialog.getByLabel('Jour', { exact: true }).selectOption('2')
  const homework = dialog.getByText(/^Le travail à faire donné pour une séance de ce créneau/)
  await homework.waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByLabel('Jour', { exact: true }).selectOption('1')
  await homework.waitFor({ state: 'detached' })
  await dialog.getByLabel('Semaine B').check()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Créneau changé.').waitFor()
  const added = page.locator('button.week-press').filter({ hasText: '999' })
  await added.filter({ hasText: 'Semaine B seulement' }).click()
  await dialog.getByRole('button', { name: 'Retirer le créneau' }).click()
  await dialog.getByRole('button', { name: 'Retirer le créneau' }).click()
  await page.getByText('Créneau retiré.').waitFor()
  await added.waitFor({ state: 'detached' })
})

/** Chooses a file and lets it be tried. */
async function tryFile(page: Page, path: string): Promise<void> {
  await visit(page, timetable({ vue: 'importer' }))
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: 'Faire un essai' }).click()
}

test('the timetable goes out as a file and comes back: nothing, a bad line, a change', async () => {
  const { page } = head
  const { dataDir } = cell.filled
  await visit(page, timetable({ vue: 'importer' }))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /Télécharger l’emploi du temps/ }).click()
  const path = join(dataDir, 'emploi-du-temps.csv')
  await (await download).saveAs(path)

  await tryFile(page, path)
  await page.getByText(/est déjà comme dans le fichier/).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Appliquer le fichier' }).count(), 0)

  const lines = (await readFile(path, 'utf8')).split('\r\n')
  const bad = join(dataDir, 'faux.csv')
  await writeFile(bad, [lines[0], (lines[1] ?? '').replace(/^\S+?;/, 'hier;')].join('\r\n'))
  await tryFile(page, bad)
  await page.getByText(/1 ligne n’a pas pu être lue/).waitFor()
  await page.getByRole('cell', { name: 'jour', exact: true }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  const changed = join(dataDir, 'change.csv')
  await writeFile(
    changed,
    lines.with(1, (lines[1] ?? '').replace(/[^;]*$/, 'Salle 998')).join('\r\n'),
  )
  await tryFile(page, changed)
  await page.getByText(/Voici ce que le fichier ferait/).waitFor()
  const roomTaken = cell.context.db
    .selectFrom('timetable_slot')
    .select('id')
    .where('room', '=', 'Salle 998')
  assert.equal((await roomTaken.execute()).length, 0)
  await page.getByRole('button', { name: 'Appliquer le fichier' }).click()
  await page.getByText(/C’est fait/).waitFor()
  assert.equal((await roomTaken.execute()).length, 1)
  assert.deepEqual(await findAxeProblems(page), [])
})

test('a calendar from elsewhere: unknown events are chosen, tried again, applied', async () => {
  const { page } = head
  const { dataDir, teacherId } = cell.filled
  const course = await cell.context.db
    .selectFrom('course')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .select(['course.id', 'course.name'])
    .where('teacher_id', '=', teacherId)
    .where('school_uai', '=', uai)
    .executeTakeFirstOrThrow()
  const path = join(dataDir, 'agenda.ics')
  const day = addDays(mondayOf(dayOf(Date.now(), timeZone)), 9).replaceAll('-', '')
  const event = (summary: string, hour: number) =>
    `BEGIN:VEVENT\r\nSUMMARY:${summary}\r\nDTSTART;TZID=${timeZone}:${day}T${hour}0000\r\nDURATION:PT55M\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT`
  await writeFile(
    path,
    [
      'BEGIN:VCALENDAR',
      event('Atelier du mercredi', 16),
      event('Club', 17),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
  await tryFile(page, path)
  await page.getByText('2 sortes d’événements attendent leur cours.').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.equal(await page.getByRole('button', { name: 'Appliquer le fichier' }).count(), 0)
  await page.getByLabel('Atelier du mercredi').selectOption(course.id)
  await page.getByLabel('Club').selectOption({ label: 'Laisser de côté' })
  await page.setViewportSize({ width: 360, height: 740 })
  assert.deepEqual(await findSidewaysScroll(page), [])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Refaire l’essai avec ces choix' }).click()
  await page.getByRole('button', { name: 'Appliquer le fichier' }).click()
  await page.getByText(/C’est fait/).waitFor()
  const slots = () =>
    cell.context.db
      .selectFrom('timetable_slot')
      .select(['starts', 'weekday'])
      .where('course_id', '=', course.id)
      .where('valid_to', '>', dayOf(Date.now(), timeZone))
      .execute()
  assert.deepEqual(await slots(), [{ starts: '16:00:00', weekday: 3 }])
})

test('the school closes for a day, opens again, and a year is opened', async () => {
  const { page } = head
  const { day } = cell.filled
  const lessons = cell.context.db
    .selectFrom('lesson')
    .select('id')
    .where('school_uai', '=', uai)
    .where('on_date', '=', day)
  const before = (await lessons.execute()).length
  await visit(page, cell.origin + pagePaths.schoolYear(uai))
  await page.getByRole('button', { name: 'Fermer des jours' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Pourquoi').fill('Travaux')
  await dialog.getByLabel('Premier jour fermé').fill(day)
  await dialog.getByRole('button', { name: 'Fermer ces jours' }).click()
  await page.getByText('Ces jours sont fermés.').waitFor()
  assert.ok((await lessons.execute()).length < before)
  await page.getByRole('button', { name: /^Rouvrir : Travaux/ }).click()
  await dialog.getByRole('button', { name: 'Rouvrir l’école' }).click()
  await page.getByText(/de nouveau ouverte/).waitFor()
  assert.equal((await lessons.execute()).length, before)

  await page.getByRole('button', { name: 'Ouvrir une année scolaire' }).click()
  await dialog.getByRole('button', { name: 'Ouvrir l’année' }).click()
  await toast(page, /L’année est ouverte/).waitFor()
  await page.getByRole('table').first().getByRole('row').nth(2).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
})

test('the head reads who did it, kind by kind', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.audit(uai))
  await page
    .getByText(/a ouvert l’année scolaire/)
    .first()
    .waitFor()
  await page.getByLabel('Genre d’acte').selectOption({ label: 'Séance annulée' })
  await page
    .getByText(/a annulé la séance du/)
    .first()
    .waitFor()
  const rows = await page.locator('tbody tr').allInnerTexts()
  assert.ok(rows.length >= 3)
  assert.ok(rows.every((row) => /Hélène Castaing[\s\S]*a annulé la séance/.test(row)))
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(head.complaints, [])
})
