/** What is typed and not sent is found again, in the same tab and after it was gone, and is over once it is sent. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTypedDesk, type TypedOutside } from './typed-desk.ts'

function openDevice() {
  /** What lies on it, by form. */
  const kept = new Map<string, unknown>()
  const concerns = new Set<() => string | null>()
  const outside: TypedOutside = {
    createKeeper: (name) => ({
      put: ({ work }) => void kept.set(`here ${name}`, work),
      settled: async () => undefined,
      drop: () => void kept.delete(`here ${name}`),
    }),
    async findKept(name) {
      const work = kept.get(`gone ${name}`)
      if (work === undefined) return null
      const remove = async (): Promise<void> => void kept.delete(`gone ${name}`)
      return { work, version: 0, unsure: [], remove }
    },
    holdConcern(question) {
      concerns.add(question)
      return () => void concerns.delete(question)
    },
  }
  const asked = (): (string | null)[] => [...concerns].map((ask) => ask())
  return { kept, outside, asked }
}

test('what is typed lies on the device and is asked about, until it is sent', () => {
  const { kept, outside, asked } = openDevice()
  const desk = openTypedDesk<string>('mark a', 'a comment', outside)
  assert.deepEqual(asked(), [])
  desk.put('Bon trav')
  desk.put('Bon travail')
  assert.deepEqual([...kept], [['here mark a', 'Bon travail']])
  assert.deepEqual(asked(), ['a comment'])
  desk.drop()
  assert.equal(kept.size, 0)
  assert.deepEqual(asked(), [])
  desk.put('Bien')
  assert.deepEqual(asked(), ['a comment'])
  desk.drop()
})

test('another page of the same tab finds it again', () => {
  const { outside } = openDevice()
  openTypedDesk<string>('mark b', '', outside).put('Revoir la figure')
  const again = openTypedDesk<string>('mark b', '', outside)
  assert.equal(again.typed(), 'Revoir la figure')
  assert.equal(openTypedDesk<string>('mark c', '', outside).typed(), null)
  again.drop()
  assert.equal(openTypedDesk<string>('mark b', '', outside).typed(), null)
})

test('the next page finds what one left that is gone, unless something is typed by then', async () => {
  const { kept, outside } = openDevice()
  kept.set('gone mark d', 'de la page fermée')
  const desk = openTypedDesk<string>('mark d', '', outside)
  assert.equal(await desk.find(), 'de la page fermée')
  assert.deepEqual([...kept.keys()], ['here mark d'])
  desk.drop()

  kept.set('gone mark e', 'de la page fermée')
  const other = openTypedDesk<string>('mark e', '', outside)
  const finding = other.find()
  other.put('tout neuf')
  assert.equal(await finding, null)
  assert.equal(other.typed(), 'tout neuf')
  assert.equal(kept.get('gone mark e'), 'de la page fermée')
  other.drop()
})
