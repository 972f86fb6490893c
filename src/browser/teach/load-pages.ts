/** Asks for page after page of a list, until all of it is there or it is left; then it says so. */
import type { ApiResult } from '#browser/api/call-api.ts'

/** Five hundred each: more than anybody writes; beyond it somebody's import runs wild. */
const pagesMax = 20

export interface LoadedPages<One> {
  readonly entries: readonly One[]
  /** It goes on, and the rest was not asked for. */
  readonly isCut: boolean
}

export async function loadPages<
  Page extends { readonly next: string | null },
  One extends { readonly id: string },
>(
  /** From the beginning, or after the `next` of the page before. */
  askPage: (after: string | undefined) => Promise<ApiResult<Page>>,
  entriesOf: (page: Page) => readonly One[],
): Promise<ApiResult<LoadedPages<One>>> {
  const entries = new Map<string, One>()
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const loaded = await askPage(after)
    if (!loaded.ok) return loaded
    // One that is changed meanwhile may stand on two pages.
    for (const one of entriesOf(loaded.value)) entries.set(one.id, one)
    if (loaded.value.next === null) {
      return { ok: true, value: { entries: [...entries.values()], isCut: false } }
    }
    after = loaded.value.next
  }
  return { ok: true, value: { entries: [...entries.values()], isCut: true } }
}
