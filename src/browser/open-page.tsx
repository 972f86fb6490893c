/**
 * Opens the page of an address: fetches its code and its words together, shows an honest wait
 * meanwhile, and moves focus to the new heading so that a screen reader says where one is.
 */
import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import type { PageEntry, PageProps } from './page-entry.ts'

type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'missing' }
  | { readonly state: 'open'; readonly entry: PageEntry; readonly Page: ComponentType<PageProps> }

export interface OpenPageProps extends PageProps {
  entry: PageEntry
  /** Another value for every navigation, so that the same page with other facts is announced too. */
  visit: string
}

function PageMissing({ onRetry }: { onRetry: () => void }) {
  const words = useWords('general')
  return (
    <PageShell title={words.errorTitle}>
      <Notice
        kind="danger"
        live
        title={words.pageMissing.what}
        actions={
          <>
            <Button kind="primary" onClick={onRetry}>
              {words.retry}
            </Button>
            <Button onClick={() => location.reload()}>{words.reload}</Button>
          </>
        }
      >
        <p>{words.pageMissing.means}</p>
        <p>{words.pageMissing.todo}</p>
      </Notice>
    </PageShell>
  )
}

/** After a navigation (never at the first opening): to the top, to the heading, and said aloud. */
function useArrival(visit: string, open: boolean): void {
  const words = useWords('general')
  const arrived = useRef<string | null>(null)
  useEffect(() => {
    if (!open || arrived.current === visit) return
    const first = arrived.current === null
    arrived.current = visit
    if (first) return
    window.scrollTo(0, 0)
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.focus({ preventScroll: true })
    announce(words.opened({ title: heading?.textContent ?? document.title }))
  }, [visit, open, words])
}

export function OpenPage({ entry, params, visit }: OpenPageProps) {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  const [turn, setTurn] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is the wish to try again.
  useEffect(() => {
    let left = false
    Promise.all([entry.load(), prepareWords(entry.words)]).then(
      ([Page]) => {
        if (!left) setOpened({ state: 'open', entry, Page })
      },
      () => {
        if (!left) setOpened({ state: 'missing' })
      },
    )
    return () => {
      left = true
    }
  }, [entry, turn])

  // The page before stays until the next one is there; its address is no longer true, so it waits.
  const ready = opened.state === 'open' && opened.entry === entry
  useArrival(visit, ready)

  if (opened.state === 'missing') {
    return (
      <PageMissing
        onRetry={() => {
          setOpened({ state: 'opening' })
          setTurn((count) => count + 1)
        }}
      />
    )
  }
  if (opened.state === 'open' && ready) return <opened.Page params={params} />
  return (
    <main class="shell-main">
      <Waiting />
    </main>
  )
}
