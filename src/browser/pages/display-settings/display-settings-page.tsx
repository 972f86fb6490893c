/** The display settings as a page of their own: an address that can be given to somebody. */
import { useWords } from '#browser/catalogue/speech.ts'
import { DisplaySettingsForm } from '#browser/display/display-settings-form.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'

export function DisplaySettingsPage() {
  const words = useWords('general')
  return (
    <PageShell title={words.displaySettings}>
      <DisplaySettingsForm />
    </PageShell>
  )
}
