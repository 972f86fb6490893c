/**
 * The comments that this teacher keeps, in the page's hand: changed at once, sent until the server
 * has them. Marking goes on without them where they do not come.
 */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useValueKeeper } from '#browser/teach/use-value-keeper.ts'
import type { KeptState } from '#browser/teach/value-keeper.ts'
import type { KeptComment, KeptComments } from '#contract/kept-comments.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

export interface CommentsInHand {
  /** Most used first; empty while they have not come. */
  readonly comments: readonly KeptComment[]
  /** What stands worst with those that are on their way; null where all are kept. */
  readonly trouble: 'waiting' | 'refused' | null
  keep(words: string): void
  change(id: string, words: string): void
  remove(comment: KeptComment): void
  use(id: string): void
}

const addressOf = (id: string): string => `/api/me/kept-comments/${id}`

function send(id: string, words: string | null) {
  return words === null
    ? callApi(addressOf(id), { method: 'DELETE' })
    : callApi(addressOf(id), { method: 'PUT', body: { words } })
}

function useCommentKeeper() {
  const [states, setStates] = useState<Readonly<Record<string, KeptState>>>({})
  const keeper = useValueKeeper<string | null>('kept comments', () => ({
    onState: (id, state) => setStates((all) => ({ ...all, [id]: state })),
    send,
  }))
  const kinds = Object.values(states).map((state) => state.kind)
  const trouble = kinds.includes('refused')
    ? 'refused'
    : kinds.includes('waiting')
      ? 'waiting'
      : null
  return { keeper, trouble } as const
}

export function useKeptComments(): CommentsInHand {
  const { load, replace } = useLoad('kept comments', (signal) =>
    callApi<KeptComments>('/api/me/kept-comments', { signal }),
  )
  const { keeper, trouble } = useCommentKeeper()
  const comments = load.state === 'ready' ? load.value.comments : []
  const change = (next: readonly KeptComment[]): void => replace({ comments: [...next] })
  return {
    comments,
    trouble,
    keep(words) {
      const id = mintId({ now: Date.now }, systemRandom)
      change([{ id, words }, ...comments])
      void keeper.save(id, words)
    },
    change(id, words) {
      change(comments.map((one) => (one.id === id ? { id, words } : one)))
      void keeper.save(id, words)
    },
    remove({ id }) {
      change(comments.filter((one) => one.id !== id))
      void keeper.save(id, null)
    },
    use(id) {
      // A use that is not counted changes only the order of the next day.
      void callApi(`${addressOf(id)}/uses`, { method: 'POST' })
    },
  }
}
