/** Resources or exercises that a search found, a page after the other: one's own and colleagues'. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import type { FoundThings as FoundPage, FoundThing, SearchQuery } from '#contract/sharing.ts'

export type ThingsKind = 'resources' | 'exercises'

export interface FoundThingsProps {
  kind: ThingsKind
  /** Settled: each value is asked for. */
  words: string
  whose: SearchQuery['whose']
  caption: string
  /** Said where there is nothing. */
  empty: string
}

const hrefOf = (kind: ThingsKind, thing: FoundThing): string => {
  const paths =
    kind === 'resources'
      ? { write: pagePaths.writeResource, look: pagePaths.sharedResource }
      : { write: pagePaths.writeExercise, look: pagePaths.sharedExercise }
  return thing.isMine ? paths.write(thing.id) : paths.look(thing.id)
}

function useColumns(kind: ThingsKind): Column<FoundThing>[] {
  const words = useWords('sharing')
  const lists = useWords('write').lists
  const format = useFormat()
  const authorOf = (thing: FoundThing): string => {
    const author = thing.isMine ? words.me : (thing.authorName ?? words.common)
    return thing.originName === null
      ? author
      : `${author}, ${words.after({ name: thing.originName })}`
  }
  return [
    {
      key: 'title',
      header: lists.title,
      text: (thing) => thing.title,
      cell: (thing) => <PageLink href={hrefOf(kind, thing)}>{thing.title}</PageLink>,
    },
    { key: 'author', header: words.author, text: authorOf },
    {
      key: 'subject',
      header: lists.subject,
      text: (thing) => thing.subjectCode ?? '',
      cell: (thing) =>
        thing.subjectCode && <SubjectMark subject={subjectKindOf(thing.subjectCode)} />,
    },
    { key: 'level', header: lists.level, text: (thing) => thing.levelLabel ?? '' },
    { key: 'tags', header: words.tags.label, text: (thing) => thing.tags.join(', ') },
    { key: 'updated', header: lists.updated, text: (thing) => format.nearDay(thing.updatedAt) },
  ]
}

export function FoundThings({ kind, words: typed, whose, caption, empty }: FoundThingsProps) {
  const words = useWords('sharing')
  const columns = useColumns(kind)
  const act = useAct()
  const ask = (after: string | null, signal?: AbortSignal) =>
    callApi<FoundPage>(`/api/${kind}/search`, {
      ...(signal && { signal }),
      query: { whose, words: typed, ...(after !== null && { after }) },
    })
  const loaded = useLoad(`found ${kind} ${whose} ${typed}`, (signal) => ask(null, signal))
  const { load } = loaded
  // While the next answer is on its way, the one before stays: a table that blinks cannot be read.
  const [shown, setShown] = useState<FoundPage | null>(null)
  if (load.state === 'ready' && load.value !== shown) setShown(load.value)
  if (load.state === 'failed') {
    return <ErrorView refusal={load.refusal} onRetry={loaded.reload} live />
  }
  const page = load.state === 'ready' ? load.value : shown
  if (page === null) return <Waiting label={caption} />
  const showMore = (): void => {
    void act.run(
      () => ask(page.next),
      (more) => loaded.replace({ things: [...page.things, ...more.things], next: more.next }),
    )
  }
  return (
    <div class="stack" aria-busy={load.state === 'loading' || undefined}>
      <Table
        caption={caption}
        dense
        columns={columns}
        rows={page.things}
        rowKey={(thing) => thing.id}
        empty={<p role="status">{empty}</p>}
      />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={showMore} live />}
      {page.next !== null && load.state === 'ready' && (
        <p>
          <Button busy={act.busy} onClick={showMore}>
            {words.more}
          </Button>
        </p>
      )}
    </div>
  )
}
