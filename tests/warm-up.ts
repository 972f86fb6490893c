/** Makes a pupil's device warm: its own copy of the app serves the pages, and today's packs lie on it. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { visit } from './browser-device.ts'

/** Until this device's own copy of the app serves the page. */
const served = `navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null ||
  new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true))))`
export const packsHere =
  "caches.open('preau-packs').then((shelf) => shelf.keys()).then((all) => all.length)"
/** Who is in front, and a day of theirs, lie in their own database. */
export const isKept = `(async () => {
  const front = Object.entries(localStorage).find(([key, value]) => key.startsWith('preau.account.') && value.startsWith('front '))
  const name = front === undefined ? '' : 'preau-' + front[1].split(' ')[1]
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return false
  const answered = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = failed
  })
  const database = await answered(indexedDB.open(name))
  const keys = await answered(database.transaction('things').objectStore('things').getAllKeys())
  database.close()
  return keys.includes('me') && keys.some((key) => key.startsWith('day '))
})()`
export async function until(page: Page, expression: string, wanted: unknown): Promise<void> {
  for (let turns = 0; turns < 200; turns += 1) {
    // A page that is being opened anew cannot say anything yet.
    const found = await page.evaluate(expression).catch(() => undefined)
    if (found === wanted) return
    await page.waitForTimeout(100)
  }
  assert.equal(await page.evaluate(expression), wanted, expression)
}

/** Somebody is signed in on the page's device; the packs may still have to be built. */
export async function warmUp(page: Page, origin: string, packCount: number): Promise<void> {
  // The worker builds the packs; each opening asks for those that are missing.
  for (let turns = 0; turns < 20; turns += 1) {
    await visit(page, origin + pagePaths.myDay)
    await page.evaluate(served)
    await until(page, isKept, true)
    await page.waitForTimeout(1_000)
    if ((await page.evaluate(packsHere)) === packCount) return
  }
  throw new Error('the packs did not come')
}
