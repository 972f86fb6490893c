/**
 * One phone for a family, one computer for everybody: who comes in, who waits, what stays behind.
 * Cards, pauses and sessions are tried on the server elsewhere; here it is what people meet.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { ClassCardPrint } from '#contract/cards.ts'
import { expectValue } from '#kernel/result.ts'
import { takePupilOut } from '#school/people/move-pupils.ts'
import { revokeCards } from '#school/sign-in/revoke-cards.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const guardian = { login: 'anne.renard', password: 'tulipe vélo lundi bouchon' }
/** The device's own key would be in it. */
const databasesOf = 'indexedDB.databases().then((all) => all.map(({ name }) => name))'

let cell: ServedCell<CardedClass>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell((context) => fillCardedClass(context, { who: 'guardianA1', ...guardian }))
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

const cardOf = (person: { readonly personId: string }) => cardIn(cell.filled, person)

/** What the camera opens, on the address of this cell. */
function scanned(card: ClassCardPrint): string {
  return cell.origin + card.qrText.replace(/^https?:\/\/[^/]+/, '')
}

const pathOf = (page: Page): string => new URL(page.url()).pathname

async function goIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'C’est moi' }).click()
  await page.waitForURL(cell.origin + pagePaths.myDay)
  await settle(page)
}

test('a scanned card opens the day, and its secret stays neither in the address nor behind it', async () => {
  const { page, complaints } = await device(360)
  await visit(page, cell.origin + pagePaths.help)
  const { pupilA1 } = cell.filled.school
  await page.goto(scanned(cardOf(pupilA1)))
  await page.getByRole('heading', { name: 'Bonjour Alice' }).waitFor()
  assert.equal(page.url(), cell.origin + pagePaths.openCard)
  assert.deepEqual(await findAxeProblems(page), [])
  const databases: string[] = await page.evaluate(databasesOf)
  assert.ok(databases.includes('preau-device'), databases.join())
  await goIn(page)
  await page.goBack()
  assert.equal(pathOf(page), pagePaths.help)
  assert.deepEqual(complaints, [])
})

test('a damaged card and a revoked one say what to do', async () => {
  const { page } = await device(360)
  const { school } = cell.filled
  const card = cardOf(school.pupilA2)
  await page.goto(scanned(card).slice(0, -3))
  await page.getByRole('heading', { name: 'La carte n’a pas été bien lue' }).waitFor()
  const request = { classId: school.classA, actorId: school.head.personId }
  expectValue(await revokeCards(cell.context, request, card.pupilId))
  // The camera opens the same page again: only what stands after # has changed.
  await page.goto(scanned(card))
  await page.getByRole('heading', { name: 'Cette carte n’ouvre plus' }).waitFor()
  assert.equal(page.url(), cell.origin + pagePaths.openCard)
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('link', { name: 'Taper le code' }).click()
  await page.getByLabel('Le code de ta carte').waitFor()
})

/** Off until somebody said yes, and asked of who decides. */
async function agreeToRecordings(page: Page): Promise<void> {
  await page.getByText('l’accord pour Alice').click()
  assert.equal(await page.getByRole('radio', { name: 'Non' }).isChecked(), true)
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(await findSidewaysScroll(page), [])
  await page.getByRole('radio', { name: 'Oui' }).check()
  await page.getByText(/^Répondu le/).waitFor()
  assert.equal(await page.getByRole('radio', { name: 'Oui' }).isChecked(), true)
}

test('a guardian hands the phone over: the child in one tap, the way back with the password', async () => {
  const { page, complaints } = await device(360)
  await signIn(page, cell.origin, guardian)
  await visit(page, cell.origin + pagePaths.children)
  await agreeToRecordings(page)
  await visit(page, cell.origin + pagePaths.childCard(cell.filled.school.pupilA1.personId))
  await page.getByRole('img', { name: 'Carré à scanner' }).waitFor()
  await page.getByRole('button', { name: 'Passer cet appareil à Alice' }).click()
  await page.waitForURL(cell.origin + pagePaths.myDay)
  await visit(page, cell.origin + pagePaths.myAccount)
  await page.getByText(/^Ta famille est d’accord pour que ta voix/).waitFor()
  await visit(page, cell.origin + pagePaths.children)
  assert.equal(await page.getByText('Cette page n’est pas ouverte pour toi.').count(), 1)

  await visit(page, cell.origin + pagePaths.whoIsIt)
  await page.getByRole('button', { name: 'Anne' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mot de passe', { exact: true }).fill('un autre mot de passe')
  await page.keyboard.press('Enter')
  await dialog.getByText('Ce n’est pas ce mot de passe.').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(guardian.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(cell.origin + pagePaths.children)

  await visit(page, cell.origin + pagePaths.whoIsIt)
  await page.getByRole('button', { name: 'Alice' }).click()
  await page.waitForURL(cell.origin + pagePaths.myDay)
  assert.deepEqual(complaints, [])
})

test('two tabs: the page of who is no longer in front closes', async () => {
  const { page, context } = await device(1280)
  await signIn(page, cell.origin, guardian)
  await visit(page, cell.origin + pagePaths.children)
  const other = await context.newPage()
  await visit(other, cell.origin + pagePaths.childCard(cell.filled.school.pupilA1.personId))
  await other.getByRole('button', { name: 'Passer cet appareil à Alice' }).click()
  await other.waitForURL(cell.origin + pagePaths.myDay)
  await page.getByRole('dialog', { name: 'Ce n’est plus vous ici' }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Fermer cette page' }).click()
  await page.waitForURL(cell.origin + pagePaths.myDay)
})

test('a shared computer keeps nothing, and the way out is in sight', async () => {
  const { page, context, complaints } = await device(1280)
  await visit(page, cell.origin + pagePaths.signIn)
  await page.getByLabel('Cet ordinateur est partagé').check()
  await page.getByRole('link', { name: 'J’ai une carte' }).click()
  const code = page.getByLabel('Le code de ta carte')
  await code.fill(cardOf(cell.filled.school.pupilA1).shortCode)
  await page.getByRole('heading', { name: 'Bonjour Alice' }).waitFor()
  await goIn(page)
  await visit(page, cell.origin + pagePaths.myAccount)
  await page.getByLabel('Sombres').check()
  await page.getByText('ordinateur partagé', { exact: false }).first().waitFor()

  assert.deepEqual(await page.evaluate(databasesOf), [])
  const kept: string[] = await page.evaluate('Object.keys(localStorage)')
  assert.deepEqual(kept, [])
  for (const cookie of await context.cookies()) {
    assert.equal(cookie.expires, -1, `${cookie.name} outlives the browser`)
  }

  await page.getByRole('button', { name: 'Ordinateur partagé' }).click()
  await page.waitForURL(cell.origin + pagePaths.signIn)
  await settle(page)
  // Whoever stands before it now is a stranger to the door, until the browser closes.
  const cookies = (await context.cookies()).map(({ name, expires }) => ({ name, expires }))
  assert.deepEqual(cookies, [{ name: '__Host-preau-in', expires: -1 }])
  // What was chosen went with the account, not with the computer; the next one finds it light.
  assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'auto')
  await page.goBack()
  await page.waitForURL(new RegExp(pagePaths.signIn))
  assert.deepEqual(complaints, [])
})

test('how somebody reads follows them from device to device', async () => {
  const { page } = await device(360)
  await signIn(page, cell.origin, { code: cardOf(cell.filled.school.pupilA1).shortCode })
  await visit(page, cell.origin + pagePaths.myDay)
  assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'dark')
})

test('what was typed stays when the line is down, and goes off when it is back', async () => {
  const { page, context } = await device(360)
  await visit(page, cell.origin + pagePaths.signInByCard)
  await context.setOffline(true)
  const code = page.getByLabel('Le code de ta carte')
  await code.fill(cardOf(cell.filled.school.pupilA1).shortCode)
  await page.getByText('La connexion ne passe pas.').first().waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { name: 'Bonjour Alice' }).waitFor()
})

test('a pupil without a class hears what it is and whom to call; so does the guardian', async () => {
  const { school } = cell.filled
  const { pupilA1 } = school
  expectValue(
    await takePupilOut(cell.context, school.head.personId, school.classA, pupilA1.personId),
  )
  const { page, complaints } = await device(360)
  await signIn(page, cell.origin, { code: cardOf(pupilA1).shortCode })
  const schoolDay = '2026-11-24'
  for (const path of [pagePaths.myDayOn(schoolDay), pagePaths.myWeekOn(schoolDay)]) {
    await visit(page, cell.origin + path)
    await page.getByText('Tu n’es dans aucune classe pour le moment').waitFor()
    const phone = page.getByRole('link', { name: 'Collège des Essais' })
    assert.equal(await phone.getAttribute('href'), 'tel:0199001122')
    assert.deepEqual(await findAxeProblems(page), [], path)
  }
  assert.equal(await page.getByText('tu es à jour').count(), 0)

  const { page: other } = await device(360)
  await signIn(other, cell.origin, guardian)
  await visit(other, cell.origin + pagePaths.childDayOn(pupilA1.personId, schoolDay))
  await other.getByText('Cet élève n’est dans aucune classe pour le moment').waitFor()
  await other.getByRole('link', { name: 'Collège des Essais' }).waitFor()
  assert.deepEqual(complaints, [])
})
