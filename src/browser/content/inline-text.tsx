/** Running text: words with their marks and language, formulas, links. */
import type { ComponentChildren } from 'preact'
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

export function InlineText({ inlines }: { inlines: Inlines }) {
  return (
    <>
      {keyed(inlines).map(({ key, item: inline }) => {
        if (inline.type === 'maths')
          return <Maths key={key} tex={inline.tex} mathml={inline.mathml} />
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
