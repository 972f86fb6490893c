/** A comment that claims to be ours is checked like anything from outside. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { readCarried } from './carried-question.ts'

const beside = '::Titre:: Une question {}'
const hash = createHash('sha256').update(beside).digest('hex').slice(0, 32)
const comment = (packed: Buffer): string => `preau:1:${hash}:${packed.toString('base64')}`
const packed = (value: unknown): string => comment(deflateRawSync(JSON.stringify(value)))
const question = { id: 'q1', kind: 'open', prompt: [], points: 1, accepts: 'text' }

test('a question is read where it belongs to what stands beside it', () => {
  assert.deepEqual(readCarried(packed({ question }), beside), { question })
  assert.equal(readCarried(packed({ question }), `${beside} autre`), undefined)
})

test('what is no question of ours is not read', () => {
  const bomb = comment(deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 0x20)))
  const wrong = [
    packed({ question: { ...question, points: 1_000 } }),
    packed({ question: { ...question, kind: 'calculated' } }),
    packed(null),
    comment(Buffer.from('no deflate')),
    bomb,
    'preau:2:',
  ]
  for (const one of wrong) assert.equal(readCarried(one, beside), undefined)
})

test('markup and fields of others are left out', () => {
  const maths = { type: 'maths', tex: 'x', mathml: '<script>' }
  const prompt = [{ type: 'paragraph', text: [maths], onclick: 'x' }, { ...maths }]
  const read = readCarried(packed({ question: { ...question, prompt, owner: 'x' } }), beside)
  assert.deepEqual(read, {
    question: {
      ...question,
      prompt: [
        { type: 'paragraph', text: [{ type: 'maths', tex: 'x' }] },
        { type: 'maths', tex: 'x' },
      ],
    },
  })
})
