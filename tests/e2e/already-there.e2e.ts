/**
 * The lesson is already there: what a device holds opens while the server is dead, a newer version
 * of the app waits for an exercise to end, and nothing is lost where there is no room.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { settle, visit } from '../browser-device.ts'
import { type BusyDemo, fillBusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-tour.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

let cell: ServedCell<BusyDemo>
let browser: Browser

before(async () => {
  cell = await serveCell(fillBusyDemo)
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

/** The service worker of this page is in place and has the whole shell. */
const served = `navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null ||
  new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(true))))`

test('the app opens while the server is dead, and says so', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const { page } = await devices.of('nobody')
  await visit(page, cell.origin + pagePaths.help)
  await page.evaluate(served)
  await cell.closeDoors()
  try {
    await visit(page, cell.origin + pagePaths.signIn)
    assert.equal(await page.getByRole('link', { name: 'J’ai une carte' }).count(), 1)
    await page.goto(`${cell.origin}/rien`)
    await page.getByRole('heading', { name: 'Rien à cette adresse' }).waitFor()
  } finally {
    await cell.openDoors()
  }
  await settle(page)
  await devices.close()
})
