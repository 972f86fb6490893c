/** `./preau journal verify --policy`: whether the witnesses that a policy asks for have cosigned. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { installFolder } from '#engine/config/config.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { createCosigner } from '#pipes/public-log/note-key.ts'
import { writeQuorumState } from '#pipes/witnesses/quorum-state-store.ts'
import { openTestLog, testEntries, testFolder, testSigner } from './test-log.ts'

const witnesses = [1, 2, 3].map((number) =>
  createCosigner(`w${number}.example`, new Uint8Array(32).fill(number)),
)

test('two of three witnesses are enough where the policy says so, and one is not', async (context) => {
  const folder = testFolder(context)
  const log = await openTestLog(folder)
  log.append(testEntries(0, 20))
  const note = await log.checkpoint()
  const text = readCheckpoint(note)?.note.text ?? ''
  const policy = join(testFolder(context), 'policy')
  const named = witnesses.map(({ verifierKey }, at) => `witness W${at} ${verifierKey.text}`)
  const lines = [`log ${testSigner.verifierKey.text}`, ...named, 'group Two 2 W0 W1 W2']
  writeFileSync(policy, `${[...lines, 'quorum Two'].join('\n')}\n`)
  const verify = () => {
    const main = join(installFolder, 'src/cli/main.ts')
    const args = [main, 'journal', 'verify', folder, '--policy', policy]
    return spawnSync(process.execPath, args, { encoding: 'utf8' })
  }
  assert.doesNotMatch(verify().stdout, /dernière fois|never was/)
  await writeQuorumState(folder, { since: 0, met: null })
  assert.match(verify().stdout, /encore jamais été/)
  await writeQuorumState(folder, { since: 0, met: { at: 1_800_000_000_000, size: 17 } })
  assert.match(verify().stdout, /It last was on 2027-01-15T08:00:00\.000Z, at 17 leaves/)
  for (const [at, witness] of witnesses.slice(0, 2).entries()) {
    await log.addCosignatures(note, [witness.cosign(text, 1_800_000_000 + at)])
    const { status, stdout } = verify()
    assert.equal(status, at === 0 ? 1 : 0, stdout)
    assert.match(stdout, at === 0 ? /QUORUM NON ATTEINT/ : /quorum is met/)
    assert.match(stdout, /The log is intact/)
    assert.doesNotMatch(stdout, /Unknown key/)
  }
})
