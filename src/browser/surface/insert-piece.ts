/** Puts a new block where the cursor is: in place of an empty line, else below the block. */
import type { Node } from 'prosemirror-model'
import { type Command, NodeSelection, TextSelection } from 'prosemirror-state'
import { isBlankLine } from './document-to-content.ts'

export function insertPiece(piece: Node): Command {
  return (state, dispatch) => {
    const { selection, doc } = state
    const $at = selection instanceof NodeSelection ? selection.$from : selection.$to
    const place = Math.min($at.index(0), doc.childCount - 1)
    const block = doc.child(place)
    const at = $at.posAtIndex(place, 0)
    const after = at + block.nodeSize
    const from = isBlankLine(block) ? at : after
    const tr = state.tr.replaceWith(from, after, piece)
    tr.setSelection(
      piece.isAtom
        ? NodeSelection.create(tr.doc, from)
        : TextSelection.near(tr.doc.resolve(from + 1)),
    )
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Where a piece of the document begins; null where it is gone. */
export function placeOf(doc: Node, piece: Node): number | null {
  let at: number | null = null
  doc.descendants((node, position) => {
    if (node === piece) at = position
    return at === null
  })
  return at
}

/** Another state of a piece that stands in the document; nothing where it is gone meanwhile. */
export function replacePiece(before: Node, after: Node): Command {
  return (state, dispatch) => {
    const at = placeOf(state.doc, before)
    if (at === null) return false
    const tr = state.tr.replaceWith(at, at + before.nodeSize, after)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView())
    return true
  }
}
