/** Two pupils in one browser: what the page of the first reads once the second is in front, and what it keeps. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { MyDay } from '#contract/day.ts'
import type { PersonalPack } from '#contract/day-packs.ts'
import type { Me } from '#contract/me.ts'
import { expectValue } from '#kernel/result.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { comesToRest, type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { addLiveLesson } from '../live-device.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const guardian = { login: 'anne.renard', password: 'tulipe vélo lundi bouchon' }
const closed = 'Ce n’est plus toi ici'

let cell: ServedCell<CardedClass & { readonly codeOfB: string }>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'guardianA1', ...guardian })
    const { school } = filled
    const request = { classId: school.classB, actorId: school.head.personId, host: 'localhost' }
    const { cards } = expectValue(await issueCards(context, request))
    for (const courseId of [school.courseA, school.courseB]) {
      await addLiveLesson(context.db, { uai: school.uai, courseId })
    }
    return { ...filled, codeOfB: cards[0]?.shortCode ?? '' }
  })
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

/** All that this browser keeps of an account, by its key; to open what is not there would be to make it. */
const keptOf = ({ accountId }: Me) => `new Promise(async (done, fail) => {
  const all = await indexedDB.databases()
  if (!all.some(({ name }) => name === 'preau-${accountId}')) return done([])
  const asked = indexedDB.open('preau-${accountId}')
  asked.onerror = () => fail(asked.error)
  asked.onsuccess = () => {
    const things = asked.result.transaction('things').objectStore('things')
    const keys = things.getAllKeys()
    const values = things.getAll()
    values.onsuccess = () => {
      asked.result.close()
      done(keys.result.map((key, at) => [key, values.result[at].value]))
    }
  }
})`

async function keptBy(page: Page, me: Me): Promise<ReadonlyMap<string, unknown>> {
  return new Map<string, unknown>(await page.evaluate(keptOf(me)))
}

/** The courses whose lessons, or whose packs' keys, lie here under that account's name. */
function coursesIn(kept: ReadonlyMap<string, unknown>): readonly string[] {
  const courses = [...kept].flatMap(([key, value]) => {
    if (key.startsWith('day ')) return (value as MyDay).lessons.map(({ courseId }) => courseId)
    if (key !== 'personal') return []
    return (value as PersonalPack).days.flatMap((day) =>
      day.courses.map(({ courseId }) => courseId),
    )
  })
  return [...new Set(courses)]
}

async function whoIs(page: Page): Promise<Me> {
  return (await page.request.get(`${cell.origin}/api/me`)).json()
}

/** Timers of the page go on by so much, and what they asked for comes. */
async function passes(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms)
  await comesToRest(page)
}

const hide = `
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))`
const show = `
  delete document.visibilityState
  document.dispatchEvent(new Event('visibilitychange'))`

/** Alice's day, and Basile's in a tab of the same browser. */
async function twoTabs(script: string) {
  const device = await openDevice(browser, { width: 1280 })
  devices.push(device)
  const { context, page } = device
  await context.addInitScript(script)
  await page.clock.install()
  const { school } = cell.filled
  await signIn(page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
  await visit(page, cell.origin + pagePaths.myDay)
  const alice = await whoIs(page)
  // What this device keeps it keeps a moment after the page stands.
  const isKept = async (): Promise<boolean> => {
    const keys = [...(await keptBy(page, alice)).keys()]
    return keys.includes('personal') && keys.some((key) => key.startsWith('day '))
  }
  while (!(await isKept())) await passes(page, 2_000)

  const other = await context.newPage()
  await visit(other, cell.origin + pagePaths.signInByCard)
  await other.getByLabel('Le code de ta carte').fill(cell.filled.codeOfB)
  await other.getByRole('button', { name: 'C’est moi' }).click()
  await other.waitForURL(cell.origin + pagePaths.myDay)
  await settle(other)
  assert.notEqual((await whoIs(other)).accountId, alice.accountId)
  return { page, alice, complaints: device.complaints }
}

/** Three minutes in a pocket and back, then longer than the coming days wait to be asked for. */
async function comesBack(page: Page): Promise<void> {
  await page.evaluate(hide)
  await page.clock.runFor(180_000)
  await page.evaluate(show)
  await passes(page, 5_000)
  await passes(page, 3_600_000)
  await passes(page, 5_000)
}

async function holdsOnlyHers(page: Page, alice: Me): Promise<void> {
  await page.getByRole('dialog', { name: closed }).waitFor()
  const { courseA } = cell.filled.school
  assert.deepEqual(coursesIn(await keptBy(page, alice)), [courseA])
  // The page under the dialog is as she left it.
  assert.equal(await page.locator('main .notice.danger').count(), 0)
  await page.getByRole('button', { name: 'Fermer cette page' }).click()
  await page.waitForURL(cell.origin + pagePaths.myDay)
  await settle(page)
  assert.equal(await page.getByRole('button', { name: 'Basile' }).count(), 1)
}

test('the page of who is no longer in front asks for nothing more', async () => {
  const { page, alice, complaints } = await twoTabs('')
  await page.getByRole('dialog', { name: closed }).waitFor()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname === '/api/day' || pathname === '/api/personal-pack') asked.push(pathname)
  })
  await comesBack(page)
  assert.deepEqual(asked, [])
  await holdsOnlyHers(page, alice)
  assert.deepEqual(complaints, [])
})

test('a page that nobody told hears it from the server, and keeps nothing of the other', async () => {
  const { page, alice, complaints } = await twoTabs('delete globalThis.BroadcastChannel')
  assert.equal(await page.getByRole('dialog').count(), 0)
  await comesBack(page)
  await holdsOnlyHers(page, alice)
  assert.deepEqual(complaints, [])
})
