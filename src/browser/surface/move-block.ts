/** Moves the block under the cursor one place up or down. */
import { type Command, NodeSelection, TextSelection } from 'prosemirror-state'

/** `onMoved` hears of the new place, from 1, and of how many there are. */
export function moveBlock(step: 1 | -1, onMoved: (place: number, total: number) => void): Command {
  return (state, dispatch) => {
    const { selection, doc } = state
    const place = selection.$from.index(0)
    const block = doc.child(place)
    const neighbour = doc.maybeChild(place + step)
    if (neighbour === null) return false
    if (dispatch === undefined) return true
    const at = selection.$from.posAtIndex(place, 0)
    const target = step === 1 ? at + neighbour.nodeSize : at - neighbour.nodeSize
    const tr = state.tr.delete(at, at + block.nodeSize).insert(target, block)
    const shift = target - at
    tr.setSelection(
      selection instanceof NodeSelection
        ? NodeSelection.create(tr.doc, selection.from + shift)
        : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift),
    )
    dispatch(tr.scrollIntoView())
    onMoved(place + step + 1, doc.childCount)
    return true
  }
}
