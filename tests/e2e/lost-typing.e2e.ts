/** What a teacher types outlives the tab, the server, and a second tab; `npm run trials` plays many such mornings. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { openChromium } from '../open-chromium.ts'
import type { ServedCell } from '../served-cell.ts'
import { playTypingMorning, type TypingBreak } from '../typing-morning.ts'

/** Of typing, at most. */
const lostMsMax = 2_000

let cell: ServedCell<BusyDemo>
let browser: Browser

before(async () => {
  cell = await serveBusyCell()
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

test('a tab that crashes, a server that goes away and two tabs cost at most two seconds of typing', async () => {
  const devices = openDevices(browser, cell, { width: 1_280 })
  const { context, complaints } = await devices.of('teacher')
  const breaks: readonly TypingBreak[] = ['tab crashed', 'server gone', 'two tabs']
  for (const [place, how] of breaks.entries()) {
    const { typed, lost, lostMs } = await playTypingMorning({ ...cell, context }, how, 41 + place)
    assert.ok(typed > 2, how)
    assert.ok(lostMs <= lostMsMax, `${how}: ${lost.join(' ')}, ${lostMs} ms`)
    if (how === 'two tabs') assert.deepEqual(lost, [])
  }
  assert.deepEqual(complaints, [])
  await devices.close()
})
