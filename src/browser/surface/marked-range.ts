/** Which words around the cursor carry a link, a language or another mark. */
import type { Mark, MarkType, Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'

interface MarkedRange {
  readonly from: number
  readonly to: number
  readonly mark: Mark
}

/** Runs of neighbours in a line that carry the same mark. */
function runsOf(line: Node, start: number, type: MarkType): MarkedRange[] {
  const runs: MarkedRange[] = []
  let at = start
  for (const child of line.children) {
    const mark = type.isInSet(child.marks)
    const last = runs.at(-1)
    const to = at + child.nodeSize
    if (mark !== undefined && last?.to === at && last.mark.eq(mark)) {
      runs[runs.length - 1] = { ...last, to }
    } else if (mark !== undefined) runs.push({ from: at, to, mark })
    at = to
  }
  return runs
}

/** The run of words around the cursor that carries the mark; null where none does. */
export function markedRange({ selection }: EditorState, type: MarkType): MarkedRange | null {
  const { $from, to } = selection
  if (!$from.parent.isTextblock) return null
  const runs = runsOf($from.parent, $from.start(), type)
  return runs.find((run) => run.from <= $from.pos && to <= run.to) ?? null
}

export function isMarked(state: EditorState, type: MarkType): boolean {
  const { from, to, $from, empty } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}
