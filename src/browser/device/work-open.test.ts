/** Work that is open in one tab holds back a newer version in all of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openNewVersion } from './app-version.ts'
import { holdWorkOpen, isWorkOpen } from './work-open.ts'

test('a version waits until the last of the pages on which work is done is left', async () => {
  assert.equal(await isWorkOpen(), false)
  const leaveClass = holdWorkOpen()
  const leaveDesk = holdWorkOpen()
  assert.equal(await openNewVersion(), 'later')
  leaveClass()
  assert.equal(await openNewVersion(), 'later')
  leaveDesk()
  while (await isWorkOpen()) await new Promise(setImmediate)
})
