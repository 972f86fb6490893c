/** Somebody leaves a device: whatever its disk or its other tabs do, the person goes, and nothing of theirs comes back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { comesToRest, type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { openChromium } from '../open-chromium.ts'
import { everyKind } from '../opening-school.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const guardian = { login: 'anne.renard', password: 'tulipe vélo lundi bouchon' }

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

async function aliceAt(path: string, script = ''): Promise<Device> {
  const device = await openDevice(browser, { width: 1280 })
  devices.push(device)
  const { page, context } = device
  await context.addInitScript(script)
  const { pupilA1 } = cell.filled.school
  await signIn(page, cell.origin, { code: cardIn(cell.filled, pupilA1).shortCode })
  await visit(page, cell.origin + path)
  return device
}

async function furtherTab({ context }: Device): Promise<Page> {
  const other = await context.newPage()
  await visit(other, cell.origin + pagePaths.help)
  return other
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Alice/ }).click()
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Se déconnecter' }).click()
  await page.waitForURL(cell.origin + pagePaths.signIn)
  await settle(page)
}

const entriesOf = `Object.keys(localStorage).filter((key) => key.startsWith('preau.account.'))`

test('a disk that deletes nothing keeps nobody from leaving', async () => {
  const alice = await aliceAt(
    pagePaths.myDay,
    `IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('Internal error.', 'UnknownError')
    }`,
  )
  const { page, complaints } = alice
  const other = await furtherTab(alice)
  await leave(other)
  await page.getByRole('dialog', { name: 'Ce n’est plus toi ici' }).waitFor()
  assert.deepEqual(await other.evaluate(entriesOf), [])
  assert.equal((await other.request.get(`${cell.origin}/api/me`)).status(), 401)
  assert.deepEqual(complaints, [])
})

/** One open question for Alice's class. */
async function assignQuestion(): Promise<string> {
  const { school } = cell.filled
  const { format, questions } = everyKind()
  const { assignmentId } = await assignTestExercise(cell.context, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
    content: {
      format,
      introduction: [],
      questions: questions.filter(({ kind }) => kind === 'open'),
    },
  })
  return assignmentId
}

const satchels = `indexedDB.databases().then((all) =>
  all.map(({ name }) => name).filter((name) => name.startsWith('preau-satchel-')))`

test('a tab that stays open makes no database again of who left in another', async () => {
  const alice = await aliceAt(pagePaths.exercise(await assignQuestion()))
  const { page } = alice
  await page.getByRole('button', { name: 'Commencer' }).click()
  const isSaved = page.waitForResponse((answer) => answer.request().method() === 'PUT')
  await page.getByRole('textbox').fill('Bonjour')
  assert.ok((await isSaved).ok())
  await comesToRest(page)
  const other = await furtherTab(alice)
  assert.equal((await other.evaluate<string[]>(satchels)).length, 1)
  await leave(other)
  await page.getByRole('dialog', { name: 'Ce n’est plus toi ici' }).waitFor()
  assert.deepEqual(await other.evaluate(satchels), [])
  // The page goes out of sight, and another tab says that something changed.
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
    dispatchEvent(new Event('online'))`)
  await comesToRest(page)
  // Opened in their order: whatever the page opened by now would be there before this one.
  await page.evaluate(`new Promise((done) => {
    indexedDB.open('last').onsuccess = done
  }).then(() => undefined)`)
  assert.deepEqual(await other.evaluate(satchels), [])
})
