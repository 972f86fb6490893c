/** Lets the editor draw its formed pieces with our own parts. */
import { render, type VNode } from 'preact'
import type { Node } from 'prosemirror-model'
import type { EditorView, NodeViewConstructor } from 'prosemirror-view'
import { DrawnFormula } from '#browser/formula/drawn-formula.tsx'
import type { Watched } from '#browser/parts/watched.ts'
import { blockOf } from './document-to-content.ts'
import { PieceView } from './piece-view.tsx'
import type { SurfaceFacts } from './surface-facts.ts'

const blockPieces = ['maths_block', 'image', 'audio', 'file', 'exercise']

function drawnBy(
  tag: 'div' | 'span',
  className: string,
  draw: (node: Node, at: () => number | undefined, view: EditorView) => VNode,
): NodeViewConstructor {
  return (first, view, getPos) => {
    const dom = document.createElement(tag)
    dom.className = className
    const show = (node: Node): void => render(draw(node, getPos, view), dom)
    show(first)
    return {
      dom,
      update(node) {
        if (node.type !== first.type) return false
        show(node)
        return true
      },
      // Its buttons and players are its own affair.
      stopEvent: (event) =>
        event.target instanceof Element && event.target.closest('button, audio, a') !== null,
      ignoreMutation: () => true,
      destroy: () => render(null, dom),
    }
  }
}

export function pieceNodeViews(
  facts: Watched<SurfaceFacts>,
  openPiece: (node: Node) => void,
): Record<string, NodeViewConstructor> {
  const block = drawnBy('div', 'surface-piece', (node, at, view) => (
    <PieceView
      block={blockOf(node)}
      facts={facts}
      onEdit={() => openPiece(node)}
      onRemove={() => {
        const from = at()
        if (from === undefined) return
        view.dispatch(view.state.tr.delete(from, from + node.nodeSize))
        view.focus()
      }}
    />
  ))
  const maths = drawnBy('span', 'surface-maths', ({ attrs }) => (
    <DrawnFormula tex={attrs.tex} isBlock={false} />
  ))
  return { ...Object.fromEntries(blockPieces.map((name) => [name, block])), maths }
}
