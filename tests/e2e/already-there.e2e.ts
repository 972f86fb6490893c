/**
 * The lesson is already there: what a device holds opens while the server is dead, a newer version
 * of the app waits for an exercise to end, and nothing is lost where there is no room.
 */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { serverPages } from '#contract/server-pages.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { clientFolder } from '#roles/client-build.ts'
import { pipesOf } from '#roles/waiting-room.ts'
import { revokeSessions } from '#school/sign-in/session-store.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { fillPackedDay, type PackedDay } from '../packed-day.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { isKept, packsHere, until, warmUp } from '../warm-up.ts'

let cell: ServedCell<PackedDay>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(fillPackedDay)
  browser = await openChromium()
})

afterEach(async () => {
  await cell.openDoors()
  for (const one of devices.splice(0)) await one.close()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

async function device(width: number, language: 'fr-FR' | 'en-GB' = 'fr-FR'): Promise<Device> {
  const opened = await openDevice(browser, { width, language, isInstalled: true })
  devices.push(opened)
  return opened
}

/** The day's pack and its picture's. */
const packsOfDay = 2
const databases = 'indexedDB.databases().then((all) => all.map(({ name }) => name).join())'

/** A pupil's device that has been opened once and left alone for a moment. */
async function warmDevice(width: number, language?: 'fr-FR' | 'en-GB'): Promise<Device> {
  const opened = await device(width, language)
  const { page } = opened
  await signIn(page, cell.origin, { code: cell.filled.codes[0] })
  await warmUp(page, cell.origin, packsOfDay)
  return opened
}

/** The device told that its owner was there, once a day however often the day was opened. */
async function oneClaim(): Promise<void> {
  for (let turns = 0; turns < 100; turns += 1) {
    const rows = await pipesOf(cell.context.db).selectFrom('arrival_claim').selectAll().execute()
    if (rows.length === 1) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('nobody was said to have been there')
}

const lookOf = {
  'fr-FR': { offline: 'Hors ligne', read: 'Lire la leçon' },
  'en-GB': { offline: 'Offline', read: 'Read the lesson' },
}

for (const language of ['fr-FR', 'en-GB'] as const) {
  test(`day, week and lesson open from the device while the server is dead (${language})`, async () => {
    const { page, complaints } = await warmDevice(360, language)
    const words = lookOf[language]
    // The week that opens by itself is the next one on a Sunday.
    const today = dayOf(Date.now(), 'Europe/Paris')
    await cell.closeDoors()
    await page.goto(cell.origin)
    await page.waitForURL(cell.origin + pagePaths.myDay)
    await page.getByText(words.offline).waitFor()
    await page.getByText('Apprendre les affluents de la Seine.').first().waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    await page.getByRole('link', { name: words.read }).click()
    await page.getByText('La Seine naît en Bourgogne.').waitFor()
    await page.getByText(words.offline).waitFor()
    const picture = page.getByRole('img', { name: 'Un point' })
    assert.match((await picture.getAttribute('src')) ?? '', /^blob:/)
    assert.equal(await page.evaluate("document.querySelector('figure img').naturalWidth"), 1)
    assert.deepEqual(await findAxeProblems(page), [])
    await visit(page, cell.origin + pagePaths.myWeekOn(today))
    await page.getByText('Mathématiques').first().waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    await visit(page, cell.origin + pagePaths.help)
    await cell.openDoors()
    // A page of the server's own is not the app's to answer for.
    await page.goto(cell.origin + serverPages.verdicts)
    await page.getByText('Aucun verdict n’est publié ici').waitFor()
    await visit(page, cell.origin + pagePaths.myDay)
    await oneClaim()
    assert.deepEqual(complaints, [])
  })
}

test('a server that hangs keeps nobody from the day, and the page says why it may be old', async () => {
  const { page } = await warmDevice(360)
  await cell.hangDoors()
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('Préau tarde à répondre').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
})

test('an exercise never seen before is begun, answered and handed in without the server, and arrives once', async () => {
  const { page, context, complaints } = await warmDevice(360)
  await cell.closeDoors()
  await visit(page, cell.origin + pagePaths.exercise(cell.filled.assignmentId))
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Commencer' }).tap()
  await page.getByText('La Seine se jette dans la Manche.').waitFor()
  await page.getByText('Vrai', { exact: true }).tap()
  await page.getByRole('button', { name: 'Suivante' }).tap()
  await page.getByLabel('Ton texte').fill('Un estuaire très large, près du Havre.')
  await page.getByRole('button', { name: 'Rendre ma copie' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Rendre ma copie' }).tap()
  await page.getByText('Ta copie est gardée sur cet appareil', { exact: false }).waitFor()
  await page.close()

  // The browser goes on without the server too: the copy is still on its way.
  const without = await context.newPage()
  await without.goto(cell.origin + pagePaths.exercise(cell.filled.assignmentId))
  await without.getByText('Ta copie est gardée sur cet appareil', { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(without), [])
  await without.close()

  await cell.openDoors()
  const later = await context.newPage()
  await later.goto(cell.origin + pagePaths.exercise(cell.filled.assignmentId))
  await later.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  await later.getByText(/c’est bien ta copie, entière/).waitFor()
  const { db } = cell.context
  const attempts = await db.selectFrom('attempt').select('id').execute()
  const submissions = await db.selectFrom('submission').select('attempt_id').execute()
  assert.deepEqual(
    submissions.map((one) => one.attempt_id),
    attempts.map((one) => one.id),
  )
  assert.equal(submissions.length, 1)
  assert.deepEqual(complaints, [])
})

test('a lesson that was never here says so, with the way to try again', async () => {
  const { page } = await warmDevice(360)
  await cell.closeDoors()
  await visit(page, cell.origin + pagePaths.reading('01a21a4f-d209-7345-8caf-b4eb821a6493'))
  await page.getByRole('button', { name: 'Réessayer' }).waitFor()
  await visit(page, cell.origin + pagePaths.myDay)
  await cell.openDoors()
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('Hors ligne').waitFor({ state: 'detached' })
})

test('whoever leaves the device leaves no day and no key on it', async () => {
  const { page } = await warmDevice(1280)
  assert.match(String(await page.evaluate(databases)), /preau-[0-9a-f]{8}-/)
  await page.getByRole('button', { name: 'menu du compte' }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Se déconnecter' }).click()
  await page.waitForURL(cell.origin + pagePaths.signIn)
  await settle(page)
  assert.doesNotMatch(String(await page.evaluate(databases)), /preau-[0-9a-f]{8}-/)
  await cell.closeDoors()
  await visit(page, cell.origin + pagePaths.myDay)
  assert.equal(await page.getByText('Apprendre les affluents de la Seine.').count(), 0)
})

test('a session that is stopped from elsewhere takes the days along', async () => {
  const { page } = await warmDevice(360)
  const { accountId } = cell.filled.school.pupilA1
  const now = new Date(cell.context.clock.now())
  await cell.context.db
    .transaction()
    .execute((trx) => revokeSessions(trx, { accountId, exceptId: null }, now))
  // The process that asks hears of it by the feed, a moment later.
  for (let turns = 0; turns < 20 && !page.url().includes(pagePaths.signIn); turns += 1) {
    await visit(page, cell.origin + pagePaths.myDay)
    await page.waitForTimeout(300)
  }
  assert.equal(new URL(page.url()).pathname, pagePaths.signIn)
  assert.doesNotMatch(String(await page.evaluate(databases)), /preau-[0-9a-f]{8}-/)
  assert.equal(await page.evaluate(packsHere), 0)
})

test('another pupil on the same device sees nothing of the one before', async () => {
  const { page } = await warmDevice(360)
  await signIn(page, cell.origin, { code: cell.filled.codes[1] })
  // The page begins as Alice's, learns who it is, and opens itself anew.
  await page.goto(cell.origin + pagePaths.myDay)
  const { givenName } = cell.filled.school.pupilA2
  await page.getByRole('heading', { name: `Bonjour ${givenName}` }).waitFor()
  await until(page, isKept, true)
  await cell.closeDoors()
  await visit(page, cell.origin + pagePaths.myDay)
  await page.getByText('Hors ligne').waitFor()
  assert.equal(await page.getByRole('heading', { name: `Bonjour ${givenName}` }).count(), 1)
})

test('two tabs: both open without the server, and one fetches for both', async () => {
  const { page, context } = await warmDevice(360)
  const other = await context.newPage()
  await cell.closeDoors()
  await other.goto(cell.origin + pagePaths.myDay)
  await other.getByText('Hors ligne').waitFor()
  await page.reload()
  await page.getByText('Hors ligne').waitFor()
  assert.equal(await other.evaluate(packsHere), packsOfDay)
})

test('a device without room says so once, and works as before', async () => {
  const { page, context, complaints } = await device(360)
  await signIn(page, cell.origin, { code: cell.filled.codes[0] })
  const session = await context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: cell.origin, quotaSize: 1 })
  await visit(page, cell.origin + pagePaths.myDay)
  await page.getByText('Ton appareil n’a plus de place').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('link', { name: 'Lire la leçon' }).click()
  await page.getByText('La Seine naît en Bourgogne.').waitFor()
  await visit(page, cell.origin + pagePaths.myDay)
  await page.waitForTimeout(2_500)
  assert.equal(await page.getByText('Ton appareil n’a plus de place').count(), 0)
  assert.deepEqual(complaints, [])
})

/** Another version of the app: the same files, and a service worker that differs by a comment. */
async function publishVersion(mark: string): Promise<() => Promise<void>> {
  const names = ['service-worker.js', 'service-worker.js.br', 'service-worker.js.gz']
  const paths = names.map((name) => join(clientFolder, name))
  const before = await Promise.all(paths.map((path) => readFile(path)))
  const { brotliCompressSync, gzipSync } = await import('node:zlib')
  const next = Buffer.concat([before[0] ?? Buffer.alloc(0), Buffer.from(`\n// ${mark}\n`)])
  const bytes = [next, brotliCompressSync(next), gzipSync(next)]
  await Promise.all(paths.map((path, place) => writeFile(path, bytes[place] ?? next)))
  return async () => {
    await Promise.all(paths.map((path, place) => writeFile(path, before[place] ?? next)))
  }
}

test('a newer version waits while an exercise is open, and comes when the reader lets it in', async () => {
  const { page, context, complaints } = await warmDevice(360)
  await visit(page, cell.origin + pagePaths.exercise(cell.filled.assignmentId))
  const other = await context.newPage()
  await visit(other, cell.origin + pagePaths.help)
  // Both pages watch for newer versions by now.
  await other.waitForTimeout(3_000)
  const waiting = 'navigator.serviceWorker.getRegistration().then((one) => one.waiting !== null)'
  const undo = await publishVersion('another version')
  try {
    await other.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())')
    const open = other.getByRole('button', { name: 'Ouvrir la nouvelle version' })
    await open.waitFor()
    assert.deepEqual(await findAxeProblems(other), [])
    await open.click()
    await other.getByText('La nouvelle version attend la fin du travail ouvert').waitFor()
    assert.equal(await other.evaluate(waiting), true)
    // Opened anew in the middle of the exercise: the version stays what it was.
    await page.reload()
    await settle(page)
    assert.equal(await page.evaluate(waiting), true)
    await page.close()
    await other.reload()
    await until(other, waiting, false)
    await settle(other)
    assert.deepEqual(complaints, [])
  } finally {
    await undo()
  }
})

test('the app can be installed: manifest, icons, and nothing that asks by itself', async () => {
  const { page, context } = await device(360)
  await visit(page, cell.origin + pagePaths.help)
  const session = await context.newCDPSession(page)
  const { errors, url } = await session.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  assert.equal(url, `${cell.origin}/manifest.webmanifest`)
  const manifest = await (await context.request.get(url)).json()
  assert.equal(manifest.display, 'standalone')
  for (const { src } of manifest.icons) {
    const icon = await context.request.get(cell.origin + src)
    assert.equal(icon.headers()['content-type'], 'image/png', src)
  }
  const apple = await context.request.get(`${cell.origin}/icons/apple-touch-icon.png`)
  assert.equal(apple.status(), 200)
})
