/** Running text: words with their marks and language, formulas, links. */
import { type ComponentChildren, Fragment } from 'preact'
import type { Inline, Inlines } from '#contract/content.ts'
import { keyed } from './keyed.ts'
import { Maths } from './maths.tsx'
import './content.css'

type TextInline = Extract<Inline, { type: 'text' }>

function Marked({ inline }: { inline: TextInline }) {
  const marks = inline.marks ?? []
  let shown: ComponentChildren = inline.text
  if (marks.includes('code')) shown = <code>{shown}</code>
  if (marks.includes('sub')) shown = <sub>{shown}</sub>
  if (marks.includes('sup')) shown = <sup>{shown}</sup>
  if (marks.includes('emphasis')) shown = <em>{shown}</em>
  if (marks.includes('strong')) shown = <strong>{shown}</strong>
  return inline.lang === undefined ? shown : <span lang={inline.lang}>{shown}</span>
}

export interface InlineTextProps {
  inlines: Inlines
  /** Draws the formulas of a draft, which have no MathML yet. */
  drawFormula?: ((tex: string) => ComponentChildren) | undefined
}

export function InlineText({ inlines, drawFormula }: InlineTextProps) {
  return (
    <>
      {keyed(inlines).map(({ key, item: inline }) => {
        if (inline.type === 'maths') {
          return (
            <Fragment key={key}>
              {drawFormula?.(inline.tex) ?? <Maths tex={inline.tex} mathml={inline.mathml} />}
            </Fragment>
          )
        }
        if (inline.type === 'text') return <Marked key={key} inline={inline} />
        return (
          <a key={key} href={inline.href} rel="noreferrer" target="_blank">
            {inline.text}
          </a>
        )
      })}
    </>
  )
}
