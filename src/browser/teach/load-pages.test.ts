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
  assert.deepEqual(await load(), { ok: true, value: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })
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

test('a list that never ends is left at some time', async () => {
  const { asked, load } = listOf({ first: page(['a'], 'a'), a: page(['a'], 'a') })
  assert.equal((await load()).ok, true)
  assert.equal(asked.length, 20)
})
