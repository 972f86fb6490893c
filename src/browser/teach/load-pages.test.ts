import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiResult } from '#browser/api/call-api.ts'
import { loadPages } from './load-pages.ts'

interface Page {
  readonly ids: readonly string[]
  readonly next: string | null
}

/** Answers from a list of pages, by the place that is asked for. */
function listOf(pages: Readonly<Record<string, ApiResult<Page>>>) {
  const asked: (string | undefined)[] = []
  const load = () =>
    loadPages(
      async (after) => {
        asked.push(after)
        const page = pages[after ?? 'first']
        assert.ok(page !== undefined)
        return page
      },
      ({ ids }) => ids.map((id) => ({ id })),
    )
  return { asked, load }
}

const page = (ids: string[], next: string | null): ApiResult<Page> => ({
  ok: true,
  value: { ids, next },
})

test('asks until there is no next page, and has what stands on two pages once', async () => {
  const { asked, load } = listOf({
    first: page(['a', 'b'], 'b'),
    b: page(['b', 'c'], 'c'),
    c: page([], null),
  })
  assert.deepEqual(await load(), {
    ok: true,
    value: { entries: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], isCut: false },
  })
  assert.deepEqual(asked, [undefined, 'b', 'c'])
})

test('a page that does not come is no list that looks whole', async () => {
  const refusal: ApiResult<Page> = {
    ok: false,
    refusal: { code: 'overloaded', retryAfterMs: null, status: 503, detail: {}, requestId: null },
  }
  const { load } = listOf({ first: page(['a'], 'a'), a: refusal })
  assert.deepEqual(await load(), refusal)
})

test('a list that never ends is left at some time, and says that it goes on', async () => {
  const { asked, load } = listOf({ first: page(['a'], 'a'), a: page(['a'], 'a') })
  assert.deepEqual(await load(), { ok: true, value: { entries: [{ id: 'a' }], isCut: true } })
  assert.equal(asked.length, 20)
})

test('a list that ends with the last page that is asked for is whole', async () => {
  const numbers = Array.from({ length: 20 }, (_, place) => String(place))
  const pages = numbers.map((id, place) => [
    place === 0 ? 'first' : id,
    page([id], numbers[place + 1] ?? null),
  ])
  const { load } = listOf(Object.fromEntries(pages))
  const loaded = await load()
  assert.ok(loaded.ok)
  assert.deepEqual([loaded.value.entries.length, loaded.value.isCut], [20, false])
})
