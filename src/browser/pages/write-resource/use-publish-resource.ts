/** Publishing a resource: what stands in the way, at its block, or the version that readers get. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { ListedProblem, Publishing } from '#browser/write/publish-bar.tsx'
import type { ResourceBlock } from '#contract/content.ts'
import type { ResourceDraft } from '#contract/resources.ts'
import type { ResourceWork } from './resource-work.ts'

interface Answer {
  readonly problems?: readonly { place: string; code: string }[]
  readonly published?: { publishedAt: string }
}

interface KeptProblem {
  /** The block as it was published; one that was touched since is another object. Null: of the whole. */
  readonly block: ResourceBlock | null
  readonly code: string
}

export interface PublishedResource extends Publishing {
  readonly publication: string | null
  readonly hasChanges: boolean
  readonly problemsOf: (block: ResourceBlock) => readonly string[]
}

export function usePublishResource(given: {
  draft: ResourceDraft
  work: ResourceWork
  flush: () => Promise<boolean>
  isResumed: boolean
}): PublishedResource {
  const { draft, work, flush, isResumed } = given
  const { blocks } = work
  const words = useWords('write')
  const act = useAct()
  const [publication, setPublication] = useState(draft.publishedAt)
  /** The work as readers have it; null where they have another or none. */
  const [out, setOut] = useState<ResourceWork | null>(draft.hasChanges || isResumed ? null : work)
  const [isJustPublished, setJustPublished] = useState(false)
  const [kept, setKept] = useState<readonly KeptProblem[]>([])
  const wordsOf = (code: string): string => {
    const all: Readonly<Record<string, string>> = words.resourceProblems
    return all[code] ?? words.resourceProblems.other
  }
  const take = (answer: Answer): void => {
    const problems = answer.problems ?? []
    setKept(problems.map(({ place, code }) => ({ block: blocks[Number(place) - 1] ?? null, code })))
    if (answer.published === undefined) return
    setPublication(answer.published.publishedAt)
    setOut(work)
    setJustPublished(true)
  }
  const publish = async (): Promise<void> => {
    if (!(await flush())) return
    await act.run(
      () => callApi<Answer>(`/api/resources/${draft.id}/publication`, { method: 'POST' }),
      take,
    )
  }
  const problems = kept.flatMap(({ block, code }): ListedProblem[] => {
    if (block === null) {
      const isStillEmpty = blocks.length === 0
      return isStillEmpty ? [{ href: '#surface', text: words.nothingWritten }] : []
    }
    const place = blocks.indexOf(block)
    // What was removed or rewritten stands in nobody's way any more.
    if (place === -1) return []
    const text = words.problemAt({ place: String(place + 1), what: wordsOf(code) })
    return [{ href: `#block-${place + 1}`, text }]
  })
  return {
    publish: () => void publish(),
    busy: act.busy,
    refusal: act.refusal,
    problems,
    advice: [],
    isJustPublished,
    publication,
    hasChanges: publication === null || out !== work,
    problemsOf: (block) =>
      kept.filter((one) => one.block === block).map((one) => wordsOf(one.code)),
  }
}
