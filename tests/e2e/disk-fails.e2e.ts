/** A device whose disk fails while somebody works: what the server has opens all the same. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { comesToRest, openDevice, signIn, turnTo, visit } from '../browser-device.ts'
import { type CardedClass, fillCardedClass } from '../carded-class.ts'
import { addLiveLesson } from '../live-device.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const teacher = { login: 'alain.mercier', password: 'tulipe vélo lundi bouchon' }

let cell: ServedCell<CardedClass & { readonly lessonId: string }>
let browser: Browser

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
    const { uai, courseA: courseId } = filled.school
    return { ...filled, lessonId: await addLiveLesson(context.db, { uai, courseId }) }
  })
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

const isKept = `indexedDB.databases().then((all) =>
  all.some(({ name }) => /^preau-[0-9a-f]{8}-/.test(name)))`

test('a lesson log opens from the server, although the device can no longer look for what was typed', async () => {
  const device = await openDevice(browser, { width: 1280 })
  const { page, complaints } = device
  await page.clock.install()
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.teaching)
  while (!(await page.evaluate(isKept))) {
    await page.clock.runFor(2_000)
    await comesToRest(page)
  }
  await page.evaluate(`IDBFactory.prototype.open = () => {
    throw new DOMException('Internal error opening backing store.', 'UnknownError')
  }`)
  await turnTo(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('textbox').first().waitFor()
  assert.deepEqual(complaints, [])
  await device.close()
})
