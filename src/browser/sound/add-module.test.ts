/** A module that did not come is asked for again, though the browser remembers that it failed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addModule } from './add-module.ts'

/** As browsers do it: an address is fetched once for a clock, whatever became of it. */
function workletOn(line: { isUp: boolean }) {
  const known = new Map<string, boolean>()
  const asked: string[] = []
  const worklet = {
    async addModule(url: string | URL): Promise<void> {
      const address = String(url)
      if (!known.has(address)) {
        asked.push(address)
        known.set(address, line.isUp)
      }
      if (known.get(address) === false) throw new DOMException('not loaded', 'AbortError')
    },
  }
  return { worklet, asked }
}

test('after a failed fetch the network is asked again, for this module and this clock alone', async () => {
  const line = { isUp: false }
  const { worklet, asked } = workletOn(line)
  await assert.rejects(addModule(worklet, '/mixer.js'))
  await assert.rejects(addModule(worklet, '/mixer.js'))
  line.isUp = true
  await addModule(worklet, '/mixer.js')
  await addModule(worklet, '/capture.js')
  const other = workletOn(line)
  await addModule(other.worklet, '/mixer.js')
  assert.equal(new Set(asked).size, 4)
  assert.ok(asked.every((address) => address.split('?')[0]?.endsWith('.js')))
  assert.deepEqual([asked.at(-1), other.asked], ['/capture.js', ['/mixer.js']])
})
