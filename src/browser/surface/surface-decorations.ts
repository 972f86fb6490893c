/** What the surface shows beside the document's own words: where to type, and what is to be mended. */
import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Watched } from '#browser/parts/watched.ts'
import { contentSchema } from './content-schema.ts'
import { blockOf, isBlankLine } from './document-to-content.ts'
import type { SurfaceFacts } from './surface-facts.ts'

const { nodes } = contentSchema

export interface HintWords {
  readonly begin: string
  readonly caption: string
  readonly source: string
  /** By a box's kind. */
  readonly callouts: Readonly<Record<string, string>>
}

function noticeOf(problems: readonly string[]): HTMLElement {
  const notice = document.createElement('div')
  notice.className = 'surface-problem'
  for (const problem of problems) {
    const line = document.createElement('p')
    line.textContent = problem
    notice.append(line)
  }
  return notice
}

function troubles(state: EditorState, facts: SurfaceFacts): Decoration[] {
  const found: Decoration[] = []
  let place = 0
  state.doc.forEach((node, at) => {
    if (isBlankLine(node)) return
    place += 1
    const problems = facts.problemsOf(blockOf(node))
    if (problems.length === 0) return
    const key = `${place} ${problems.join(' ')}`
    found.push(
      Decoration.widget(at, () => noticeOf(problems), { side: -1, key }),
      Decoration.node(at, at + node.nodeSize, { class: 'surface-troubled', id: `block-${place}` }),
    )
  })
  return found
}

function hints(state: EditorState, words: HintWords): Decoration[] {
  const found: Decoration[] = []
  const hint = (from: number, size: number, text: string): void => {
    found.push(Decoration.node(from, from + size, { class: 'surface-hint', 'data-hint': text }))
  }
  const only = state.doc.firstChild
  if (state.doc.childCount === 1 && only !== null && isBlankLine(only)) hint(0, 2, words.begin)
  state.doc.descendants((node, at) => {
    if (node.childCount === 0 && node.type === nodes.table_caption) hint(at, 2, words.caption)
    if (node.childCount === 0 && node.type === nodes.quote_source) hint(at, 2, words.source)
    if (node.type === nodes.callout) {
      const name = words.callouts[node.attrs.kind] ?? ''
      found.push(Decoration.node(at, at + node.nodeSize, { 'aria-label': name, 'data-name': name }))
    }
    return node.type === nodes.table || node.type === nodes.quote
  })
  return found
}

export function surfaceDecorations(facts: Watched<SurfaceFacts>, words: HintWords): Plugin {
  return new Plugin({
    props: {
      decorations: (state) =>
        DecorationSet.create(state.doc, [...troubles(state, facts.view()), ...hints(state, words)]),
    },
  })
}
