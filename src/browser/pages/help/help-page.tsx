/** Help */
import { useWords } from '#browser/catalogue/speech.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'

export function HelpPage() {
  const words = useWords('help')
  return <PageShell title={words.notFoundTitle}>{null}</PageShell>
}
