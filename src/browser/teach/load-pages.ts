/** Asks for page after page of a list, until all of it is there. */
import type { ApiResult } from '#browser/api/call-api.ts'

/** Five hundred each: more than anybody writes; beyond it somebody's import runs wild. */
const pagesMax = 20

export async function loadPages<
  Page extends { readonly next: string | null },
  One extends { readonly id: string },
>(
  /** From the beginning, or after the `next` of the page before. */
  askPage: (after: string | undefined) => Promise<ApiResult<Page>>,
  entriesOf: (page: Page) => readonly One[],
): Promise<ApiResult<readonly One[]>> {
  const entries = new Map<string, One>()
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const loaded = await askPage(after)
    if (!loaded.ok) return loaded
    // One that is changed meanwhile may stand on two pages.
    for (const one of entriesOf(loaded.value)) entries.set(one.id, one)
    if (loaded.value.next === null) break
    after = loaded.value.next
  }
  return { ok: true, value: [...entries.values()] }
}
