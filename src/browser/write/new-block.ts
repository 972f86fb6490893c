/** The kinds of blocks that a teacher may add, and what a new one holds. */
import type { Block, ResourceBlock } from '#contract/content.ts'

export type BlockType = ResourceBlock['type']

/** What can be added at once; pictures, recordings, files and exercises are chosen first. */
export const wordBlockTypes = [
  'paragraph',
  'heading',
  'list',
  'callout',
  'quote',
  'table',
  'maths',
] as const satisfies readonly BlockType[]
export type WordBlockType = (typeof wordBlockTypes)[number]

/** What is a file chosen from the device; a recording is one too, or is made in place. */
export const pickedBlockTypes = ['image', 'file'] as const satisfies readonly BlockType[]
export type PickedBlockType = (typeof pickedBlockTypes)[number]
type FileBlockType = PickedBlockType | 'audio'

/** A wish to the file dialog; what a file is, the server decides by its content. */
export const acceptOf: Readonly<Record<PickedBlockType, string>> = {
  image: 'image/jpeg,image/png,image/webp,image/gif,image/avif',
  file: '.pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx',
}

export function newBlock(type: WordBlockType): Block {
  switch (type) {
    case 'paragraph':
      return { type, text: [] }
    case 'heading':
      return { type, level: 2, text: [] }
    case 'list':
      return { type, ordered: false, items: [[]] }
    case 'callout':
      return { type, kind: 'remember', paragraphs: [[]] }
    case 'quote':
      return { type, lines: [[]] }
    case 'table':
      return {
        type,
        caption: '',
        header: [[], []],
        rows: [
          [[], []],
          [[], []],
        ],
      }
    case 'maths':
      return { type, tex: '' }
  }
}

/** A file that was sent, as a block; its name is the first title, without its ending. */
export function newFileBlock(
  type: FileBlockType,
  file: { readonly id: string; readonly name: string },
): ResourceBlock {
  const title = file.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200) || file.name
  if (type === 'image') return { type, fileId: file.id, alt: '' }
  if (type === 'audio') return { type, fileId: file.id, title, transcript: '' }
  return { type, fileId: file.id, title }
}
