/** The whole app: which page an address leads to, and what surrounds all of them. */
import { useMemo } from 'preact/hooks'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { ToastRegion } from '#browser/parts/toast-region.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { OpenPage } from './open-page.tsx'
import { notFoundPage, type PageEntry, type PageProps, pageList } from './page-list.ts'

interface Found extends PageProps {
  entry: PageEntry
}

export function App() {
  const [location] = useLocation()
  const { parser } = useRouter()
  const found = useMemo((): Found => {
    for (const entry of pageList) {
      const [matches, params] = matchRoute(parser, entry.path, location)
      if (matches) return { entry, params }
    }
    return { entry: notFoundPage, params: {} }
  }, [parser, location])
  return (
    <>
      <ErrorBoundary visit={location}>
        <OpenPage entry={found.entry} params={found.params} visit={location} />
      </ErrorBoundary>
      <ToastRegion />
    </>
  )
}
