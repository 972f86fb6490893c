/**
 * A guardian makes the address of a child's lessons on a phone, a calendar reads it without a
 * session, hears that a lesson was cancelled, and hears nothing once the address was removed. A
 * teacher does the same at a desk.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword, seedDemo } from '#demo/seed-demo.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const uai = '0999002X'

interface Filled {
  /** Logins of somebody who teaches, and of a guardian of one of the school's pupils. */
  readonly teacher: string
  readonly guardian: string
}

async function fill(context: SchoolContext, dataDir: string): Promise<Filled> {
  await seedDemo(context, { dataDir, host: 'localhost' })
  const logins = context.db
    .selectFrom('account')
    .select('login')
    .where('login', 'is not', null)
    .orderBy('login')
  const teacher = await logins
    .innerJoin('course_teacher', 'course_teacher.teacher_id', 'account.person_id')
    .innerJoin('lesson', 'lesson.course_id', 'course_teacher.course_id')
    .where('lesson.school_uai', '=', uai)
    .executeTakeFirstOrThrow()
  const guardian = await logins
    .innerJoin('guardianship', 'guardianship.guardian_id', 'account.person_id')
    .innerJoin('school_role', 'school_role.person_id', 'guardianship.pupil_id')
    .where('guardianship.rights', '=', 'confirmed')
    .where('school_role.school_uai', '=', uai)
    .executeTakeFirstOrThrow()
  return { teacher: teacher.login ?? '', guardian: guardian.login ?? '' }
}

let cell: ServedCell<Filled>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
})

after(async () => {
  for (const device of devices) await device.close()
  await browser?.close()
  await cell?.stop()
})

async function openAs(login: string, width: number): Promise<Page> {
  const device = await openDevice(browser, { width })
  devices.push(device)
  await signIn(device.page, cell.origin, { login, password: demoPassword })
  await visit(device.page, cell.origin + pagePaths.myAccount)
  return device.page
}

async function makeAddress(page: Page): Promise<string> {
  await page
    .getByRole('button', { name: /^Créer une adresse/ })
    .first()
    .click()
  return page.getByLabel('L’adresse secrète').inputValue()
}

async function eventsAt(address: string): Promise<ICAL.Component[]> {
  const answer = await fetch(address)
  assert.equal(answer.status, 200)
  return new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
}

const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid'))

test('a guardian gives the child’s lessons to the phone’s calendar, and takes them back', async () => {
  const page = await openAs(cell.filled.guardian, 360)
  const address = await makeAddress(page)
  assert.ok(address.startsWith(cell.origin))
  const webcal = await page.getByRole('link', { name: 'Ouvrir dans l’agenda' }).getAttribute('href')
  assert.equal(webcal, address.replace(/^https?:/, 'webcal:'))
  assert.deepEqual(await findAxeProblems(page), [])

  const event = (await eventsAt(address)).at(-1)
  assert.ok(event)
  const lessonId = uidOf(event).replace('@preau', '')
  await cell.context.db
    .updateTable('lesson')
    .set({ status: 'cancelled' })
    .where('id', '=', lessonId)
    .execute()
  const cancelled = (await eventsAt(address)).find((one) => uidOf(one) === uidOf(event))
  assert.equal(cancelled?.getFirstPropertyValue('status'), 'CANCELLED')

  // The address is told once.
  await visit(page, cell.origin + pagePaths.myAccount)
  await page.getByText(/^Adresse créée/).waitFor()
  assert.equal(await page.getByText(address.split('/').at(-1) ?? '').count(), 0)
  assert.equal(await page.getByLabel('L’adresse secrète').count(), 0)

  await page.getByRole('button', { name: /^Supprimer l’adresse/ }).click()
  const dialog = page.getByRole('dialog')
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Supprimer l’adresse' }).click()
  await page.getByText('L’adresse ne montre plus rien.').waitFor()
  assert.equal((await fetch(address)).status, 404)
})

test('a teacher changes the address with the keyboard, and the old one shows nothing', async () => {
  const page = await openAs(cell.filled.teacher, 1280)
  const first = await makeAddress(page)
  const titles = (await eventsAt(first)).map((event) => event.getFirstPropertyValue('summary'))
  assert.ok(titles.length > 0)
  assert.ok(titles.every((title) => / – /.test(String(title))))
  await page.getByRole('button', { name: /^Changer d’adresse/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Changer d’adresse' }).focus()
  await page.keyboard.press('Enter')
  const field = page.getByLabel('L’adresse secrète')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const second = await field.inputValue()
  assert.notEqual(second, first)
  assert.equal((await fetch(first)).status, 404)
  assert.ok((await eventsAt(second)).length > 0)
  assert.deepEqual(await findAxeProblems(page), [])
  for (const { complaints } of devices) assert.deepEqual(complaints, [])
})
