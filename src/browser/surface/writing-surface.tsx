/** The writing surface on the page: the document, its tools, and the forms of what is not typed in place. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Node } from 'prosemirror-model'
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { FormulaDialog } from '#browser/formula/formula-dialog.tsx'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { MenuItem } from '#browser/parts/menu.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { RecorderOnDemand } from '#browser/recording/recorder-on-demand.tsx'
import { newFileBlock, type PickedBlockType } from '#browser/write/new-block.ts'
import type { ResourceBlock } from '#contract/content.ts'
import type { Formula } from '#contract/formulas.ts'
import type { FileSummary } from '#contract/resources.ts'
import { contentSchema } from './content-schema.ts'
import { blockNode } from './content-to-document.ts'
import type { Surface } from './create-surface.ts'
import { blockOf } from './document-to-content.ts'
import { useFilePicker } from './file-picker.tsx'
import { insertPiece, replacePiece } from './insert-piece.ts'
import { markedRange } from './marked-range.ts'
import { PieceDialog } from './piece-dialog.tsx'
import { formulaOf, placeFormula } from './place-formula.ts'
import { setLanguage, setLink } from './set-link.ts'
import { LanguageDialog, LinkDialog } from './style-dialogs.tsx'
import type { SurfaceFacts } from './surface-facts.ts'
import { SurfaceToolbar } from './surface-toolbar.tsx'
import { newTable } from './table-commands.ts'
import { useFocusBack } from './use-focus-back.ts'
import './surface.css'

const { nodes, marks } = contentSchema

export interface WritingSurfaceProps {
  surface: Surface
  facts: SurfaceFacts
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  /** Lets the person choose an exercise. */
  onExercise: (onChosen: (exerciseId: string) => void) => void
}

/** The form that is open. */
type Form =
  | { readonly kind: 'link' }
  | { readonly kind: 'language' }
  | { readonly kind: 'formula'; readonly node: Node | null; readonly formula: Formula }
  | { readonly kind: 'piece'; readonly node: Node }
  | { readonly kind: 'recorder' }

interface Uploading {
  readonly isBusy: boolean
  readonly refusal: ApiRefusal | null
}

function formOf(node: Node): Form | null {
  if (node.type === nodes.maths || node.type === nodes.maths_block) {
    return { kind: 'formula', node, formula: formulaOf(node) }
  }
  return node.isAtom && node.type !== nodes.exercise ? { kind: 'piece', node } : null
}

function useUploading({ upload }: WritingSurfaceProps, add: (block: ResourceBlock) => void) {
  const words = useWords('write').block
  const [uploading, setUploading] = useState<Uploading>({ isBusy: false, refusal: null })
  const send = async (type: PickedBlockType, file: File): Promise<void> => {
    setUploading({ isBusy: true, refusal: null })
    announce(words.sending)
    const sent = await upload(file)
    setUploading({ isBusy: false, refusal: sent.ok ? null : sent.refusal })
    if (!sent.ok) return
    add(newFileBlock(type, sent.value))
  }
  return { uploading, send }
}

interface FormsProps extends WritingSurfaceProps {
  form: Form | null
  onFile: (block: ResourceBlock) => void
  onClose: () => void
}

function Forms(props: FormsProps) {
  const { surface, facts, form, onFile, onClose } = props
  const state = surface.state.view()
  const done = (act: () => unknown): void => {
    onClose()
    act()
  }
  if (form === null) return null
  if (form.kind === 'link') {
    const range = markedRange(state, marks.link)
    return (
      <LinkDialog
        href={range?.mark.attrs.href ?? ''}
        asksWords={range === null && state.selection.empty}
        onLink={(href, words) => done(() => surface.run(setLink(href, words)))}
        onClose={onClose}
      />
    )
  }
  if (form.kind === 'language') {
    return (
      <LanguageDialog
        lang={markedRange(state, marks.language)?.mark.attrs.lang ?? null}
        onLang={(lang) => done(() => surface.run(setLanguage(lang)))}
        onClose={onClose}
      />
    )
  }
  if (form.kind === 'formula') {
    return (
      <FormulaDialog
        formula={form.formula}
        choosesPlace
        onFormula={(formula) => done(() => surface.run(placeFormula(form.node, formula)))}
        onClose={onClose}
      />
    )
  }
  if (form.kind === 'recorder') {
    return (
      <RecorderOnDemand
        upload={props.upload}
        onKept={(file) => onFile(newFileBlock('audio', file))}
        onClose={onClose}
      />
    )
  }
  const { node } = form
  return (
    <PieceDialog
      block={blockOf(node)}
      files={facts.files}
      fileAddress={facts.fileAddress}
      onBlock={(block) => done(() => surface.run(replacePiece(node, blockNode(block))))}
      onClose={onClose}
    />
  )
}

function KeysTold() {
  const words = useWords('write').surface
  return (
    <Disclosure label={words.keys}>
      <ul class="surface-keys">
        {Object.values(words.keyLines).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

export function WritingSurface(props: WritingSurfaceProps) {
  const { surface, facts, onExercise } = props
  const words = useWords('write')
  const state = useWatched(surface.state)
  const [form, setForm] = useState<Form | null>(null)
  useFocusBack(surface, form !== null)
  const place = useRef<HTMLDivElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const open = (node: Node): void => setForm(formOf(node))
  const openNew = (isBlock: boolean): void =>
    setForm({ kind: 'formula', node: null, formula: { tex: '', isBlock } })
  const addFile = (block: ResourceBlock): void => {
    const piece = blockNode(block)
    surface.run(insertPiece(piece))
    // What a picture shows, what a recording says is asked at once, while the person has it in mind.
    open(piece)
  }
  const { uploading, send } = useUploading(props, addFile)
  const picker = useFilePicker((type, file) => void send(type, file))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the surface is drawn once; what it asks of the page only sets states of this page.
  useEffect(() => {
    if (place.current === null) return
    return surface.mount(place.current, {
      openPiece: open,
      openLink: () => setForm({ kind: 'link' }),
      leaveToTools: () => tools.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
      onMoved: (at, total) => announce(words.block.movedTo({ place: at, total })),
      onFiles: (files) => {
        for (const file of files.slice(0, 1)) void send('image', file)
      },
      onPicturesLeft: (count) =>
        toast({ text: words.surface.picturesLeft({ count }), kind: 'attention' }),
    })
  }, [surface])
  useEffect(() => surface.tell(facts), [surface, facts])
  const file = (type: 'image' | 'audio' | 'file', onSelect: () => void): MenuItem => ({
    label: words.block.types[type],
    disabled: uploading.isBusy,
    onSelect,
  })
  const additions: MenuItem[] = [
    {
      label: words.block.types.table,
      onSelect: () =>
        surface.run(insertPiece(newTable((column) => words.table.headerCell({ column })))),
    },
    {
      label: words.block.types.maths,
      onSelect: () => openNew(true),
    },
    file('image', () => picker.open('image')),
    file('audio', () => setForm({ kind: 'recorder' })),
    file('file', () => picker.open('file')),
    {
      label: words.block.types.exercise,
      onSelect: () =>
        onExercise((exerciseId) => surface.run(insertPiece(nodes.exercise.create({ exerciseId })))),
    },
  ]
  return (
    <div class="surface-frame">
      <SurfaceToolbar
        state={state}
        run={surface.run}
        onLink={() => setForm({ kind: 'link' })}
        onLanguage={() => setForm({ kind: 'language' })}
        onFormula={() => openNew(false)}
        additions={additions}
        toolsRef={tools}
      />
      {picker.inputs}
      {uploading.isBusy && <p class="small soft">{words.block.sending}</p>}
      {uploading.refusal && <ErrorView refusal={uploading.refusal} live />}
      <div ref={place} id="surface" class="surface-place" />
      <p class="field-hint">{words.block.formats}</p>
      <KeysTold />
      <Forms {...props} form={form} onFile={addFile} onClose={() => setForm(null)} />
    </div>
  )
}
