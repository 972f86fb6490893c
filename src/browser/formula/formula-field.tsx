/** The place of the field in which a formula is typed as it looks; it comes when it is wanted. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLanguage, useWords } from '#browser/catalogue/speech.ts'
import { spokenMaths } from '#browser/content/spoken-maths.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { type Tool, ToolRow } from '#browser/write/tool-row.tsx'
import { signGroups } from './formula-signs.ts'
import type { MathField } from './math-field.ts'
import { signFaces } from './sign-faces.tsx'

export interface FormulaFieldProps {
  tex: string
  onTex: (tex: string) => void
  onEnter: (tex: string) => void
}

async function loadMathField() {
  // Without sheets made by script our content security policy would leave it without any look.
  if (!('adoptedStyleSheets' in document)) throw new Error('no constructed style sheets')
  return (await import('./math-field.ts')).createMathField
}

type FieldState = 'loading' | 'ready' | 'missing'

/** Puts the field into `place`, and keeps it saying what `tex` says. */
function useMathField(props: FormulaFieldProps, name: string, onPlace: (tex: string) => void) {
  const { tex } = props
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const field = useRef<MathField | null>(null)
  const now = useRef({ ...props, name })
  now.current = { ...props, name }
  /** What the field says by itself need not be told to it. */
  const written = useRef(tex)
  const [state, setState] = useState<FieldState>('loading')
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is made once; what changes is told to it below.
  useEffect(() => {
    let isGone = false
    const made = loadMathField().then((createMathField) => {
      if (isGone || place.current === null) return
      const start = { tex: now.current.tex, name: now.current.name, language }
      field.current = createMathField(place.current, start, {
        onTex(next) {
          written.current = next
          now.current.onTex(next)
        },
        onEnter(last) {
          written.current = last
          now.current.onEnter(last)
        },
        onPlace,
      })
      written.current = start.tex
      setState('ready')
      // Whoever began to write elsewhere meanwhile stays there.
      if (document.activeElement?.closest('.dialog-header')) field.current.focus()
    })
    made.catch(() => {
      if (!isGone) setState('missing')
    })
    return () => {
      isGone = true
      field.current?.remove()
    }
  }, [])
  useEffect(() => {
    field.current?.setName(name)
    if (tex === written.current) return
    written.current = tex
    field.current?.setTex(tex)
  }, [tex, name])
  return { place, field, state }
}

export function FormulaField(props: FormulaFieldProps) {
  const words = useWords('formula')
  const [atPlace, setAtPlace] = useState('')
  const spoken = spokenMaths(props.tex)
  const name = spoken === '' ? words.field : words.fieldSays({ formula: spoken })
  const { place, field, state } = useMathField(props, name, setAtPlace)
  if (state === 'missing') return <Notice kind="attention">{words.missing}</Notice>
  return (
    <div class="formula-entry">
      <p class="field-label" aria-hidden="true">
        {words.field}
      </p>
      <p class="field-hint">{words.fieldHint}</p>
      {state === 'loading' && <Waiting label={words.loading} />}
      <div ref={place} class="formula-place" />
      <p class="for-screen-readers" role="status" lang="fr">
        {spokenMaths(atPlace)}
      </p>
      {state === 'ready' &&
        signGroups.map((group) => (
          <div key={group.name} class="formula-group">
            <p class="formula-group-name" aria-hidden="true">
              {words.groups[group.name]}
            </p>
            <ToolRow
              label={words.groups[group.name]}
              tools={group.signs.map(
                (sign): Tool => ({
                  name: words.signs[sign.name],
                  face: signFaces[sign.name],
                  act: () => field.current?.insert(sign.tex),
                }),
              )}
            />
          </div>
        ))}
    </div>
  )
}
