/**
 * Structured content: what a resource, a question's wording and a feedback are made of.
 * It is data, never HTML: what is not in these shapes cannot reach a pupil's screen.
 */
import Type, { type Static } from 'typebox'

/** Longest run of text in one inline piece, in characters. */
export const inlineTextMax = 4_000
/** Longest words of one link, in characters. */
export const linkTextMax = 500
/** Most pieces of one running text. */
export const inlinesMax = 200
/** Longest line that names or explains something: a table's title, a quotation's source. */
export const captionMax = 300
/** Longest formula among words, in characters of TeX. */
export const inlineTexMax = 2_000
/** Longest formula that stands alone, in characters of TeX. */
export const texMax = 4_000
export const listItemsMax = 100
export const calloutParagraphsMax = 20
export const quoteLinesMax = 80
export const tableColumnsMax = 10
export const tableRowsMax = 60
/** Most blocks in one resource. */
export const blocksMax = 400

const inlineText = Type.Object({
  type: Type.Literal('text'),
  text: Type.String({ maxLength: inlineTextMax }),
  /** `strong` and `emphasis` speak; `sub`/`sup` are for 10², H₂O; `code` is monospaced. */
  marks: Type.Optional(
    Type.Array(
      Type.Union([
        Type.Literal('strong'),
        Type.Literal('emphasis'),
        Type.Literal('sub'),
        Type.Literal('sup'),
        Type.Literal('code'),
      ]),
      { maxItems: 5 },
    ),
  ),
  /** BCP 47 tag where the words are of another language, so that a voice reads them rightly. */
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}(-[A-Z]{2})?$' })),
})

const inlineMaths = Type.Object({
  type: Type.Literal('maths'),
  /** TeX as KaTeX reads it. */
  tex: Type.String({ maxLength: inlineTexMax }),
  /** MathML made by the server when the revision is published; never taken from a client. */
  mathml: Type.Optional(Type.String()),
})

const inlineLink = Type.Object({
  type: Type.Literal('link'),
  /** https only: checked again by the act that publishes. */
  href: Type.String({ maxLength: 2_000, pattern: '^https://' }),
  text: Type.String({ minLength: 1, maxLength: linkTextMax }),
})

export const inlineSchema = Type.Union([inlineText, inlineMaths, inlineLink])
export type Inline = Static<typeof inlineSchema>

/** One paragraph's worth of running text. */
export const inlinesSchema = Type.Array(inlineSchema, { maxItems: inlinesMax })
export type Inlines = Static<typeof inlinesSchema>

const idSchema = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' })

const simpleBlocks = [
  Type.Object({
    type: Type.Literal('heading'),
    level: Type.Union([Type.Literal(2), Type.Literal(3)]),
    text: inlinesSchema,
  }),
  Type.Object({ type: Type.Literal('paragraph'), text: inlinesSchema }),
  Type.Object({
    type: Type.Literal('list'),
    ordered: Type.Boolean(),
    items: Type.Array(inlinesSchema, { minItems: 1, maxItems: listItemsMax }),
  }),
  /** A boxed passage: what to keep, an example, a method, a warning. */
  Type.Object({
    type: Type.Literal('callout'),
    kind: Type.Union([
      Type.Literal('remember'),
      Type.Literal('example'),
      Type.Literal('method'),
      Type.Literal('careful'),
    ]),
    paragraphs: Type.Array(inlinesSchema, { minItems: 1, maxItems: calloutParagraphsMax }),
  }),
  Type.Object({
    type: Type.Literal('quote'),
    /** One entry a line, so that verse keeps its lines. */
    lines: Type.Array(inlinesSchema, { minItems: 1, maxItems: quoteLinesMax }),
    source: Type.Optional(Type.String({ maxLength: captionMax })),
  }),
  Type.Object({
    type: Type.Literal('table'),
    caption: Type.String({ maxLength: captionMax }),
    header: Type.Array(inlinesSchema, { minItems: 1, maxItems: tableColumnsMax }),
    rows: Type.Array(Type.Array(inlinesSchema, { minItems: 1, maxItems: tableColumnsMax }), {
      maxItems: tableRowsMax,
    }),
  }),
  Type.Object({
    type: Type.Literal('maths'),
    tex: Type.String({ maxLength: texMax }),
    mathml: Type.Optional(Type.String()),
  }),
  Type.Object({
    type: Type.Literal('image'),
    fileId: idSchema,
    /** What the picture says to someone who cannot see it; empty only for mere decoration. */
    alt: Type.String({ maxLength: 500 }),
    decorative: Type.Optional(Type.Boolean()),
    caption: Type.Optional(Type.String({ maxLength: captionMax })),
  }),
  Type.Object({
    type: Type.Literal('audio'),
    fileId: idSchema,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    /** The words of the recording, for those who cannot hear it. */
    transcript: Type.String({ maxLength: 10_000 }),
  }),
] as const

/** Content of questions and feedbacks: everything but files to download and exercises. */
export const blockSchema = Type.Union([...simpleBlocks])
export type Block = Static<typeof blockSchema>

export const blocksSchema = Type.Array(blockSchema, { maxItems: 60 })
export type Blocks = Static<typeof blocksSchema>

/** Content of a resource: blocks, files to download, and exercises inline. */
export const resourceBlockSchema = Type.Union([
  ...simpleBlocks,
  Type.Object({
    type: Type.Literal('file'),
    fileId: idSchema,
    title: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  Type.Object({ type: Type.Literal('exercise'), exerciseId: idSchema }),
])
export type ResourceBlock = Static<typeof resourceBlockSchema>

export const resourceContentSchema = Type.Object({
  /** 1 today; raised when a shape changes so that old revisions stay readable. */
  format: Type.Literal(1),
  blocks: Type.Array(resourceBlockSchema, { maxItems: blocksMax }),
})
export type ResourceContent = Static<typeof resourceContentSchema>

/** Plain words of inline content, for search, voices and tables. */
export function inlinesToText(inlines: Inlines): string {
  return inlines.map((inline) => (inline.type === 'maths' ? inline.tex : inline.text)).join('')
}

/** A plain string as inline content. */
export function textToInlines(text: string): Inlines {
  return text === '' ? [] : [{ type: 'text', text }]
}
