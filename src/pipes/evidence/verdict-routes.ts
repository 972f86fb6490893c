/** `/verite`: verdicts for everybody, as pages and as data. */
import Type from 'typebox'
import { type AccessRule, defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { type PublicVerdict, publicVerdictSchema } from './public-verdict.ts'
import { renderPublicVerdictPage, veritePath, veriteStylePath } from './public-verdict-page.ts'
import { verdictPageStyle } from './verdict-page-style.ts'
import { openVerdictStore } from './verdict-store.ts'

/** The folder is read again after so long: a verdict is published by another process. */
const memoryMs = 5_000
/** Of one address, for each of the pages: a staff room may want to know at the same time. */
const askedPerMinute = 120

export interface VerdictDoorParts<Caller> {
  readonly dataFolder: string
  readonly nowMs: () => number
  readonly everyone: AccessRule<Caller>
}

export function verdictRoutes<Caller>(parts: VerdictDoorParts<Caller>): Route<Caller>[] {
  const recall = rememberVerdicts(parts)
  const params = Type.Object({ verdictId: Type.String({ maxLength: 40 }) })
  const common = {
    ...{ tag: 'evidence', access: parts.everyone, isFree: true },
    limits: { perMinute: askedPerMinute },
  } as const
  const page = (shown: PublicVerdict | null, all: readonly PublicVerdict[]) =>
    accept(new StreamReply(renderPublicVerdictPage(shown, all), 'text/html; charset=utf-8'))
  return [
    defineRoute({
      ...common,
      method: 'GET',
      path: veritePath,
      summary: 'The newest public verdict, and the list of all',
      async handle() {
        const all = await recall()
        return page(all[0] ?? null, all)
      },
    }),
    defineRoute({
      ...common,
      method: 'GET',
      path: `${veritePath}/:verdictId`,
      summary: 'One public verdict',
      params,
      async handle({ params: { verdictId } }) {
        const all = await recall()
        const shown = all.find(({ id }) => id === verdictId)
        return shown === undefined ? refuse('not_found') : page(shown, all)
      },
    }),
    defineRoute({
      ...common,
      method: 'GET',
      path: `${veritePath}/:verdictId/json`,
      summary: 'One public verdict as data',
      params,
      reply: publicVerdictSchema,
      async handle({ params: { verdictId } }) {
        const shown = (await recall()).find(({ id }) => id === verdictId)
        return shown === undefined ? refuse('not_found') : accept(shown)
      },
    }),
    defineRoute({
      ...common,
      method: 'GET',
      path: veriteStylePath,
      summary: 'The look of these pages',
      handle: async () =>
        accept(
          new StreamReply(verdictPageStyle, 'text/css; charset=utf-8', {
            'cache-control': 'public, max-age=3600',
          }),
        ),
    }),
  ]
}

function rememberVerdicts({
  dataFolder,
  nowMs,
}: Pick<VerdictDoorParts<unknown>, 'dataFolder' | 'nowMs'>): () => Promise<PublicVerdict[]> {
  const store = openVerdictStore(dataFolder)
  let held: { readonly atMs: number; readonly verdicts: Promise<PublicVerdict[]> } | null = null
  return () => {
    const atMs = nowMs()
    if (held === null || atMs - held.atMs >= memoryMs) {
      const verdicts = store.list()
      held = { atMs, verdicts }
      // One that failed is not remembered.
      verdicts.catch(() => {
        held = null
      })
    }
    return held.verdicts
  }
}
