/** The front door: leads everybody to where their role begins. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { homePathOf } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'

export function HomePage() {
  const words = useWords('general')
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const path = viewer.state === 'known' ? homePathOf(viewer.me) : null
  useEffect(() => {
    if (path !== null) navigate(path, { replace: true })
  }, [path, navigate])
  if (viewer.state !== 'known' || path !== null) return null
  return (
    <PageShell title={words.home}>
      <p>{words.nothingYet}</p>
    </PageShell>
  )
}
