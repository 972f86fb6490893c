/** Reads a page's own sentences aloud, for those who cannot read them yet. */
import { languages } from '#browser/catalogue/languages.ts'
import { useLanguage } from '#browser/catalogue/speech.ts'
import { ListenButton } from '#browser/content/listen-button.tsx'

export interface HearLinesProps {
  lines: readonly string[]
  /** What will be heard, for screen readers, where a page has several of these. */
  what?: string | undefined
  signOnly?: boolean | undefined
}

export function HearLines({ lines, what, signOnly }: HearLinesProps) {
  const { locale } = languages[useLanguage()]
  return (
    <ListenButton
      what={what}
      signOnly={signOnly}
      pieces={() =>
        lines.map((line) => ({ text: /[.!?…]$/u.test(line) ? line : `${line}.`, lang: locale }))
      }
    />
  )
}
