/** A part of the page whose code did not come: said where it would stand, with what helps. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Notice } from './notice.tsx'
import { ReloadButton } from './reload-button.tsx'

export function MissingPart() {
  const words = useWords('general')
  return (
    <Notice
      kind="attention"
      live
      title={words.pageMissing.means}
      actions={<ReloadButton label={words.reload} />}
    />
  )
}
