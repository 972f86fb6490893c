/**
 * A teacher writes appreciations by keyboard over a lost line; the head sees what is missing, speaks of
 * a pupil in general and publishes; the guardian reads and keeps the PDF; what is written later waits.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { pagePaths } from '#browser/page-paths.ts'
import { systemClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { replaceGradingPeriods } from '#school/grades/replace-grading-periods.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const password = 'tulipe vélo lundi bouchon'
const teacher = { login: 'lucie.moreau', password }
const guardian = { login: 'une.mere', password }
const head = { login: 'la.direction', password }

let cell: ServedCell<CardedClass>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
    const { guardianA1, head: chief, uai, yearId } = filled.school
    expectValue(await setPassword(context, { personId: guardianA1.personId, ...guardian }))
    expectValue(await setPassword(context, { personId: chief.personId, ...head }))
    const { starts_on: startsOn, ends_on: endsOn } = await context.db
      .selectFrom('school_year')
      .select(['starts_on', 'ends_on'])
      .where('id', '=', yearId)
      .executeTakeFirstOrThrow()
    const id = mintId(systemClock, systemRandom)
    const periods = [{ id, label: 'Semestre 1', startsOn, endsOn }]
    expectValue(await replaceGradingPeriods(context, { uai, yearId, periods }))
    return filled
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

const allSaved = (page: Page) => page.getByText('Tout est enregistré.').waitFor()

test('appreciations are written, given out, read and kept; what comes later waits', async () => {
  const { school } = cell.filled
  const { courseA, pupilA1, uai } = school
  const fieldOf = (page: Page, { givenName, familyName }: typeof pupilA1) =>
    page.getByRole('textbox', { name: `${givenName} ${familyName}` })

  const desk = await device({ width: 1280 })
  const { context, page } = desk
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.gradebook(courseA))
  await page.getByRole('link', { name: 'Appréciations' }).click()
  await fieldOf(page, pupilA1).waitFor()
  await assertFineIn(page)
  const first = page.getByRole('textbox').first()
  await first.focus()
  await page.keyboard.type('Sérieuse et curieuse.')
  await page.keyboard.press('Enter')
  await allSaved(page)
  // The line drops: what is typed is kept, and goes by itself.
  await context.setOffline(true)
  await page.keyboard.type('Des progrès réguliers.')
  await page.keyboard.press('Shift+Enter')
  await page.getByText('1 appréciation est gardée').waitFor()
  await context.setOffline(false)
  await allSaved(page)
  await page.reload()
  assert.equal(await page.getByRole('textbox').first().inputValue(), 'Sérieuse et curieuse.')
  assert.equal(await page.getByRole('textbox').nth(1).inputValue(), 'Des progrès réguliers.')
  await page.getByText('2 appréciations écrites sur 2').waitFor()

  // A colleague writes of the same pupil: both texts stand there until one is chosen.
  await cell.context.db
    .updateTable('appreciation')
    .set({ text: 'Vive et drôle.', written_by: school.head.personId })
    .where('text', '=', 'Sérieuse et curieuse.')
    .execute()
  await page.getByRole('textbox').first().fill('Sérieuse, curieuse, appliquée.')
  await page.getByText('Vive et drôle.').waitFor()
  await page.getByRole('alert').filter({ hasText: 'choisissez sous son champ' }).waitFor()
  assert.equal(
    await page.getByRole('textbox').first().inputValue(),
    'Sérieuse, curieuse, appliquée.',
  )
  await assertFineIn(page)
  await page.setViewportSize({ width: 360, height: 740 })
  assert.deepEqual(await findSidewaysScroll(page), [])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Garder mon texte' }).click()
  await allSaved(page)
  assert.equal(await page.getByText('Vive et drôle.').count(), 0)

  const office = await device({ width: 1280 })
  await signIn(office.page, cell.origin, head)
  await visit(office.page, cell.origin + pagePaths.reports(uai))
  await assertFineIn(office.page)
  await office.page.getByRole('link', { name: '6e A' }).click()
  await office.page.getByText('Les familles ne voient encore rien').waitFor()
  await office.page.getByText('Appréciation générale : 2 manquent sur 2.').waitFor()
  await office.page.locator('summary', { hasText: pupilA1.familyName }).click()
  await office.page.getByLabel(/^Appréciation générale/).fill('Un beau semestre.')
  await allSaved(office.page)
  await assertFineIn(office.page)
  await office.page.getByRole('button', { name: 'Publier' }).click()
  const dialog = office.page.getByRole('dialog')
  assert.deepEqual(await findAxeProblems(office.page), [])
  await dialog.getByRole('button', { name: 'Publier' }).click()
  await office.page.getByText('Ce que les familles lisent est à jour.').waitFor()

  const phone = await device({ width: 360 })
  await signIn(phone.page, cell.origin, guardian)
  await visit(phone.page, cell.origin + pagePaths.children)
  await phone.page.getByRole('link', { name: /^Bulletin à lire\s: Semestre 1/ }).click()
  await phone.page.getByText('Un beau semestre.').waitFor()
  await assertFineIn(phone.page)
  const [download] = await Promise.all([
    phone.page.waitForEvent('download'),
    phone.page.getByRole('link', { name: /^Télécharger/ }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'bulletin Semestre 1.pdf')
  const bytes = new Uint8Array(await readFile(await download.path()))
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  assert.match(text, new RegExp(`${pupilA1.givenName} ${pupilA1.familyName}`))
  assert.match(text, /Un beau semestre\./)

  await fieldOf(page, pupilA1).fill('Tout autre chose.')
  await allSaved(page)
  await phone.page.reload()
  await phone.page.getByText('Un beau semestre.').waitFor()
  assert.equal(await phone.page.getByText('Tout autre chose.').count(), 0)
  await office.page.reload()
  await office.page.getByText('1 élève a du nouveau depuis').waitFor()
  await office.page.getByRole('button', { name: 'Retirer' }).click()
  await dialog.getByRole('button', { name: 'Retirer' }).click()
  await office.page.getByText('Les familles ne voient encore rien').waitFor()
  await phone.page.reload()
  await phone.page.getByText('Pas encore de bulletin.').waitFor()
})
