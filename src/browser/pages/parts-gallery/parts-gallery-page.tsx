/** Every part in every state, for looking at and for the checks. */
import { PageShell } from '#browser/parts/page-shell.tsx'

export function PartsGalleryPage() {
  return <PageShell title="Les éléments de Préau">{null}</PageShell>
}
