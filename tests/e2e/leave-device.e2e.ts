/** Somebody leaves a device: whatever its disk or its other tabs do, the person goes, and nothing of theirs comes back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

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

/** Alice's own device, with two tabs. */
async function aliceAt(path: string, script = ''): Promise<Device & { readonly other: Page }> {
  const device = await openDevice(browser, { width: 1280 })
  devices.push(device)
  const { page, context } = device
  await context.addInitScript(script)
  const { pupilA1 } = cell.filled.school
  await signIn(page, cell.origin, { code: cardIn(cell.filled, pupilA1).shortCode })
  await visit(page, cell.origin + path)
  const other = await context.newPage()
  await visit(other, cell.origin + pagePaths.help)
  return { ...device, other }
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
  const { other, page, complaints } = await aliceAt(
    pagePaths.myDay,
    `IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('Internal error.', 'UnknownError')
    }`,
  )
  await leave(other)
  await page.getByRole('dialog', { name: 'Ce n’est plus toi ici' }).waitFor()
  assert.deepEqual(await other.evaluate(entriesOf), [])
  assert.equal((await other.request.get(`${cell.origin}/api/me`)).status(), 401)
  assert.deepEqual(complaints, [])
})
