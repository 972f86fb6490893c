/**
 * The writing surface: one document that is typed into, with the keys, the clipboard and the pieces
 * of the content. It lives as long as the page, whether it is drawn or not, so that looking at the
 * preview forgets no step that could be undone.
 */
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type Command, EditorState, NodeSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { contentLanguage } from '#browser/content/content-text.ts'
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { ResourceBlock } from '#contract/content.ts'
import { contentSchema } from './content-schema.ts'
import { contentToDocument } from './content-to-document.ts'
import { documentToContent } from './document-to-content.ts'
import { PastedParser } from './pasted-parser.ts'
import { inertHtml } from './pasted-tree.ts'
import { pieceNodeViews } from './piece-node-views.tsx'
import { roomAtEnd, withRoomAtEnd } from './room-at-end.ts'
import { type HintWords, surfaceDecorations } from './surface-decorations.ts'
import type { SurfaceFacts } from './surface-facts.ts'
import { surfaceKeys, typedSigns } from './surface-keys.ts'
import { clearCells, evenTables, placeInTable } from './table-commands.ts'

/** What the surface asks of the page around it. */
export interface SurfaceAsks {
  readonly openPiece: (node: Node) => void
  readonly openLink: () => void
  readonly leaveToTools: () => void
  readonly onMoved: (place: number, total: number) => void
  /** Pictures that were pasted or dropped as files. */
  readonly onFiles: (files: readonly File[]) => void
  /** Pictures of the pasted text that could not come along. */
  readonly onPicturesLeft: (count: number) => void
}

export interface SurfaceOptions {
  readonly blocks: readonly ResourceBlock[]
  readonly onBlocks: (blocks: ResourceBlock[]) => void
  readonly facts: SurfaceFacts
  readonly label: string
  readonly words: HintWords
}

export interface Surface {
  readonly state: Watched<EditorState>
  /** Does something to the document and gives it the keyboard; false where it does not apply. */
  run(command: Command): boolean
  focus(): void
  tell(facts: SurfaceFacts): void
  /** Draws it into an element; what comes back takes it away again. */
  mount(place: HTMLElement, asks: SurfaceAsks): () => void
}

/** All words of a slice as one running text: a cell has room for no more. */
function asRunningText(slice: Slice): Slice {
  const lines: Fragment[] = []
  slice.content.descendants((node) => {
    if (node.isTextblock) lines.push(node.content)
    return !node.isTextblock
  })
  // A slice may be bare text already.
  if (lines.length === 0) return slice
  const breakNode = contentSchema.nodes.line_break.create()
  const joined = lines.reduce(
    (all, line, place) => (place === 0 ? line : all.append(Fragment.from(breakNode)).append(line)),
    Fragment.empty,
  )
  return new Slice(joined, 0, 0)
}

function pastedFiles(data: DataTransfer | null): File[] {
  // Word puts a picture of the text beside the text.
  if (data === null || data.types.includes('text/html')) return []
  return [...data.files].filter((file) => file.type.startsWith('image/'))
}

function propsFor(options: SurfaceOptions, asks: SurfaceAsks, facts: Watched<SurfaceFacts>) {
  return {
    attributes: {
      class: 'content surface',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      lang: contentLanguage,
    },
    nodeViews: pieceNodeViews(facts, asks.openPiece),
    transformPastedHTML: inertHtml,
    clipboardParser: new PastedParser(asks.onPicturesLeft),
    handleTextInput(view: EditorView, _from: number, _to: number, text: string): boolean {
      if (!clearCells(view.state, view.dispatch)) return false
      view.dispatch(view.state.tr.insertText(text))
      return true
    },
    handleKeyDown(view: EditorView, event: KeyboardEvent): boolean {
      const { selection } = view.state
      if (event.key !== 'Enter' || !(selection instanceof NodeSelection)) return false
      asks.openPiece(selection.node)
      return true
    },
    handleClickOn(_view: EditorView, _at: number, node: Node): boolean {
      const { maths, maths_block } = contentSchema.nodes
      if (node.type !== maths && node.type !== maths_block) return false
      asks.openPiece(node)
      return true
    },
    handlePaste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
      const files = pastedFiles(event.clipboardData)
      if (files.length > 0) asks.onFiles(files)
      if (files.length > 0) return true
      if (placeInTable(view.state) === null) return false
      view.dispatch(view.state.tr.replaceSelection(asRunningText(slice)).scrollIntoView())
      return true
    },
    handleDrop(_view: EditorView, event: DragEvent): boolean {
      const files = pastedFiles(event.dataTransfer)
      if (files.length > 0) asks.onFiles(files)
      return files.length > 0
    },
  }
}

export function createSurface(options: SurfaceOptions): Surface {
  const facts = createWatched(options.facts)
  const acts: { asks: SurfaceAsks | null } = { asks: null }
  const plugins = [
    typedSigns,
    ...surfaceKeys({
      openLink: () => acts.asks?.openLink(),
      leaveToTools: () => acts.asks?.leaveToTools(),
      onMoved: (place, total) => acts.asks?.onMoved(place, total),
    }),
    history(),
    gapCursor(),
    evenTables,
    roomAtEnd,
    surfaceDecorations(facts, options.words),
  ]
  const state = createWatched(
    EditorState.create({ doc: withRoomAtEnd(contentToDocument(options.blocks)), plugins }),
  )
  let view: EditorView | null = null
  const take = (next: EditorState): void => {
    const isChanged = !next.doc.eq(state.view().doc)
    view?.updateState(next)
    state.set(next)
    if (isChanged) options.onBlocks(documentToContent(next.doc))
  }
  const dispatch: EditorView['dispatch'] = (transaction) => take(state.view().apply(transaction))
  return {
    state,
    run(command) {
      const done = command(state.view(), dispatch, view ?? undefined)
      view?.focus()
      return done
    },
    focus: () => view?.focus(),
    tell(next) {
      facts.set(next)
      view?.updateState(state.view())
    },
    mount(place, asks) {
      acts.asks = asks
      const drawn = new EditorView(place, {
        state: state.view(),
        dispatchTransaction: dispatch,
        ...propsFor(options, asks, facts),
      })
      view = drawn
      return () => {
        drawn.destroy()
        view = null
        acts.asks = null
      }
    },
  }
}
