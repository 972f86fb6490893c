/**
 * A formula. The browser draws the MathML that the server made when the revision was published;
 * this is the one place of the client where markup is put into the page as it comes, and it comes
 * from nowhere else (`school/resources/render-maths.ts` throws away whatever a client sent).
 */
import { spokenMaths } from './spoken-maths.ts'
import './content.css'

export interface MathsProps {
  tex: string
  /** Absent in a draft that was not published yet: then the TeX itself is shown. */
  mathml: string | undefined
  block?: boolean | undefined
}

export function Maths({ tex, mathml, block }: MathsProps) {
  const kind = block ? 'maths block' : 'maths'
  if (mathml === undefined) return <code class={kind}>{tex}</code>
  return (
    <span
      class={kind}
      // Not every device can read MathML out; and a choice that is a formula needs a name.
      role="math"
      aria-label={spokenMaths(tex)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML made by our own server from TeX, never a client's.
      dangerouslySetInnerHTML={{ __html: mathml }}
    />
  )
}
