/**
 * Runs test files one after another in this one process, as whoever started it names them (`tools/test-slots.ts`):
 * each is a test around its own, so that its hooks are run around those alone. A process for each would load,
 * compile and warm up the same modules again and again, which costs most files more than what they try.
 */
import { once } from 'node:events'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

/** Longest that one file takes. */
const timeout = Number(process.argv[2])

/** Null when there are no more. */
async function nextFile(): Promise<string | null> {
  process.send?.('next')
  const [named] = (await once(process, 'message')) as [{ readonly file: string | null }]
  return named.file
}

for (let file = await nextFile(); file !== null; file = await nextFile()) {
  const address = pathToFileURL(resolve(file)).href
  await test(file, { timeout }, async () => {
    await import(address)
  })
}
process.disconnect?.()
