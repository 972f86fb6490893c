/** Many who ask at once cause few questions, and everybody gets an answer of their own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGroupRead } from './group-read.ts'

/** Reads numbers as words; keeps each question until `answer` is called. */
function recordReads() {
  const asked: (readonly number[])[] = []
  const release: (() => void)[] = []
  const read = async (keys: readonly number[]): Promise<Map<number, string>> => {
    asked.push(keys)
    await new Promise<void>((resolve) => release.push(resolve))
    if (keys.includes(13)) throw new Error('thirteen')
    return new Map(keys.filter((key) => key < 100).map((key) => [key, `n${key}`]))
  }
  const answer = async (): Promise<void> => {
    while (release.length === 0) await new Promise((resolve) => setImmediate(resolve))
    release.shift()?.()
  }
  return { asked, read, answer }
}

test('what is asked together is read together, once a key', async () => {
  const { asked, read, answer } = recordReads()
  const get = createGroupRead({ read })
  const answers = Promise.all([get(1), get(2), get(1), get(200)])
  await answer()
  assert.deepEqual(await answers, ['n1', 'n2', 'n1', undefined])
  assert.deepEqual(asked, [[1, 2, 200]])
})

test('what comes during a read is read anew afterwards, within the bound of a question', async () => {
  const { asked, read, answer } = recordReads()
  const get = createGroupRead({ read, keysMax: 2 })
  const first = get(1)
  await new Promise((resolve) => setImmediate(resolve))
  const later = Promise.all([get(1), get(3), get(4)])
  for (let count = 0; count < 3; count += 1) await answer()
  assert.equal(await first, 'n1')
  assert.deepEqual(await later, ['n1', 'n3', 'n4'])
  assert.deepEqual(asked, [[1], [1, 3], [4]])
})

test('a read that fails is told to those who asked it, and the next is made all the same', async () => {
  const { read, answer } = recordReads()
  const get = createGroupRead({ read, keysMax: 1 })
  const bad = assert.rejects(get(13), /thirteen/)
  const good = get(14)
  await answer()
  await answer()
  await bad
  assert.equal(await good, 'n14')
})

test('beyond its bound nothing more waits', () => {
  const { read } = recordReads()
  const get = createGroupRead({ read, waitingMax: 2 })
  void get(1)
  void get(2)
  assert.throws(() => get(3), /too many/)
})
