/** Accessibility */
import { useWords } from '#browser/catalogue/speech.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'

export function AccessibilityPage() {
  const words = useWords('help')
  return <PageShell title={words.notFoundTitle}>{null}</PageShell>
}
