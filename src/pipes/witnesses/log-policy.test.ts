/** Policies of C2SP tlog-policy: the example of the specification, and what it does not allow. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createCosigner, createNoteSigner } from '#pipes/public-log/note-key.ts'
import { type LogPolicy, meetsQuorum, readPolicy } from './log-policy.ts'

const seed = (number: number) => new Uint8Array(32).fill(number)
const log = createNoteSigner('log.example', seed(1)).verifierKey.text
const witness = (name: string, number: number) =>
  `witness ${name} ${createCosigner(`${name}.example`, seed(number)).verifierKey.text}`

const example = [
  `log ${log}`,
  '',
  witness('X1', 11),
  witness('X2', 12),
  witness('X3', 13),
  'group X-witnesses 2 X1 X2 X3',
  '  # two organisations',
  witness('Y1', 21),
  witness('Y2', 22),
  `${witness('Y3', 23)} https://y3.example/journal/witness`,
  'group Y-witnesses any Y1 Y2 Y3',
  'group X-and-Y\tall X-witnesses Y-witnesses',
  'quorum X-and-Y',
]

function policyOf(lines: readonly string[]): LogPolicy {
  const policy = readPolicy(`${lines.join('\n')}\n`)
  assert.ok('logs' in policy, JSON.stringify(policy))
  return policy
}

const isMet = ({ quorum }: LogPolicy, ...names: string[]) =>
  quorum !== null && meetsQuorum(quorum, ({ name }) => names.includes(name.split('.')[0] ?? ''))

describe('a policy', () => {
  test('is what the example of the specification says', () => {
    const policy = policyOf(example)
    assert.equal(policy.logs.length, 1)
    assert.equal(policy.witnesses.length, 6)
    assert.equal(policy.witnesses[5]?.url, 'https://y3.example/journal/witness')
    assert.equal(isMet(policy, 'X1', 'X3', 'Y2'), true)
    assert.equal(isMet(policy, 'X1', 'X2', 'X3'), false)
    assert.equal(isMet(policy, 'X1', 'Y1', 'Y2', 'Y3'), false)
    assert.equal(isMet(policy), false)
  })

  test('may ask for one witness, for nobody, or say nothing', () => {
    assert.equal(isMet(policyOf([witness('W', 3), 'quorum W']), 'W'), true)
    assert.equal(isMet(policyOf([witness('W', 3), 'quorum W'])), false)
    assert.equal(isMet(policyOf(['quorum none'])), true)
    assert.equal(policyOf([`log ${log}`]).quorum, null)
  })

  const wrong: Record<string, readonly string[]> = {
    'two quorums': ['quorum none', 'quorum none'],
    'a quorum of a name that comes later': ['quorum W', witness('W', 3)],
    'a group with a member that comes later': ['group G any W', witness('W', 3)],
    'a group of nobody': [witness('W', 3), 'group G any'],
    'a threshold of none': [witness('W', 3), 'group G 0 W'],
    'a threshold above its members': [witness('W', 3), 'group G 2 W'],
    'a threshold that is no decimal': [witness('W', 3), 'group G 0x1 W'],
    'a member twice': [witness('W', 3), 'group G any W W'],
    'a member of two groups': [witness('W', 3), 'group G any W', 'group H any W'],
    'none as a member': ['group G any none'],
    'a name twice': [witness('W', 3), witness('V', 4), 'group W any V'],
    'none as a name': [witness('none', 3)],
    'one key under two names': [witness('W', 3), witness('V', 3)],
    'a log’s key as a witness': [`witness W ${log}`],
    'another word': ['logs x'],
    'a control character': ['quorum none\r'],
    'more than a line takes': [`log ${log} https://log.example x`],
  }
  for (const [what, lines] of Object.entries(wrong)) {
    test(`with ${what} is wrong at its line`, () => {
      // What comes later is missing where it is asked for; else the last line is the wrong one.
      const wrongLine = what.endsWith('comes later') ? 1 : lines.length
      assert.deepEqual(readPolicy(`${lines.join('\n')}\n`), { wrongLine })
    })
  }
})
