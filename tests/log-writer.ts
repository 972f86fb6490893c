/** Appends to a log as fast as it can and says what it signed, until it is killed. */
import { openTestLog, testEntries } from './test-log.ts'

const log = await openTestLog(process.argv[2] ?? '')
for (;;) {
  log.append(testEntries(log.size, 1 + ((log.size * 7) % 400)))
  const note = await log.checkpoint()
  process.stdout.write(`${Buffer.from(note).toString('base64')}\n`)
}
