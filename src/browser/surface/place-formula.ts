/** Puts a formula into the text, or another in its stead, among words or alone on its line. */
import type { Node } from 'prosemirror-model'
import { type Command, NodeSelection } from 'prosemirror-state'
import type { Formula } from '#contract/formulas.ts'
import { contentSchema } from './content-schema.ts'
import { isBlankLine } from './document-to-content.ts'
import { insertPiece, placeOf, replacePiece } from './insert-piece.ts'

const { nodes } = contentSchema

export function formulaOf(node: Node): Formula {
  return { tex: node.attrs.tex, isBlock: node.type === nodes.maths_block }
}

/** Among the words at the cursor; where none may stand (a table's title), in a line of its own below. */
function insertAmongWords(maths: Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.parent.type.contentMatch.matchType(nodes.maths) === null) {
      return insertPiece(nodes.paragraph.create(null, maths))(state, dispatch)
    }
    dispatch?.(state.tr.replaceSelectionWith(maths, false).scrollIntoView())
    return true
  }
}

/** Out of its line to a line of its own, below what it stood in. */
function moveOut(before: Node, piece: Node): Command {
  return (state, dispatch) => {
    const at = placeOf(state.doc, before)
    if (at === null) return false
    const tr = state.tr.delete(at, at + before.nodeSize)
    const $left = tr.doc.resolve(at)
    const end = $left.after(1)
    const from = isBlankLine($left.node(1)) ? $left.before(1) : end
    tr.replaceWith(from, end, piece)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView())
    return true
  }
}

/** `before` is the formula that was opened; null puts a new one where the cursor is. */
export function placeFormula(before: Node | null, { tex, isBlock }: Formula): Command {
  const piece = (isBlock ? nodes.maths_block : nodes.maths).create({ tex })
  if (before === null) return isBlock ? insertPiece(piece) : insertAmongWords(piece)
  if (before.type === piece.type) return replacePiece(before, piece)
  return isBlock
    ? moveOut(before, piece)
    : replacePiece(before, nodes.paragraph.create(null, piece))
}
