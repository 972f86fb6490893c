/** The whole app: which page an address leads to, for whom, and what surrounds all of them. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { useArrival } from '#browser/arrival/browser-arrival.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { ToastRegion } from '#browser/parts/toast-region.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import type { ApiRefusal } from './api/call-api.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { OpenPage, useFetchedEarly } from './open-page.tsx'
import type { PageEntry, PageProps } from './page-entry.ts'
import { notFoundPage, pageList } from './page-list.ts'
import { pagePaths } from './page-paths.ts'
import { PreauOverPage } from './preau-over-page.tsx'
import { Unreachable } from './unreachable.tsx'
import { isMeantFor, isOnlyPupil, refreshViewer, useViewer } from './viewer.ts'

interface Found extends PageProps {
  entry: PageEntry
}

const forbidden: ApiRefusal = {
  code: 'forbidden',
  status: 403,
  detail: {},
  requestId: null,
  retryAfterMs: null,
}

function Refused({ refusal }: { refusal: ApiRefusal }) {
  const words = useWords('general')
  return (
    <PageShell title={words.errorTitle}>
      <ErrorView refusal={refusal} live />
    </PageShell>
  )
}

/** Sends who is not signed in to the door, and remembers where they wanted to go. */
function ToSignIn({ wanted }: { wanted: string }) {
  const [, navigate] = useLocation()
  useEffect(() => {
    const query = wanted === pagePaths.home ? '' : `?next=${encodeURIComponent(wanted)}`
    navigate(`${pagePaths.signIn}${query}`, { replace: true })
  }, [wanted, navigate])
  return null
}

/** The page, if it is meant for this viewer; else the way to where it is. */
function Door({ entry, params, visit }: Found & { visit: string }) {
  const viewer = useViewer()
  const arrival = useArrival()
  useFetchedEarly(entry, viewer.state === 'asking' && entry.audience !== 'everyone')
  const page = <OpenPage entry={entry} params={params} visit={visit} />
  if (entry.audience === 'everyone') return page
  if (viewer.state === 'asking') {
    // The préau stands over it and says how long: a second wait would say nothing.
    if (arrival.state === 'waiting') return null
    return (
      <main class="shell-main">
        <Waiting />
      </main>
    )
  }
  if (viewer.state === 'unreachable') {
    return <Unreachable refusal={viewer.refusal} onRetry={() => void refreshViewer()} />
  }
  if (viewer.state === 'nobody') return <ToSignIn wanted={visit} />
  return isMeantFor(entry.audience, viewer.me) ? page : <Refused refusal={forbidden} />
}

/** The words' list comes along, so that the page's own words need not wait for it afterwards. */
async function loadAdultPages(): Promise<readonly PageEntry[]> {
  const [{ adultPages }] = await Promise.all([
    import('./adult-pages.ts'),
    import('#browser/catalogue/adult-words.ts'),
  ])
  return adultPages
}

/** The page of an address. What the first load does not know is looked for among adults' pages. */
function useFoundPage(location: string): Found {
  const { parser } = useRouter()
  const viewer = useViewer()
  const [further, setFurther] = useState<readonly PageEntry[] | null>(null)
  const isAdult = viewer.state === 'known' && !isOnlyPupil(viewer.me)
  useEffect(() => {
    // Before the first link to one of them is followed; a list that does not come is asked for then.
    if (isAdult) void loadAdultPages().then(setFurther, () => undefined)
  }, [isAdult])
  /** Stands for a page not known yet: waits as any page does, and says when it cannot be had. */
  const sought = useMemo(
    (): PageEntry => ({
      path: '*',
      audience: 'everyone',
      words: [],
      async load() {
        setFurther(await loadAdultPages())
        // The page itself opens in its place; this one never does.
        return new Promise(() => undefined)
      },
    }),
    [],
  )
  return useMemo(() => {
    for (const entry of [...pageList, ...(further ?? [])]) {
      const [matches, params] = matchRoute(parser, entry.path, location)
      if (matches) return { entry, params }
    }
    return { entry: further === null ? sought : notFoundPage, params: {} }
  }, [parser, location, further, sought])
}

export function App() {
  const [location] = useLocation()
  const found = useFoundPage(location)
  return (
    <>
      <PreauOverPage isOpenPage={found.entry.needsNoTurn === true} />
      <ErrorBoundary visit={location}>
        <Door entry={found.entry} params={found.params} visit={location} />
      </ErrorBoundary>
      <ToastRegion />
    </>
  )
}
