/**
 * The document of the writing surface: the contract's content, piece by piece, so that each turns
 * into the other without loss. What the contract cannot say cannot be typed here.
 */
import { type DOMOutputSpec, Schema } from 'prosemirror-model'

/** One paragraph's worth of running text. */
const running = { content: 'inline*', defining: true } as const
/** What is set in a form of its own; on the surface it is one thing. */
const formed = { group: 'block', atom: true, selectable: true, draggable: true } as const

const nodes = {
  doc: { content: 'block+' },
  paragraph: {
    ...running,
    defining: false,
    group: 'block',
    parseDOM: [{ tag: 'p' }],
    toDOM: (): DOMOutputSpec => ['p', 0],
  },
  heading: {
    ...running,
    group: 'block',
    attrs: { level: { default: 2 } },
    parseDOM: [2, 3].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  list: {
    content: 'list_item+',
    group: 'block',
    attrs: { ordered: { default: false } },
    parseDOM: [
      { tag: 'ul', attrs: { ordered: false } },
      { tag: 'ol', attrs: { ordered: true } },
    ],
    toDOM: ({ attrs }) => [attrs.ordered ? 'ol' : 'ul', 0],
  },
  list_item: { ...running, parseDOM: [{ tag: 'li' }], toDOM: (): DOMOutputSpec => ['li', 0] },
  callout: {
    content: 'callout_line+',
    group: 'block',
    attrs: { kind: { default: 'remember' } },
    parseDOM: [
      { tag: 'div[data-kind]', getAttrs: (box) => ({ kind: box.getAttribute('data-kind') }) },
    ],
    toDOM: ({ attrs }) => [
      'div',
      { class: `content-callout ${attrs.kind}`, role: 'group', 'data-kind': attrs.kind },
      0,
    ],
  },
  callout_line: {
    ...running,
    parseDOM: [{ tag: 'p', context: 'callout/' }],
    toDOM: (): DOMOutputSpec => ['p', 0],
  },
  quote: {
    content: 'quote_line+ quote_source',
    group: 'block',
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: (): DOMOutputSpec => ['blockquote', { class: 'content-quote' }, 0],
  },
  quote_line: {
    ...running,
    parseDOM: [{ tag: 'p', context: 'quote/' }],
    toDOM: (): DOMOutputSpec => ['p', { class: 'content-verse' }, 0],
  },
  quote_source: {
    content: 'text*',
    marks: '',
    isolating: true,
    parseDOM: [{ tag: 'footer', context: 'quote/' }],
    toDOM: (): DOMOutputSpec => ['footer', 0],
  },
  table: {
    content: 'table_caption table_head table_row*',
    group: 'block',
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: (): DOMOutputSpec => ['div', { class: 'content-table' }, ['table', 0]],
  },
  table_caption: {
    content: 'text*',
    marks: '',
    isolating: true,
    parseDOM: [{ tag: 'caption' }],
    toDOM: (): DOMOutputSpec => ['caption', 0],
  },
  table_head: {
    content: 'head_cell+',
    parseDOM: [{ tag: 'tr.head' }],
    toDOM: (): DOMOutputSpec => ['tr', { class: 'head' }, 0],
  },
  table_row: {
    content: 'table_cell+',
    parseDOM: [{ tag: 'tr' }],
    toDOM: (): DOMOutputSpec => ['tr', 0],
  },
  head_cell: {
    ...running,
    isolating: true,
    parseDOM: [{ tag: 'th' }],
    toDOM: (): DOMOutputSpec => ['th', { scope: 'col' }, 0],
  },
  table_cell: {
    ...running,
    isolating: true,
    parseDOM: [{ tag: 'td' }],
    toDOM: (): DOMOutputSpec => ['td', 0],
  },
  maths_block: { ...formed, attrs: { tex: {} } },
  // Absent and empty are two things in the contract: null is absent.
  image: {
    ...formed,
    attrs: {
      fileId: {},
      alt: { default: '' },
      decorative: { default: null },
      caption: { default: null },
    },
  },
  audio: { ...formed, attrs: { fileId: {}, title: {}, transcript: { default: '' } } },
  file: { ...formed, attrs: { fileId: {}, title: {} } },
  exercise: { ...formed, attrs: { exerciseId: {} } },
  text: { group: 'inline' },
  line_break: {
    group: 'inline',
    inline: true,
    selectable: false,
    leafText: () => '\n',
    parseDOM: [{ tag: 'br' }],
    toDOM: (): DOMOutputSpec => ['br'],
  },
  maths: { group: 'inline', inline: true, atom: true, attrs: { tex: {} } },
} as const satisfies ConstructorParameters<typeof Schema>[0]['nodes']

type NodeName = keyof typeof nodes

/** Nodes without an HTML of their own are copied by what they hold, and come back by it. */
function carried(name: NodeName, tag: 'div' | 'span') {
  return {
    parseDOM: [
      {
        tag: `${tag}[data-piece="${name}"]`,
        getAttrs: (element: HTMLElement) => JSON.parse(element.dataset.holds ?? '{}'),
      },
    ],
    toDOM: ({ attrs }: { attrs: unknown }): DOMOutputSpec => [
      tag,
      { 'data-piece': name, 'data-holds': JSON.stringify(attrs) },
    ],
  }
}

export const contentSchema = new Schema({
  nodes: {
    ...nodes,
    maths_block: { ...nodes.maths_block, ...carried('maths_block', 'div') },
    image: { ...nodes.image, ...carried('image', 'div') },
    audio: { ...nodes.audio, ...carried('audio', 'div') },
    file: { ...nodes.file, ...carried('file', 'div') },
    exercise: { ...nodes.exercise, ...carried('exercise', 'div') },
    maths: { ...nodes.maths, ...carried('maths', 'span') },
  },
  marks: {
    // A link of the contract is plain words: neither bold nor of another language.
    link: {
      attrs: { href: {} },
      excludes: '_',
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href^="https://"]',
          getAttrs: (anchor) => ({ href: anchor.getAttribute('href') }),
        },
      ],
      toDOM: ({ attrs }) => ['a', { href: attrs.href, rel: 'noreferrer' }, 0],
    },
    language: {
      attrs: { lang: {} },
      parseDOM: [{ tag: 'span[lang]', getAttrs: (span) => ({ lang: span.getAttribute('lang') }) }],
      toDOM: ({ attrs }) => ['span', { lang: attrs.lang, class: 'surface-language' }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    sub: { parseDOM: [{ tag: 'sub' }], toDOM: () => ['sub', 0] },
    sup: { parseDOM: [{ tag: 'sup' }], toDOM: () => ['sup', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
})
