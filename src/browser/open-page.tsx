/**
 * Opens the page of an address: fetches its code and its words together, shows an honest wait
 * meanwhile, and moves focus to the new heading so that a screen reader says where one is.
 */
import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { takeHasWaited } from '#browser/arrival/browser-arrival.ts'
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'
import { holdWorkOpen } from '#browser/device/work-open.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { ReloadButton } from '#browser/parts/reload-button.tsx'
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

function PageMissing() {
  const words = useWords('general')
  return (
    <PageShell title={words.errorTitle}>
      <Notice
        kind="danger"
        live
        title={words.pageMissing.what}
        actions={<ReloadButton kind="primary" label={words.retry} />}
      >
        <p>{words.pageMissing.means}</p>
        <p>{words.pageMissing.todo}</p>
      </Notice>
    </PageShell>
  )
}

/**
 * After a navigation, and after a wait in line (not at any other first opening): to the top, to
 * the heading, and said aloud. At once with the page, not after it is painted: whoever is quick
 * with the keyboard would be in a field by then, and what they type would go nowhere.
 */
function useArrival(visit: string, open: boolean): void {
  const words = useWords('general')
  const arrived = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (!open || arrived.current === visit) return
    const first = arrived.current === null
    arrived.current = visit
    if (!takeHasWaited() && first) return
    window.scrollTo(0, 0)
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.focus({ preventScroll: true })
    announce(words.opened({ title: heading?.textContent ?? document.title }))
  }, [visit, open, words])
}

/** Its code and words set out before anybody knows who looks: on a poor line that is a whole second. */
export function useFetchedEarly({ load, words }: PageEntry, isEarly: boolean): void {
  useEffect(() => {
    // What does not come is asked for again when the page opens, and said there.
    if (isEarly) Promise.all([load(), prepareWords(words)]).catch(() => undefined)
  }, [load, words, isEarly])
}

export function OpenPage({ entry, params, visit }: OpenPageProps) {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })

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
  }, [entry])

  // The page before stays until the next one is there; its address is no longer true, so it waits.
  const ready = opened.state === 'open' && opened.entry === entry
  useArrival(visit, ready)
  const isWork = entry.holdsVersion === true
  useEffect(() => (isWork ? holdWorkOpen() : undefined), [isWork])

  if (opened.state === 'missing') {
    return <PageMissing />
  }
  if (opened.state === 'open' && ready) return <opened.Page params={params} />
  return (
    <main class="shell-main">
      <Waiting />
    </main>
  )
}
